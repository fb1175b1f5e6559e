//! The engines, by their names.

use std::fmt;
use std::str::FromStr;

use tablewright_model::{Code, Problem};

use crate::engine::Engine;
use crate::mariadb::MARIADB;
use crate::mysql::MYSQL;
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::writer::Unsupported;

/// The engines that SQL is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// PostgreSQL.
    Postgres,
    /// MySQL.
    MySql,
    /// MariaDB.
    MariaDb,
    /// SQLite.
    Sqlite,
}

impl Dialect {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Postgres, Self::MySql, Self::MariaDb, Self::Sqlite];

    /// What it is called on a command line: `postgres`, `mysql`, `mariadb`, `sqlite`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::MySql => "mysql",
            Self::MariaDb => "mariadb",
            Self::Sqlite => "sqlite",
        }
    }

    pub(super) fn engine(self) -> &'static dyn Engine {
        match self {
            Self::Postgres => &Postgres,
            Self::MySql => &MYSQL,
            Self::MariaDb => &MARIADB,
            Self::Sqlite => &Sqlite,
        }
    }

    /// What a rule of the form `sql(…)` calls it: MariaDB takes what is said for MySQL.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::MariaDb => Self::MySql.name(),
            other => other.name(),
        }
    }

    /// What it cannot do with something of the model.
    pub(super) fn refuses(self, path: String, what: &str, unsupported: &Unsupported) -> Problem {
        Problem::new(
            Code::NotOnEngine,
            path,
            format!("{self} {what}: {}", unsupported.why),
            unsupported.cure,
        )
    }
}

/// As the engine's makers spell it.
impl fmt::Display for Dialect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Postgres => "PostgreSQL",
            Self::MySql => "MySQL",
            Self::MariaDb => "MariaDB",
            Self::Sqlite => "SQLite",
        })
    }
}

/// From its [`name`](Dialect::name).
impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(name: &str) -> Result<Self, UnknownDialect> {
        let mut all = Self::ALL.into_iter();
        all.find(|dialect| dialect.name() == name)
            .ok_or_else(|| UnknownDialect(name.to_owned()))
    }
}

/// A dialect that SQL is not written for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDialect(String);

impl fmt::Display for UnknownDialect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "no SQL is written for `{}`: there are postgres, mysql, mariadb and sqlite",
            self.0
        )
    }
}

impl std::error::Error for UnknownDialect {}
