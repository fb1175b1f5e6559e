//! The data model as SQL of one engine.
//!
//! What a condition means was settled when the model was made: here it is spelled.

mod column;
mod engine;
mod mariadb;
mod mysql;
mod names;
mod postgres;
mod script;
mod sqlite;
mod writer;

use std::fmt;
use std::str::FromStr;

use engine::Engine;
use script::{Script, Transaction};
use tablewright_model::{Code, DataModel, Expression, Problem, Problems, Table};
use writer::{Unsupported, Writer};

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

    fn engine(self) -> &'static dyn Engine {
        match self {
            Self::Postgres => &postgres::Postgres,
            Self::MySql => &mysql::MYSQL,
            Self::MariaDb => &mariadb::MARIADB,
            Self::Sqlite => &sqlite::Sqlite,
        }
    }

    /// What a rule of the form `sql(…)` calls it: MariaDB takes what is said for MySQL.
    fn key(self) -> &'static str {
        match self {
            Self::MariaDb => Self::MySql.name(),
            other => other.name(),
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
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
/// use tablewright_sql::Dialect;
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
/// let sql = tablewright_sql::condition(&condition.expression, table, Dialect::Sqlite)?;
/// assert_eq!(sql, r#"LENGTH("text") > 2"#);
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
pub fn condition(
    condition: &Expression,
    table: &Table,
    dialect: Dialect,
) -> Result<String, Problems> {
    let writer = Writer::new(table, dialect.engine());
    writer.condition(condition).map_err(|unsupported| {
        let path = table.name.clone();
        let what = "cannot judge a condition";
        Problems::from(not_on_engine(dialect, path, what, &unsupported))
    })
}

fn not_on_engine(dialect: Dialect, path: String, what: &str, unsupported: &Unsupported) -> Problem {
    Problem::new(
        Code::NotOnEngine,
        path,
        format!("{dialect} {what}: {}", unsupported.why),
        unsupported.cure,
    )
}

/// The script that creates the model on an engine: enums, tables, indexes, foreign keys and
/// triggers, with the rules as comments where the engine keeps such.
///
/// # Errors
///
/// All that the engine cannot do: nothing of the model is left out without a word.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
/// use tablewright_sql::Dialect;
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let script = tablewright_sql::script(&model, Dialect::Postgres)?;
/// assert!(script.contains("CREATE TABLE books ("));
/// assert!(tablewright_sql::drop_script(&model, Dialect::Postgres)?.contains("DROP TABLE books;"));
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
pub fn script(model: &DataModel, dialect: Dialect) -> Result<String, Problems> {
    Script::new(model, dialect).create(Transaction::Own)
}

/// The script that drops what [`script`] creates, and nothing else.
///
/// # Errors
///
/// Names that the engine cannot tell apart.
pub fn drop_script(model: &DataModel, dialect: Dialect) -> Result<String, Problems> {
    Script::new(model, dialect).drop()
}

/// The script of [`script`] for a transaction of who runs it, as migration tools
/// do: it begins and ends none.
///
/// # Errors
///
/// Those of `script`.
pub fn script_without_transaction(model: &DataModel, dialect: Dialect) -> Result<String, Problems> {
    Script::new(model, dialect).create(Transaction::OfCaller)
}
