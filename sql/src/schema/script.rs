//! Statements beside the tables.

use serde::{Deserialize, Serialize};

use super::Origin;

/// Statements that the model says in the SQL of the engine, beside a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Script {
    /// What the model calls them.
    pub name: String,
    /// What creates something, when all else is there.
    pub create: String,
    /// What drops it, while all else is there.
    pub drop: String,
    /// What of the model they are for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}
