//! Rules, and what enforces them.

use std::collections::BTreeSet;

use super::anchor;
use crate::view::{Mark, Shown, View};
use tablewright_model::{Change, Enforcer, Rule};

/// A rule in one of its places.
pub(super) struct RuleRow<'v> {
    pub(super) rule: &'v Rule,
    pub(super) mark: Mark,
    /// What of it is another, and how it was.
    pub(super) changes: Vec<&'v Change<'v>>,
    pub(super) is_in_rust: bool,
    pub(super) checks: Vec<Constraint<'v>>,
    pub(super) unique: Option<Constraint<'v>>,
    pub(super) has_trigger: bool,
    /// Whether the rule has no row above: then this one can be linked to.
    pub(super) is_first: bool,
}

/// What the database enforces a rule with.
pub(super) struct Constraint<'v> {
    pub(super) name: &'v str,
    /// The engine, where it is not on all of them.
    pub(super) engine: Option<&'v str>,
}

impl<'v> RuleRow<'v> {
    pub(super) fn of(shown: &Shown<'v, Rule>) -> Self {
        let rule = shown.it;
        let mut row = Self {
            rule,
            mark: shown.mark,
            changes: shown.changes.clone(),
            is_in_rust: false,
            checks: Vec::new(),
            unique: None,
            has_trigger: false,
            is_first: true,
        };
        for enforcer in rule.enforced_by() {
            match enforcer {
                Enforcer::Rust => row.is_in_rust = true,
                Enforcer::Check(name) | Enforcer::Exclusion(name) => {
                    row.checks.push(Constraint { name, engine: None });
                }
                Enforcer::CheckOn(name, engine) | Enforcer::ConstraintOn(name, engine) => {
                    row.checks.push(Constraint {
                        name,
                        engine: Some(engine),
                    });
                }
                Enforcer::UniqueIndex(name) => row.unique = Some(Constraint { name, engine: None }),
                Enforcer::Trigger => row.has_trigger = true,
            }
        }
        row
    }

    pub(super) fn is_in_database(&self) -> bool {
        !self.checks.is_empty() || self.unique.is_some() || self.has_trigger
    }

    /// Whether it is what an index is for.
    pub(super) fn enforces(&self, index: &str) -> bool {
        self.unique
            .as_ref()
            .is_some_and(|unique| unique.name == index)
    }

    pub(super) fn is_enforced(&self) -> bool {
        self.is_in_rust || self.is_in_database()
    }

    /// Whether nothing enforces a rule that is there.
    pub(super) fn is_alarming(&self) -> bool {
        self.mark != Mark::Removed && !self.is_enforced()
    }

    pub(super) fn id(&self) -> String {
        anchor::of_rule(&self.rule.id)
    }
}

impl Constraint<'_> {
    pub(super) fn id(&self) -> String {
        anchor::of_constraint(self.name)
    }
}

/// The trace from all rules to what enforces them.
pub(super) struct Matrix<'v> {
    /// In the order of the model's trace.
    pub(super) rows: Vec<RuleRow<'v>>,
}

impl<'v> Matrix<'v> {
    pub(super) fn of(view: &'v View<'v>) -> Self {
        let rules = view.tables().flat_map(|table| &table.rules);
        let mut rows: Vec<RuleRow<'v>> = rules.map(RuleRow::of).collect();
        rows.sort_by(|one, other| place(one.rule).cmp(&place(other.rule)));
        let mut known = BTreeSet::new();
        for row in &mut rows {
            row.is_first = known.insert(&row.rule.id);
        }
        Self { rows }
    }

    /// The rules that nothing enforces anywhere, each once.
    pub(super) fn unenforced(&self) -> Vec<&RuleRow<'v>> {
        let rows = || self.rows.iter().filter(|row| row.mark != Mark::Removed);
        let enforced = rows().filter(|row| row.is_enforced());
        let enforced: BTreeSet<&str> = enforced.map(|row| row.rule.id.as_str()).collect();
        let mut rules: Vec<&RuleRow<'v>> = rows()
            .filter(|row| !enforced.contains(row.rule.id.as_str()))
            .collect();
        rules.dedup_by_key(|row| &row.rule.id);
        rules
    }

    /// How many rules there are.
    pub(super) fn count(&self) -> usize {
        self.ids(|_| true)
    }

    /// How many of them Rust enforces somewhere.
    pub(super) fn in_rust(&self) -> usize {
        self.ids(|row| row.is_in_rust)
    }

    /// How many of them the database enforces somewhere.
    pub(super) fn in_database(&self) -> usize {
        self.ids(RuleRow::is_in_database)
    }

    fn ids(&self, is_so: impl Fn(&RuleRow<'v>) -> bool) -> usize {
        let rows = self.rows.iter();
        let rows = rows.filter(|row| row.mark != Mark::Removed && is_so(row));
        rows.map(|row| &row.rule.id).collect::<BTreeSet<_>>().len()
    }
}

fn place(rule: &Rule) -> (&str, &str, &str, &[String]) {
    (&rule.id, &rule.declared_on, &rule.table, &rule.columns)
}
