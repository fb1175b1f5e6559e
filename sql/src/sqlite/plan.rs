//! How SQLite changes what is there: a new table takes the rows of the old one.

use super::Sqlite;
use crate::dialect::Unsupported;
use crate::engine::{Conversion, Converted, Guard, Planned};
use crate::schema::Column;
use crate::writer::{Spelling as _, quoted};

/// Where keys are watched, a table that is dropped takes along the rows that refer to it; and where
/// statements are not left as they are, a table that takes the name of another one changes those that
/// speak of it.
const OPENING: &str = "PRAGMA foreign_keys = OFF;\nPRAGMA legacy_alter_table = ON;";

const CLOSING: &str = "PRAGMA legacy_alter_table = OFF;\nPRAGMA foreign_keys = ON;";

/// A table of the session, which takes nothing that is counted.
const NOTHING: &str = "temp.\"tablewright\"";

impl Planned for Sqlite {
    fn session_of_plan(&self) -> Option<(&'static str, &'static str)> {
        Some((OPENING, CLOSING))
    }

    /// A decimal is an integer of its last digits. What is no integer any more is not taken by the new
    /// table, and what is too long or too large is in the way of its checks.
    fn convert(
        &self,
        [before, after]: [&Column; 2],
        conversion: Conversion,
        name: &str,
    ) -> Result<Converted, Unsupported> {
        let expression = match conversion {
            Conversion::Float => Some(format!("CAST({name} AS REAL)")),
            _ if before.ty != after.ty => {
                return Err(Unsupported {
                    why: "SQLite keeps one of the two types as bytes".to_owned(),
                    cure: "",
                });
            }
            Conversion::Number { from, to } if to > from => {
                Some(format!("{name} * {}", power_of_ten(to - from)))
            }
            Conversion::Number { from, to } if to < from => {
                let unit = power_of_ten(from - to);
                Some(format!(
                    "CASE WHEN {name} % {unit} = 0 THEN {name} / {unit} ELSE {name} / {unit}.0 END"
                ))
            }
            Conversion::Kept | Conversion::Number { .. } | Conversion::Text { .. } => None,
        };
        Ok(Converted {
            expression,
            refused: None,
        })
    }

    fn guard(&self, guard: &Guard) -> Vec<String> {
        let table = self.name(&guard.table);
        let rows = format!("{table} WHERE {}", guard.condition);
        self.count_nothing(&rows, &format!("{}: {}", guard.table, guard.why))
    }

    fn check_references(&self, tables: &[&str]) -> Vec<String> {
        let rows = tables
            .iter()
            .map(|table| format!("SELECT 1 FROM pragma_foreign_key_check({})", quoted(table)));
        let rows: Vec<String> = rows.collect();
        let rows = format!("({})", rows.join("\n    UNION ALL "));
        self.count_nothing(&rows, "rows refer to others that are not there")
    }
}

impl Sqlite {
    /// Fails with a text where there are rows.
    fn count_nothing(&self, rows: &str, why: &str) -> Vec<String> {
        let why = self.name(why);
        vec![
            format!("CREATE TABLE {NOTHING} (rows INTEGER CONSTRAINT {why} CHECK (rows = 0))"),
            format!("INSERT INTO {NOTHING} SELECT COUNT(*) FROM {rows}"),
            format!("DROP TABLE {NOTHING}"),
        ]
    }
}

fn power_of_ten(zeros: u8) -> String {
    format!("1{}", "0".repeat(usize::from(zeros)))
}
