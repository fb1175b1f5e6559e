//! SQLite, in process.

use rusqlite::Connection;
use tablewright::Dialect;

use crate::engine::{Engine, hex, text_literal};
use crate::row::Cell;

pub(crate) struct Sqlite(Connection);

impl Sqlite {
    pub(crate) fn new() -> Self {
        Self(Connection::open_in_memory().expect("a database"))
    }
}

impl Engine for Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.0.execute_batch(sql).map_err(|error| error.to_string())
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        let mut statement = self.0.prepare(sql).map_err(|error| error.to_string())?;
        let count = statement.column_count();
        let rows = statement.query_map([], |row| (0..count).map(|index| row.get(index)).collect());
        let rows: Result<Vec<_>, _> = rows.map_err(|error| error.to_string())?.collect();
        rows.map_err(|error| error.to_string())
    }

    fn literal(&self, cell: &Cell) -> String {
        match cell {
            Cell::Null => "NULL".to_owned(),
            Cell::Boolean(value) => u8::from(*value).to_string(),
            Cell::Integer(value) => value.to_string(),
            // All decimals here are given with the scale of their column.
            Cell::Decimal(value) => value.mantissa().to_string(),
            Cell::Unsigned(value) => format!("X'{value:016X}'"),
            Cell::Single(value) => format!("{:e}", f64::from(*value)),
            Cell::Double(value) => format!("{value:e}"),
            Cell::Text(text) => text_literal(text),
            Cell::Bytes(bytes) => format!("X'{}'", hex(bytes)),
            Cell::Uuid(uuid) => format!("X'{}'", hex(uuid.as_bytes())),
            Cell::Instant(text) => format!("'{}Z'", text.replace(' ', "T")),
            Cell::DateTime(text) => format!("'{}'", text.replace(' ', "T")),
            Cell::Date(text) | Cell::Time(text) => format!("'{text}'"),
        }
    }
}
