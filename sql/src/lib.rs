//! The data model as SQL of one engine.
//!
//! What a condition means was settled when the model was made: here it is spelled.

mod assemble;
mod catalogue;
mod change;
mod column;
mod dialect;
mod engine;
mod engines;
mod found;
mod mariadb;
mod mysql;
mod names;
pub mod plan;
mod postgres;
pub mod schema;
mod script;
mod space;
mod sqlite;
mod writer;

pub use catalogue::{CatalogueError, catalogue_query, read_catalogue};
pub use dialect::{Dialect, UnknownDialect};
#[doc(inline)]
pub use schema::Schema;

use tablewright_model::{DataModel, Expression, Problems, Table};
use writer::Writer;

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
        Problems::from(dialect.refuses(path, what, &unsupported))
    })
}

/// The schema of the model on an engine: all that its script creates, as data.
///
/// # Errors
///
/// All that the engine cannot do: nothing of the model is left out without a word.
pub fn schema(model: &DataModel, dialect: Dialect) -> Result<Schema, Problems> {
    assemble::schema(model, dialect)
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
    Ok(schema(model, dialect)?.script())
}

/// The script that drops what [`script`](script()) creates, and nothing else.
///
/// # Errors
///
/// Those of `script`.
pub fn drop_script(model: &DataModel, dialect: Dialect) -> Result<String, Problems> {
    Ok(schema(model, dialect)?.drop_script())
}

/// The script of [`script`](script()) for a transaction of who runs it, as migration tools
/// do: it begins and ends none.
///
/// # Errors
///
/// Those of `script`.
pub fn script_without_transaction(model: &DataModel, dialect: Dialect) -> Result<String, Problems> {
    Ok(schema(model, dialect)?.script_without_transaction())
}
