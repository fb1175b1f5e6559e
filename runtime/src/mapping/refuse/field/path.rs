//! Paths of indexes and rules that lead to no column.

use super::rows::holds_rows_of_its_own;
use crate::mapping::draft::{Draft, MOST_INDEX_COLUMNS};
use crate::mapping::flatten;
use crate::mapping::refuse::message::{Message, fail, push_quoted, refuse};
use crate::mapping::refuse::rows::rows_of;
use crate::rule::ANYWHERE;
use crate::shape::walk::{is_mistaken, unwrapped};
use crate::shape::{Field, Fields, Shape};
use crate::table::SqlType;
use crate::table::method::{Kind, Method};

/// Refuses a path into a field that leads to no column of its table.
///
/// # Panics
///
/// In const evaluation, listing what there is.
#[track_caller]
pub const fn assert_path(fields: Fields, rest: &str) {
    refuse_rows(fields);
    found(fields, rest);
}

/// The same for a path into an index that compares its columns: no JSON can be.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_compared(fields: Fields, rest: &str) {
    assert_path(fields, rest);
    refuse_json(fields, rest);
}

/// The same for a path that is to be unique: no enum with data can be.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_unique(fields: Fields, rest: &str) {
    refuse_rows(fields);
    assert_unique_row(fields, rest);
}

/// The same for one where NULL is the same as NULL.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_unique_nulls(fields: Fields, rest: &str) {
    refuse_rows(fields);
    assert_row(fields, rest);
}

/// The same for a path into the rows of a collection.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_unique_row(fields: Fields, rest: &str) {
    refuse_variants(
        fields,
        rest,
        "of which the columns of all but one variant are NULL, and NULL is never the same as NULL",
    );
    refuse_json(fields, rest);
}

/// The same for a path into rows where NULL is the same as NULL.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_row(fields: Fields, rest: &str) {
    refuse_variants(
        fields,
        rest,
        "and two of one variant would be the same, whatever they hold",
    );
    refuse_json(fields, rest);
}

/// What an enum with data is, is no key.
#[track_caller]
const fn refuse_variants(fields: Fields, rest: &str, why: &str) {
    if !found(fields, rest) {
        return;
    }
    let mut message = Message::new();
    push_quoted(
        &mut message,
        if rest.is_empty() {
            fields.names[0]
        } else {
            rest
        },
    );
    message.push(" is an enum with data, ");
    message.push(why);
    message.push(": make a part of a variant unique, as in `payment.Card.number`");
    fail(message);
}

/// Some engines compare JSON as text, and others what it says.
#[track_caller]
const fn refuse_json(fields: Fields, rest: &str) {
    let field = fields.get(0);
    if is_mistaken(field.shape) || fields.slots[0].flaw.is_some() {
        return;
    }
    let (draft, position) = drafted(fields);
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        if flatten::is_called(&draft, column, position, rest) && matches!(column.ty, SqlType::Json)
        {
            refuse(
                draft.read(column.name),
                " is a column of JSON, which cannot be compared: only an index of a `method` that looks into it, such as \"gin\", makes sense over it",
            );
        }
        index += 1;
    }
}

/// What is stored in other tables has no column here.
#[track_caller]
const fn refuse_rows(fields: Fields) {
    let field = fields.get(0);
    if fields.slots[0].flaw.is_some() {
        return;
    }
    if let Shape::Child(..) | Shape::Collection(_) = unwrapped(field.shape) {
        refuse(
            field.name,
            " has no column in this table: children, lists, sets and maps are rows of other tables; an index or a uniqueness rule on them is declared on the child entity, or in `#[collection(unique(…))]`",
        );
    }
}

