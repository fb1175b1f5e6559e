//! The SQL of each engine.
//!
//! What a condition means was settled when the model was made: here it is spelled.

mod mysql;
mod postgres;
mod sqlite;
mod writer;

use std::fmt;

use crate::model::{Code, Condition, DataModel, Expression, Problem, Problems, Table};
use writer::{Engine, Writer};

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

    fn engine(self) -> &'static dyn Engine {
        match self {
            Self::Postgres => &postgres::Postgres,
            Self::MySql | Self::MariaDb => &mysql::MySql,
            Self::Sqlite => &sqlite::Sqlite,
        }
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

impl Expression {
    /// The condition as an engine spells it, over the columns of this table.
    ///
    /// The columns are taken to have the types that the engine gives them: on SQLite, a decimal is
    /// an integer of its last digits, a `u64` is 8 bytes, and a time is text.
    ///
    /// # Errors
    ///
    /// What the engine cannot judge: on SQLite, decimals of more than 18 digits.
    ///
    /// ```
    /// use tablewright::{Aggregate, DataModel, Dialect, Id};
    ///
    /// /// A message.
    /// #[derive(Aggregate)]
    /// #[invariant("INV-MSG-001: Something is said", check(self.text.chars().count() > 2))]
    /// struct Message {
    ///     id: Id<Message>,
    ///     text: String,
    /// }
    ///
    /// let model = DataModel::of(&[Message::DATA_MODEL])?;
    /// let condition = model.condition("chk_message_text").unwrap();
    /// let table = model.table(&condition.table).unwrap();
    /// let sql = condition.expression.to_sql(table, Dialect::Sqlite)?;
    /// assert_eq!(sql, r#"LENGTH("text") > 2"#);
    /// # Ok::<(), tablewright::Problems>(())
    /// ```
    pub fn to_sql(&self, table: &Table, dialect: Dialect) -> Result<String, Problems> {
        let writer = Writer {
            table,
            engine: dialect.engine(),
        };
        writer.condition(self).map_err(|unsupported| {
            Problems::from(Problem::new(
                Code::NotOnEngine,
                table.name.clone(),
                format!("{dialect} cannot judge a condition: {}", unsupported.why),
                unsupported.cure,
            ))
        })
    }
}

impl DataModel {
    /// The condition of the check or the partial index of this name.
    #[must_use]
    pub fn condition(&self, constraint: &str) -> Option<&Condition> {
        let mut conditions = self
            .aggregates()
            .iter()
            .flat_map(|record| &record.conditions);
        conditions.find(|condition| condition.constraint == constraint)
    }
}
