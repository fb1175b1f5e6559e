//! Which changes have a line of their own.

use super::change::{Change, What};
use super::line::Sides;
use super::message::{is_definition, is_path};
use super::object::{Kind, key};
use super::uses;

/// Whether a line tells of this change, and not of an earlier one too.
pub(super) const fn has_line(sides: Sides<'_>, changes: &[Change], of: usize) -> bool {
    !is_of_column(sides, changes, of) && !uses::is_repeated(sides, changes, of)
}

/// Whether an earlier change of a column tells of this one: its definition is told as a whole, and
/// the path of what has another name is another one.
#[must_use]
pub const fn is_of_column(sides: Sides<'_>, changes: &[Change], of: usize) -> bool {
    let change = &changes[of];
    let is_source = is_source_path(sides, change);
    if !is_defining(change) && !is_source {
        return false;
    }
    let mut index = 0;
    while index < of {
        let earlier = &changes[index];
        let tells = if is_source {
            matches!(earlier.what, What::Value(key::NAME))
        } else {
            true
        };
        if tells && is_defining(earlier) && is_same(earlier.after, change.after) {
            return true;
        }
        index += 1;
    }
    false
}

/// Whether a change is of the definition of a column.
const fn is_defining(change: &Change) -> bool {
    matches!(change.what, What::Value(key) if is_definition(change.kind, key))
}

/// Whether a column comes from another path than before.
const fn is_source_path(sides: Sides<'_>, change: &Change) -> bool {
    match (change.kind, change.what, change.before, change.after) {
        (Kind::Column, What::Value(key::COLUMN_SOURCE), Some(before), Some(after)) => {
            is_path(sides.before, before) && is_path(sides.after, after)
        }
        _ => false,
    }
}

const fn is_same(left: Option<usize>, right: Option<usize>) -> bool {
    matches!((left, right), (Some(left), Some(right)) if left == right)
}
