//! Statements beside a table.

use serde::{Deserialize, Serialize};

use super::table::SqlText;

/// Statements in the SQL of single engines that a domain says beside a table: what its tables and
/// rules have no word for, such as views.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Script {
    /// What they are called. No object of the database need have this name.
    pub name: String,
    /// The table of the entity that declares them.
    pub table: String,
    /// What they are for.
    pub purpose: String,
    /// What creates something, when all tables are there: one text an engine.
    #[serde(deserialize_with = "super::exact::list")]
    pub create: Vec<SqlText>,
    /// What drops it, before any table is dropped: of the same engines.
    #[serde(deserialize_with = "super::exact::list")]
    pub drop: Vec<SqlText>,
}
