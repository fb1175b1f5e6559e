//! MariaDB, as a server of the test's own.

use tablewright_sql::Dialect;

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
        self.execute(sql)
    }

    fn query(&mut self, sql: &str) -> Result<Vec<Vec<Option<i64>>>, String> {
        self.rows(sql)
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
