//! Tables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Check, Column, Comment, ForeignKey, Index, Origin, PrimaryKey, Trigger};

/// A table, with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What it is beside a plain table of its engine, such as `engine` and `collation`, `strict`, or
    /// `row_security`: in words of the engine, by theirs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// The primary key; a table of a script always has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_key: Option<PrimaryKey>,
    /// The checks.
    pub checks: Vec<Check>,
    /// The foreign keys.
    pub foreign_keys: Vec<ForeignKey>,
    /// The indexes, without that of the primary key.
    pub indexes: Vec<Index>,
    /// The triggers.
    pub triggers: Vec<Trigger>,
    /// The comment on it.
    #[serde(default, skip_serializing_if = "Comment::has_no_place")]
    pub comment: Comment,
    /// What of the model the engine does not hold, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The indexes of the model that would serve nothing there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// What of the model it is for; nothing where a catalogue told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

impl Table {
    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// An index of the model that an engine does without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LeftOut {
    /// Its name.
    pub index: String,
    /// Why, in a sentence.
    pub why: String,
}
