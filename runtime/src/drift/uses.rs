//! A rule of a value object is there once for each use of that: what tells these apart.

use super::compare::is;
use super::json;
use super::message::{self, Line};
use super::object::{Kind, Object, key};
use crate::text;

/// How often a side has a rule, for whatever columns; of what is not a rule, 0.
pub(super) const fn count(objects: &[Object<'_>], rule: &Object<'_>) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < objects.len() && is(rule, Kind::Rule) {
        let other = &objects[index];
        count += (is(other, Kind::Rule)
            && text::equal(other.text(key::NAME), rule.text(key::NAME))
            && text::equal(
                other.text(key::RULE_DECLARED_ON),
                rule.text(key::RULE_DECLARED_ON),
            )) as usize;
        index += 1;
    }
    count
}

/// What a rule is used for: its columns, or where it has none, a value of the type that declares
/// it.
pub(super) const fn push(line: &mut Line, rule: &Object<'_>, article: &str) {
    match rule.values[key::RULE_COLUMNS] {
        Some(columns) if !json::first(columns).is_empty() => {
            message::push_value(line, Some(columns), false);
        }
        _ => {
            line.push(article);
            line.push(rule.text(key::RULE_DECLARED_ON));
        }
    }
}
