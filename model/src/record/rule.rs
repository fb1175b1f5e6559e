//! The rules of an aggregate, and the conditions of its checks and indexes.

use serde::{Deserialize, Serialize};

use super::rule_id::RuleId;
use crate::expression::Expression;

/// A rule of the domain, in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rule {
    /// The id, such as `INV-ORD-001`.
    pub id: RuleId,
    /// The sentence behind the id.
    pub sentence: String,
    /// The Rust name of the type that declares it.
    pub declared_on: String,
    /// The table.
    pub table: String,
    /// The columns that it speaks of.
    #[serde(deserialize_with = "super::exact::list")]
    pub columns: Vec<String>,
    /// The constraint or unique index that enforces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// What it asks for.
    pub rule: RuleForm,
}

impl Rule {
    /// `ID: sentence`, as sources say it.
    #[must_use]
    pub fn source(&self) -> String {
        format!("{}: {}", self.id, self.sentence)
    }

    /// What follows its source in a text that begins with it.
    pub(super) fn after<'t>(&self, text: &'t str) -> Option<&'t str> {
        let behind = text.strip_prefix(self.id.as_str())?;
        behind.strip_prefix(": ")?.strip_prefix(&self.sentence)
    }
}

/// The forms of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum RuleForm {
    /// Said, and enforced nowhere. In braces, because serde lets a unit variant pass with any keys.
    Documented {},
    /// A Rust expression: enforced by the validator alone.
    Assert {},
    /// No two rows agree on the columns.
    Unique {
        /// The rows that are compared: the condition of the index.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<String>,
    },
    /// No two rows that agree on all columns but the last two have ranges that overlap: from the last
    /// but one up to, and not with, the last, or without an end where that is NULL.
    NoOverlap {},
    /// A condition on each row: that of its constraint.
    Check {},
    /// Conditions in the SQL of single engines: enforced by the database alone.
    Sql {
        /// One an engine.
        #[serde(deserialize_with = "super::exact::list")]
        sql: Vec<SqlCondition>,
    },
    /// Constraints in the SQL of single engines: enforced by the database alone.
    Constraint {
        /// One an engine.
        #[serde(deserialize_with = "super::exact::list")]
        sql: Vec<SqlCondition>,
    },
    /// A state machine.
    Transitions {
        /// From each state, the states that may follow.
        #[serde(deserialize_with = "super::exact::list")]
        arrows: Vec<Arrow>,
    },
}

/// A condition as one engine says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SqlCondition {
    /// The engine: `postgres`, `mysql`, which MariaDB takes too, or `sqlite`.
    pub engine: String,
    /// The condition in its SQL.
    pub condition: String,
}

/// The condition of a check, or of a partial index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Condition {
    /// The table.
    pub table: String,
    /// The name of the check or the index.
    pub constraint: String,
    /// The condition, from which every engine's rendering is made.
    pub expression: Expression,
}

/// The states that may follow one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Arrow {
    /// The state.
    pub from: String,
    /// What may follow.
    #[serde(deserialize_with = "super::exact::list")]
    pub to: Vec<String>,
}
