//! The columns of a table.

use serde::{Deserialize, Serialize};
use tablewright_model::ColumnType;

use super::{Comment, Origin, Sql};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The engine's type, as scripts spell it: `varchar(200)`, `BIGINT UNSIGNED`.
    #[serde(rename = "type")]
    pub ty: String,
    /// The neutral type of the model, such as `DECIMAL(10,2)`, which may be any of several where the
    /// engine stores them alike. No catalogue knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logical: Option<ColumnType>,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// What it is where a row is inserted without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Sql>,
    /// How it is computed, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated: Option<Generated>,
    /// Whether `SELECT *` leaves it out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub invisible: bool,
    /// The collation of text: of PostgreSQL and SQLite, only one that is not the default of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// The comment on it.
    #[serde(default, skip_serializing_if = "Comment::has_no_place")]
    pub comment: Comment,
    /// What of the model it is for; nothing where a catalogue told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// How a column is computed from others of its row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Generated {
    /// From what.
    pub expression: Sql,
    /// Whether it is stored, or computed where it is read.
    #[serde(default)]
    pub stored: bool,
}
