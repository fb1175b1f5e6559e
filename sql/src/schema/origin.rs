//! Where an object of a schema comes from.

use serde::{Deserialize, Serialize};
use tablewright_model::RuleId;

/// What of the model an object is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Origin {
    /// The root's Rust name; nothing of an enum, which several aggregates may use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregate: Option<String>,
    /// The path of the Rust type: of the table's entity, or of the enum.
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "type")]
    pub path: Option<String>,
    /// The ids of the rules that it enforces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleId>,
    /// What the document says of it: the rules with their sentences, the field that declares it,
    /// what an index or a table is for, or why it was generated.
    pub source: String,
    /// The column whose type it narrows to what can be stored, and read again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narrows: Option<String>,
}
