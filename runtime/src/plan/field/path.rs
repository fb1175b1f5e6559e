//! Paths of indexes and rules that lead to no column.

use super::rows::rows_of;
use super::{Message, fail, is_mistaken, push_quoted};
use crate::plan::draft::Draft;
use crate::plan::flatten::{self, ANYWHERE};
use crate::shape::{Field, Fields, Shape};

/// Refuses a path into a field, or into the rows of a collection, that leads to no column.
///
/// # Panics
///
/// In const evaluation, listing what there is.
#[track_caller]
pub const fn assert_path(fields: Fields, position: usize, rest: &str) {
    let field = fields.get(position);
    if is_mistaken(field.shape) {
        return;
    }
    let (draft, path): (Draft<128>, _) = match field.shape {
        Shape::Collection(rows) => (rows_of(field, rows), (ANYWHERE, "")),
        _ => {
            let mut draft = Draft::new();
            flatten::of_field(&mut draft, "", fields, position, &[]);
            (draft, (position, ""))
        }
    };
    let mut index = 0;
    while index < draft.columns.kept() {
        if flatten::is_called(&draft, &draft.columns.items[index], path.0, rest) {
            return;
        }
        index += 1;
    }
    refuse_path(field, &draft, rest);
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
