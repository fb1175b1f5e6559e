//! PostgreSQL, as a server of the test's own.

use tablewright_sql::Dialect;

use crate::common::postgres::{self, Postgres};
use crate::engine::{Engine, Judged, hex, text_literal};
use crate::row::Cell;

pub(crate) fn start() -> Judged {
    Some(Box::new(postgres::start()?))
}

impl Engine for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.execute(sql)
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        let number = |text: String| text.parse().expect("a number");
        let of_row = |row: Vec<Option<String>>| row.into_iter().map(|of| of.map(number)).collect();
        Ok(self.rows(sql)?.into_iter().map(of_row).collect())
    }

    fn literal(&self, cell: &Cell) -> String {
        match cell {
            Cell::Null => "NULL".to_owned(),
            Cell::Boolean(value) => value.to_string(),
            Cell::Integer(value) => value.to_string(),
            Cell::Unsigned(value) => value.to_string(),
            Cell::Decimal(value) => value.to_string(),
            Cell::Single(value) => format!("'{value:e}'::real"),
            Cell::Double(value) => format!("'{value:e}'::double precision"),
            Cell::Text(text) => text_literal(text),
            Cell::Bytes(bytes) => format!("'\\x{}'::bytea", hex(bytes)),
            Cell::Uuid(uuid) => format!("'{uuid}'::uuid"),
            Cell::Instant(text) => format!("'{text}+00'::timestamptz"),
            Cell::DateTime(text) => format!("'{text}'::timestamp"),
            Cell::Date(text) => format!("'{text}'::date"),
            Cell::Time(text) => format!("'{text}'::time"),
        }
    }
}
