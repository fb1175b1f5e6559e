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
    /// Each state, and what may follow; nothing where it is final. A state without a name is that
    /// there is none yet.
    pub(crate) arrows: Vec<(&'a str, &'a [String])>,
}

impl Trigger<'_> {
    /// What follows where there is no state yet; nothing where there always is one.
    pub(crate) fn first(&self) -> Option<&[String]> {
        let mut absent = self.arrows.iter().filter(|(from, _)| from.is_empty());
        absent.next().map(|(_, to)| *to)
    }

    /// Whether a change is refused, over `OLD` and `NEW`. It is not true where one of them is NULL, but
    /// for what may not follow where there is no state yet, and that there is none any more.
    pub(crate) fn condition(&self, spelling: &dyn Spelling) -> String {
        let column = spelling.name(self.column);
        let changes = self.changes(spelling);
        let Some(first) = self.first() else {
            return changes;
        };
        let first: Vec<String> = first.iter().map(|to| spelling.text(to)).collect();
        format!(
            "(OLD.{column} IS NOT NULL AND NEW.{column} IS NULL)
    OR (OLD.{column} IS NULL AND NEW.{column} NOT IN ({}))
    OR ({changes})",
            first.join(", ")
        )
    }

    fn changes(&self, spelling: &dyn Spelling) -> String {
        let column = spelling.name(self.column);
        let states = self.arrows.iter().filter(|(from, _)| !from.is_empty());
        let allowed = states.filter(|(_, to)| !to.is_empty());
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
