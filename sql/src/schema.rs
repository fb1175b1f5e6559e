//! One engine's schema as data: what a script creates, and what a running database holds.

mod column;
mod comment;
mod constraint;
mod index;
mod origin;
mod script;
mod sql;
mod table;
mod trigger;

use serde::{Deserialize, Serialize};

pub use column::{Column, Generated};
pub use comment::Comment;
pub use constraint::{Action, Check, Enforcement, ForeignKey, PrimaryKey};
pub use index::{Index, IndexColumn};
pub use origin::Origin;
pub use script::Script;
pub use sql::Sql;
pub use table::{LeftOut, Table};
pub use trigger::{Function, Trigger};

use crate::dialect::Dialect;

/// The schema of one engine, with its own types, names and conditions.
///
/// [`schema`](crate::schema()) makes it from a model, and [`read_catalogue`](crate::read_catalogue)
/// from what a running database says of itself. What the catalogue of an engine cannot tell is
/// marked as absent there: origins, [`Column::logical`], [`Comment::NoPlace`], and the words of
/// [`Sql`], which some engines spell anew.
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
///     #[column(length = 200)]
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let schema = tablewright_sql::schema(&model, Dialect::Postgres)?;
/// let books = schema.table("books").unwrap();
/// let title = books.column("title").unwrap();
/// assert_eq!(title.ty, "varchar(200)");
/// assert_eq!(title.origin.as_ref().unwrap().aggregate.as_deref(), Some("Book"));
/// assert_eq!(schema.script(), tablewright_sql::script(&model, Dialect::Postgres)?);
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Schema {
    /// The engine.
    pub dialect: Dialect,
    /// The enums that are types of the database.
    pub enums: Vec<Enum>,
    /// The tables: of a model in its order, of a catalogue by name.
    pub tables: Vec<Table>,
    /// Functions of triggers that no trigger calls: left behind when a table was dropped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Function>,
    /// Statements that the model says beside its tables. A catalogue tells of what they made instead,
    /// as far as that is a table, or belongs to one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scripts: Vec<Script>,
}

impl Schema {
    /// The table of this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

/// An enum that is a type of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Its values, in the order in which the database sorts them.
    pub values: Vec<String>,
    /// The comment on it.
    #[serde(default, skip_serializing_if = "Comment::has_no_place")]
    pub comment: Comment,
    /// What of the model it is for; nothing where a catalogue told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}
