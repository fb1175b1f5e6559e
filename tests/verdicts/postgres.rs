//! PostgreSQL, as a server of the test's own.

use ::postgres::SimpleQueryMessage;
use tablewright::Dialect;

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
        self.client
            .batch_execute(sql)
            .map_err(|error| format!("{error:?}"))
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        let messages = self
            .client
            .simple_query(sql)
            .map_err(|error| format!("{error:?}"))?;
        let rows = messages.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let value = |text: &str| text.parse().expect("a number");
        Ok(rows
            .map(|row| {
                (0..row.len())
                    .map(|index| row.get(index).map(value))
                    .collect()
            })
            .collect())
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
