//! MySQL and MariaDB.
//!
//! Text has a collation that compares bytes and pads nothing, so that `=` and `LIKE` mean what Rust
//! means.

use std::fmt::Write as _;

use super::writer::{End, Engine, ends_of, not};

pub(super) struct MySql;

impl Engine for MySql {
    fn column(&self, name: &str) -> String {
        format!("`{name}`")
    }

    /// A backslash is an escape there, unless the mode of the session says otherwise.
    fn text(&self, text: &str) -> String {
        format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
    }

    /// What is unsigned stays so in arithmetic, and then has no negative results.
    fn wide(&self, of: &str) -> String {
        format!("CAST({of} AS SIGNED)")
    }

    /// The regular expressions of both have classes, and characters by number in them.
    fn only(&self, of: &str, ranges: &[(char, char)], negated: bool) -> String {
        let mut class = String::new();
        for end in ends_of(ranges) {
            match end {
                End::Character(character) if character.is_ascii_alphanumeric() => {
                    class.push(character);
                }
                End::Character(character) => {
                    let _ = write!(class, "\\x{{{:X}}}", u32::from(character));
                }
                End::To => class.push('-'),
            }
        }
        let not = not(!negated);
        let pattern = self.text(&format!("[^{class}]"));
        format!("{of} {not}REGEXP {pattern}")
    }
}
