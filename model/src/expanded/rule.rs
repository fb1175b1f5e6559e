//! The rules of a table that two programs write.

use super::table::Side;
use crate::record::{Arrow, Rule, RuleForm};

/// Those that what both write does not break. Of those that have a check or an index of the model, that
/// is decided there.
pub(super) fn both(before: Side<'_>, after: Side<'_>) -> Vec<Rule> {
    let [old, new] = [before, after].map(|side| {
        let rules = side.record.rules.iter();
        let of_table = rules.filter(|rule| rule.table == side.table.name);
        of_table.collect::<Vec<&Rule>>()
    });
    let mut rules = Vec::with_capacity(new.len());
    for rule in new {
        match &rule.rule {
            RuleForm::Transitions { arrows } => {
                let is_new = |name: &String| before.table.column(name).is_none();
                let mut machines = old.iter().filter(|of| of.columns == rule.columns);
                let other = machines.find_map(|of| match &of.rule {
                    RuleForm::Transitions { arrows } => Some(arrows),
                    _ => None,
                });
                if let Some(others) = other {
                    rules.push(Rule {
                        rule: RuleForm::Transitions {
                            arrows: joined(others, arrows),
                        },
                        ..rule.clone()
                    });
                } else if rule.columns.iter().all(is_new) {
                    rules.push(rule.clone());
                }
            }
            RuleForm::Sql { .. } | RuleForm::Constraint { .. } | RuleForm::NoOverlap {} => {
                let is_same = |of: &&&Rule| of.rule == rule.rule && of.columns == rule.columns;
                if old.iter().any(|of| is_same(&of)) {
                    rules.push(rule.clone());
                }
            }
            _ => rules.push(rule.clone()),
        }
    }
    rules
}

/// The arrows of both.
fn joined(before: &[Arrow], after: &[Arrow]) -> Vec<Arrow> {
    let mut joined = after.to_vec();
    for arrow in before {
        match joined.iter_mut().find(|of| of.from == arrow.from) {
            None => joined.push(arrow.clone()),
            Some(known) => {
                let others = arrow.to.iter().filter(|to| !known.to.contains(to));
                let others: Vec<String> = others.cloned().collect();
                known.to.extend(others);
            }
        }
    }
    joined
}
