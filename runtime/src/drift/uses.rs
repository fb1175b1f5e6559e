//! A rule of a value object is there once for each use of that: what tells these apart, and what
//! is said of all alike.

use super::change::Change;

use super::line::{Line, Sides};
use super::object::is;
use super::object::same_table;
use super::object::{Kind, Object, key};
use super::value::{Value, same};
use super::written;
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

/// Whether a side has several uses of a rule, so that its id alone does not say which is meant.
pub(super) const fn are_several(sides: Sides<'_>, rule: &Object<'_>) -> bool {
    count(sides.before, rule) > 1 || count(sides.after, rule) > 1
}

/// What a rule is used for: its columns, or where it has none, values of the type that declares it.
pub(super) const fn push(line: &mut Line, rule: &Object<'_>) {
    match columns(rule) {
        Some(columns) => written::push(line, Some(columns), false),
        None => line.push(rule.text(key::RULE_DECLARED_ON)),
    }
}

/// The same where there are other uses on the other side, and so many more on this one.
pub(super) const fn push_more(line: &mut Line, rule: &Object<'_>, times: usize) {
    match (columns(rule), times) {
        (Some(_), _) => {}
        (None, 1) => line.push("one more "),
        (None, times) => {
            line.push_integer(times as i128);
            line.push(" more values of ");
        }
    }
    push(line, rule);
}

/// The columns of a rule, if it has any.
pub(super) const fn columns<'a>(rule: &Object<'a>) -> Option<Value<'a>> {
    match rule.values[key::RULE_COLUMNS] {
        Some(columns) if !columns.first().is_empty() => Some(columns),
        _ => None,
    }
}

/// How many changes say the very same as one does, which counts too: nothing tells apart the uses
/// of a rule that has no columns.
pub(crate) const fn times(sides: Sides<'_>, changes: &[Change], of: usize) -> usize {
    1 + count_alike(sides, changes, of, of + 1, changes.len())
        + count_alike(sides, changes, of, 0, of)
}

/// Whether an earlier change says the very same.
pub(super) const fn is_repeated(sides: Sides<'_>, changes: &[Change], of: usize) -> bool {
    count_alike(sides, changes, of, 0, of) > 0
}

const fn count_alike(
    sides: Sides<'_>,
    changes: &[Change],
    of: usize,
    start: usize,
    end: usize,
) -> usize {
    let mut count = 0;
    let mut index = start;
    while index < end && matches!(changes[of].kind, Kind::Rule) {
        count += are_alike(sides, &changes[of], &changes[index]) as usize;
        index += 1;
    }
    count
}

const fn are_alike(sides: Sides<'_>, one: &Change, other: &Change) -> bool {
    one.kind as u8 == other.kind as u8
        && one.what.is(other.what)
        && are_the_same(sides.before, one.before, other.before)
        && are_the_same(sides.after, one.after, other.after)
}

/// Whether two objects of a side are of one table, and have the same values.
const fn are_the_same(objects: &[Object<'_>], one: Option<usize>, other: Option<usize>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one.is_none() && other.is_none();
    };
    let (one, other) = (&objects[one], &objects[other]);
    let mut index = 0;
    while index < one.values.len() {
        if !same(one.values[index], other.values[index]) {
            return false;
        }
        index += 1;
    }
    same_table(one.owner, other.owner)
}
