//! The engine of each dialect.

use crate::dialect::Dialect;
use crate::engine::Engine;
use crate::mariadb::MARIADB;
use crate::mysql::MYSQL;
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;

impl Dialect {
    pub(super) fn engine(self) -> &'static dyn Engine {
        match self {
            Self::Postgres => &Postgres,
            Self::MySql => &MYSQL,
            Self::MariaDb => &MARIADB,
            Self::Sqlite => &Sqlite,
        }
    }
}
