//! Indexes.

use serde::{Deserialize, Serialize};

use super::{Comment, Origin, Sql};

/// An index, beside that of the primary key.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Whether no two rows may agree on its columns.
    pub unique: bool,
    /// The access method; nothing where it is a B-tree, and nobody named that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Whether NULL is the same as NULL, where the engine has such indexes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_equal: bool,
    /// What it is sorted by; nothing where its definition says it.
    pub columns: Vec<IndexColumn>,
    /// All that follows its table, where the model says so in the SQL of the engine. A catalogue tells
    /// of columns instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Sql>,
    /// The columns that it covers besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// The rows that it holds; all where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Sql>,
    /// The extension of the engine that it is made with, if it is with one that a model can ask for.
    /// A catalogue does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Whether queries may use it: one that could not be built is there, and is not used.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub valid: bool,
    /// Whether its being unique may be broken until the transaction ends.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deferrable: bool,
    /// The comment on it.
    #[serde(default, skip_serializing_if = "Comment::has_no_place")]
    pub comment: Comment,
    /// What it does not do of what the model asks for, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What of the model it is for; nothing where a catalogue told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// What an index is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum IndexColumn {
    /// A column, whole and ascending.
    Column(String),
    /// An expression, a column with an order or an operator class of its own, or what a script of
    /// tablewright never says: the beginning of a column, or one with another collation.
    Other {
        /// The words for it.
        sql: Sql,
    },
}

impl IndexColumn {
    /// What is said in a script.
    pub(crate) fn script(sql: String) -> Self {
        Self::Other {
            sql: Sql::Script(sql),
        }
    }

    /// What a catalogue tells.
    pub(crate) fn catalogue(sql: String) -> Self {
        Self::Other {
            sql: Sql::Catalogue(sql),
        }
    }

    /// The column's name, if it is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Column(name) => Some(name),
            Self::Other { .. } => None,
        }
    }
}

pub(super) fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
pub(super) fn is_yes(value: &bool) -> bool {
    *value
}
