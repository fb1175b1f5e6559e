//! MariaDB, as a server of the test's own.

use mysql::prelude::Queryable;
use mysql::{Row, from_value};
use tablewright::Dialect;
use tablewright::model::Field;

use crate::common::mariadb::{self, MariaDb};
use crate::engine::{Engine, Judged, hex};
use crate::row::Cell;

pub(crate) fn start() -> Judged {
    Some(Box::new(mariadb::start()?))
}

impl Engine for MariaDb {
    fn dialect(&self) -> Dialect {
        Dialect::MariaDb
    }

    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.connection
            .query_drop(sql)
            .map_err(|error| error.to_string())
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        let rows: Vec<Row> = self
            .connection
            .query(sql)
            .map_err(|error| error.to_string())?;
        Ok(rows
            .into_iter()
            .map(|row| row.unwrap().into_iter().map(from_value).collect())
            .collect())
    }

    fn ty(&self, field: &Field, is_unsigned: bool) -> String {
        let ty = match field.ty.as_str() {
            "TIMESTAMP" | "DATETIME" => "DATETIME(6)",
            "TIME" => "TIME(6)",
            "REAL" => "FLOAT",
            "DOUBLE PRECISION" => "DOUBLE",
            "BYTES" => "LONGBLOB",
            "TEXT" => "LONGTEXT",
            "DECIMAL(20,0)" => "BIGINT",
            ty => ty,
        };
        let unsigned = if is_unsigned { " UNSIGNED" } else { "" };
        format!("{ty}{unsigned}")
    }

    /// Compares bytes, and pads nothing.
    fn options(&self) -> &'static str {
        "CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"
    }

    fn literal(&self, cell: &Cell) -> String {
        match cell {
            Cell::Null => "NULL".to_owned(),
            Cell::Boolean(value) => value.to_string(),
            Cell::Integer(value) => value.to_string(),
            Cell::Unsigned(value) => value.to_string(),
            Cell::Decimal(value) => value.to_string(),
            Cell::Single(value) => format!("{:e}", f64::from(*value)),
            Cell::Double(value) => format!("{value:e}"),
            Cell::Text(text) => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
            Cell::Bytes(bytes) => format!("X'{}'", hex(bytes)),
            Cell::Uuid(uuid) => format!("'{uuid}'"),
            Cell::Instant(text) | Cell::DateTime(text) | Cell::Date(text) | Cell::Time(text) => {
                format!("'{text}'")
            }
        }
    }

    fn quoted(&self, name: &str) -> String {
        format!("`{name}`")
    }
}
