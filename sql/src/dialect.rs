//! The engines, by their names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use tablewright_model::{Code, Problem};

/// The engines that SQL is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

    /// Whether it runs inside of the one program that uses it, and is no server.
    #[must_use]
    pub const fn is_embedded(self) -> bool {
        matches!(self, Self::Sqlite)
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

/// Why an engine cannot do something, and what to do instead.
pub(super) struct Unsupported {
    pub(super) why: String,
    pub(super) cure: &'static str,
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
