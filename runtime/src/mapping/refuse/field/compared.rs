//! How indexes and rules compare columns, and columns that cannot be compared so.

use super::path::drafted;
use crate::mapping::flatten;
use crate::mapping::refuse::message::{Message, fail, push_quoted, refuse};
use crate::shape::walk::{is_mistaken, unwrapped};
use crate::shape::{Fields, Shape};
use crate::table::SqlType;

/// Refuses letters that count alike of what is not one column of text.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_lowercase(fields: Fields, rest: &str) {
    // What has no column here is refused for that.
    if !matches!(
        unwrapped(fields.get(0).shape),
        Shape::Child(..) | Shape::Collection(_)
    ) {
        assert_lowercase_row(fields, rest);
    }
}

/// The same for a path into the rows of a collection.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_lowercase_row(fields: Fields, rest: &str) {
    let field = fields.get(0);
    if is_mistaken(field.shape) || fields.slots[0].flaw.is_some() {
        return;
    }
    let (draft, position) = drafted(fields);
    let mut first = None;
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        if flatten::is_called(&draft, column, position, rest) {
            let name = draft.read(column.name);
            if let Some(first) = first {
                refuse_second(first, name);
            }
            if !matches!(column.ty, SqlType::Text | SqlType::Varchar(_))
                || matches!(column.leaf, Some(Shape::Enum(_) | Shape::Variants(_)))
            {
                refuse(
                    name,
                    " is not text, and has no letters that could count alike: leave out `.to_ascii_lowercase()`",
                );
            }
            first = Some(name);
        }
        index += 1;
    }
}

#[track_caller]
const fn refuse_second(first: &str, second: &str) {
    let mut message = Message::new();
    message.push("this is not one column, but ");
    push_quoted(&mut message, first);
    message.push(" and ");
    push_quoted(&mut message, second);
    message.push(
        ": name the part of the value object that is text, as in `ship.city.to_ascii_lowercase()`",
    );
    fail(message)
}

/// Whether a path leads to a column that may be NULL.
#[must_use]
pub const fn has_null(fields: Fields, rest: &str) -> bool {
    let field = fields.get(0);
    if is_mistaken(field.shape) || fields.slots[0].flaw.is_some() {
        return true;
    }
    let (draft, position) = drafted(fields);
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        if flatten::is_called(&draft, column, position, rest) && column.nullable() {
            return true;
        }
        index += 1;
    }
    false
}

/// Refuses `nulls(equal)` where nothing is NULL.
///
/// # Panics
///
/// In const evaluation, saying so.
#[track_caller]
pub const fn assert_nulls(has_null: bool) {
    assert!(
        has_null,
        "all of these fields always have a value: `nulls(equal)` says something of optional ones; leave it out"
    );
}
