//! SQLite.

use tablewright_sql::Dialect;

use crate::common::sqlite::{Sqlite, exact};
use crate::engine::{Engine, hex, text_literal};
use crate::row::Cell;

impl Engine for Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.run(sql)
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        let number = |cell: Option<String>| cell.map(|cell| cell.parse().expect("a number"));
        let rows = self.rows(sql)?.into_iter();
        Ok(rows
            .map(|row| row.into_iter().map(number).collect())
            .collect())
    }

    fn literal(&self, cell: &Cell) -> String {
        match cell {
            Cell::Null => "NULL".to_owned(),
            Cell::Boolean(value) => u8::from(*value).to_string(),
            Cell::Integer(value) => value.to_string(),
            // All decimals here are given with the scale of their column.
            Cell::Decimal(value) => value.mantissa().to_string(),
            Cell::Unsigned(value) => format!("X'{value:016X}'"),
            Cell::Single(value) => exact(f64::from(*value)),
            Cell::Double(value) => exact(*value),
            Cell::Text(text) => text_literal(text),
            Cell::Bytes(bytes) => format!("X'{}'", hex(bytes)),
            Cell::Uuid(uuid) => format!("X'{}'", hex(uuid.as_bytes())),
            Cell::Instant(text) => format!("'{}Z'", text.replace(' ', "T")),
            Cell::DateTime(text) => format!("'{}'", text.replace(' ', "T")),
            Cell::Date(text) | Cell::Time(text) => format!("'{text}'"),
        }
    }
}