/// Refuses a path that leads nowhere. Returns whether it leads to an enum with data.
#[track_caller]
const fn found(fields: Fields, rest: &str) -> bool {
    let field = fields.get(0);
    if is_mistaken(field.shape) || fields.slots[0].flaw.is_some() {
        return false;
    }
    // A collection of what holds rows is refused as such.
    if let Shape::Collection(rows) = field.shape
        && holds_rows_of_its_own(&rows.value.shape)
    {
        return false;
    }
    let (draft, position) = drafted(fields);
    let mut is_found = false;
    let mut has_data = false;
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        if flatten::is_called(&draft, column, position, rest) {
            is_found = true;
            has_data = has_data || matches!(column.leaf, Some(Shape::Variants(_)));
        }
        index += 1;
    }
    // What has no column at all is refused for that.
    if !is_found && !rest.is_empty() {
        refuse_path(field, &draft, rest);
    }
    has_data
}

/// Refuses an index of a method that the columns of its path do not bear.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_method(fields: Fields, rest: &str, method: &str) {
    let field = fields.get(0);
    let Some(method) = Method::find(method) else {
        return;
    };
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
            if !method.takes(Kind::of(column.ty)) {
                refuse_type(name, column.ty, method);
            }
            match first {
                Some(first) if !method.several => refuse_second(first, name, method),
                Some(_) => {}
                None => first = Some(name),
            }
        }
        index += 1;
    }
}

#[track_caller]
const fn refuse_type(column: &str, ty: SqlType<'_>, method: &Method) {
    let ty = match ty {
        SqlType::Enum(_) => "enum",
        _ => ty.parts().0,
    };
    let mut message = of_method(method);
    message.push(" takes no ");
    message.push(ty);
    message.push(" as the column ");
    push_quoted(&mut message, column);
    message.push(" is: leave out `method`");
    fail(message)
}

#[track_caller]
pub(super) const fn refuse_second(first: &str, second: &str, method: &Method) {
    let mut message = of_method(method);
    message.push(" has one column, and this would have ");
    push_quoted(&mut message, first);
    message.push(" and ");
    push_quoted(&mut message, second);
    message.push(": name one part of the value object, or leave out `method`");
    fail(message)
}

const fn of_method(method: &Method) -> Message {
    let mut message = Message::new();
    message.push("an index of the method \"");
    message.push(method.name);
    message.push("\"");
    message
}

/// How many columns a path leads to.
#[must_use]
pub const fn width(fields: Fields, rest: &str) -> usize {
    let field = fields.get(0);
    if is_mistaken(field.shape) || fields.slots[0].flaw.is_some() {
        return 1;
    }
    let (draft, position) = drafted(fields);
    let mut width = 0;
    let mut index = 0;
    while index < draft.columns.kept() {
        if flatten::is_called(&draft, &draft.columns.items[index], position, rest) {
            width += 1;
        }
        index += 1;
    }
    width
}

/// Refuses an index, or what is unique, over more columns than an index may have.
///
/// # Panics
///
/// In const evaluation, naming what it is over.
#[track_caller]
pub const fn assert_narrow(over: &str, width: usize) {
    if width <= MOST_INDEX_COLUMNS {
        return;
    }
    let mut message = Message::new();
    message.push("an index over ");
    message.push(over);
    message.push(" would have ");
    message.push_integer(width as i128);
    message.push(" columns, and one has at most 16: leave out what the others tell already");
    fail(message)
}

/// The columns of a field, or of the rows of a collection, and the position that paths begin at.
pub(super) const fn drafted(fields: Fields) -> (Draft<128>, usize) {
    let field = fields.get(0);
    match field.shape {
        Shape::Collection(rows) => (rows_of(field, rows).0, ANYWHERE),
        _ => {
            let mut draft = Draft::new();
            flatten::of_field(&mut draft, "", fields, 0, &[]);
            (draft, 0)
        }
    }
}

#[track_caller]
const fn refuse_path(field: Field, draft: &Draft<128>, rest: &str) -> ! {
    let mut message = Message::new();
    push_quoted(&mut message, field.name);
    message.push(" has no column ");
    push_quoted(&mut message, rest);
    let mut count = 0;
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        let path = draft.read(column.path);
        if path.len() > column.tail && message.length() < 800 {
            message.push(if count == 0 { "; it has " } else { ", " });
            push_quoted(&mut message, path.split_at(column.tail).1);
            count += 1;
        }
        index += 1;
    }
    if count == 0 {
        message.push(": it is one column itself");
    }
    fail(message)
}
