//! Rows that may not overlap.

use crate::column::Type;
use crate::schema::{Sql, Trigger};

/// What no two rows that agree on some columns have in common.
pub(crate) struct Overlap<'a> {
    pub(crate) name: &'a str,
    pub(crate) table: &'a str,
    /// The columns that rows agree on.
    pub(crate) agree: Vec<&'a str>,
    /// The two ends of the range, which are of this type: the second one is open where it is NULL.
    pub(crate) ends: [&'a str; 2],
    pub(crate) ty: Type<'a>,
    /// The rule as `ID: sentence`.
    pub(crate) rule: String,
}

/// What excludes such rows.
pub(crate) enum Exclusion {
    /// A constraint, as it stands behind its name.
    Constraint(String),
    /// Triggers: each with the end of its name, and the statement that creates it.
    Triggers(Vec<(String, String)>),
}

/// A trigger of this name.
pub(crate) fn trigger(name: String, definition: String) -> Trigger {
    Trigger {
        name,
        definition: Sql::Script(definition),
        function: None,
        enabled: true,
        origin: None,
    }
}
