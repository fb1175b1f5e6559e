//! Keys and checks.

use std::fmt;

use serde::{Deserialize, Serialize};
use tablewright_model::OnDelete;

use super::{Comment, IndexColumn, Origin, Sql};

/// A primary key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PrimaryKey {
    /// Its name; nothing where the engine forgets it, or nobody gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its columns in order.
    pub columns: Vec<IndexColumn>,
    /// The columns that its index covers besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// Whether it may be broken until the transaction ends.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deferrable: bool,
}

/// A CHECK constraint, or one that excludes rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Check {
    /// Its name; nothing where nobody gave one and the engine made none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What no row may make false; of what excludes rows, all that stands behind the name.
    pub expression: Sql,
    /// Whether it excludes rows that are at odds with others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub excludes: bool,
    /// Whether the database holds rows to it.
    #[serde(default, skip_serializing_if = "Enforcement::is_full")]
    pub enforcement: Enforcement,
    /// The comment on it.
    #[serde(default, skip_serializing_if = "Comment::has_no_place")]
    pub comment: Comment,
    /// What of the model it is for; nothing where a catalogue told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ForeignKey {
    /// Its name; nothing where nobody gave one and the engine made none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table referred to.
    pub table: String,
    /// The columns referred to.
    pub references: Vec<String>,
    /// What happens when the row referred to is deleted.
    pub on_delete: Action,
    /// The columns that become NULL on a deletion, where these are not all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_null: Vec<String>,
    /// What happens when its key changes.
    pub on_update: Action,
    /// Whether it may be broken until the transaction ends.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deferrable: bool,
    /// What else the engine says of it, in its words, such as `MATCH FULL`: no script of a model does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<String>,
    /// Whether the database holds rows to it.
    #[serde(default, skip_serializing_if = "Enforcement::is_full")]
    pub enforcement: Enforcement,
    /// What of the model it is for; nothing where a catalogue told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// What happens to a row when the row that it refers to is deleted, or its key changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Action {
    /// It is refused at the end of the statement, or of the transaction.
    #[serde(rename = "NO ACTION")]
    NoAction,
    /// It is refused.
    #[serde(rename = "RESTRICT")]
    Restrict,
    /// The same happens to the row.
    #[serde(rename = "CASCADE")]
    Cascade,
    /// The reference becomes NULL.
    #[serde(rename = "SET NULL")]
    SetNull,
    /// The reference becomes its default.
    #[serde(rename = "SET DEFAULT")]
    SetDefault,
}

/// As SQL says it.
impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        })
    }
}

impl From<OnDelete> for Action {
    fn from(on_delete: OnDelete) -> Self {
        match on_delete {
            OnDelete::Cascade => Self::Cascade,
            OnDelete::SetNull => Self::SetNull,
            // The model has no others.
            _ => Self::Restrict,
        }
    }
}

/// Whether a database holds rows to a constraint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Enforcement {
    /// All rows.
    #[default]
    Full,
    /// New rows; those that were there before may break it (`NOT VALID`).
    NewRows,
    /// None (`NOT ENFORCED`, or its triggers are disabled).
    None,
}

impl Enforcement {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    pub(super) fn is_full(&self) -> bool {
        matches!(self, Self::Full)
    }
}
