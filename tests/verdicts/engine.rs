//! What judges rows.

use std::fmt::Write as _;

use tablewright_sql::Dialect;

use crate::row::Cell;

/// An engine, if it is there.
pub(crate) type Judged = Option<Box<dyn Engine>>;

/// An engine with a database of its own.
pub(crate) trait Engine {
    fn dialect(&self) -> Dialect;

    /// Runs a statement.
    fn run(&mut self, sql: &str) -> Result<(), String>;

    /// The rows of a query: numbers, and NULL.
    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String>;

    /// A cell as a literal.
    fn literal(&self, cell: &Cell) -> String;

    /// A name in quotes.
    fn quoted(&self, name: &str) -> String {
        format!("\"{name}\"")
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02X}").expect("a text takes all");
    }
    text
}

/// Text between single quotes.
pub(crate) fn text_literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
