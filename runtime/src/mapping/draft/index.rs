//! What a draft holds of each index.

use super::parts::{Condition, ImpliedIndex};
use super::pool::{Columns, Pool, Range, Str};
use crate::rule::{Compared, Rule};

#[derive(Clone, Copy)]
pub(crate) struct IndexDraft {
    pub(crate) columns: Columns,
    pub(crate) include: Columns,
    /// How it compares its columns.
    pub(crate) compared: Compared,
    /// The names of both, once it is known which indexes there are.
    pub(crate) column_names: Range,
    pub(crate) include_names: Range,
    /// Of its columns, those whose letters count alike, and those that descend.
    pub(crate) lowercase_names: Range,
    pub(crate) descending_names: Range,
    /// The operator class of each of its columns, if one has one: a part of the names.
    pub(crate) class_names: Range,
    /// What engines are told instead.
    pub(crate) sql: &'static [(&'static str, &'static str)],
    pub(crate) name: Str,
    pub(crate) named: bool,
    pub(crate) purpose: Option<Str>,
    pub(crate) unique: bool,
    pub(crate) filter: Option<Condition>,
    pub(crate) method: Option<&'static str>,
    pub(crate) implied: Option<ImpliedIndex>,
    /// The position of what declares it among the indexes of the entity.
    pub(crate) declared: Option<usize>,
    /// Whether the domain says what it is for.
    pub(crate) purpose_said: bool,
    pub(crate) rule: Option<&'static Rule>,
}

impl IndexDraft {
    pub(crate) const EMPTY: Self = Self {
        columns: Pool::new(0),
        include: Pool::new(0),
        compared: Compared::PLAIN,
        column_names: Range::EMPTY,
        include_names: Range::EMPTY,
        lowercase_names: Range::EMPTY,
        descending_names: Range::EMPTY,
        class_names: Range::EMPTY,
        sql: &[],
        name: Str::EMPTY,
        named: false,
        purpose: None,
        unique: false,
        filter: None,
        method: None,
        implied: None,
        declared: None,
        purpose_said: false,
        rule: None,
    };
}
