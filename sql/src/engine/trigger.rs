//! A state machine as a trigger.

use crate::writer::Spelling;

/// What refuses changes of a state.
pub(crate) struct Trigger<'a> {
    pub(crate) name: &'a str,
    pub(crate) table: &'a str,
    pub(crate) column: &'a str,
    /// The rule as `ID: sentence`.
    pub(crate) rule: String,
    /// The constraint that leads back to the rule.
    pub(crate) constraint: &'a str,
    /// Each state, and what may follow; nothing where it is final.
    pub(crate) arrows: Vec<(&'a str, &'a [String])>,
}

impl Trigger<'_> {
    /// Whether a change is refused, over `OLD` and `NEW`. It is not true where one of them is NULL.
    pub(crate) fn condition(&self, spelling: &dyn Spelling) -> String {
        let column = spelling.name(self.column);
        let allowed = self.arrows.iter().filter(|(_, to)| !to.is_empty());
        let allowed = allowed.map(|(from, to)| {
            let to: Vec<String> = to.iter().map(|to| spelling.text(to)).collect();
            let from = spelling.text(from);
            format!(
                "(OLD.{column} = {from} AND NEW.{column} IN ({}))",
                to.join(", ")
            )
        });
        let allowed: Vec<String> = allowed.collect();
        let changes = format!("NEW.{column} <> OLD.{column}");
        if allowed.is_empty() {
            return changes;
        }
        format!(
            "{changes} AND NOT (\n        {}\n    )",
            allowed.join("\n        OR ")
        )
    }
}
