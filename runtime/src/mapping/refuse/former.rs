//! Refuses previous names that something else has now, in const evaluation: its data is its own.
//!
//! What one type tells by its tokens, its derive has looked at. Here are the columns of value
//! objects, and what a child and its parent tell together.

use crate::mapping::draft::Range;
use crate::mapping::parent::{Parent, key_name};
use crate::mapping::refuse::collision::{Columns, columns, push_path};
use crate::shape::{EntityShape, Fields};
use crate::text::{self, Buffer};

type Message = Buffer<1024>;

const CURE: &str = ": give the previous name of this field, or remove `#[renamed_from]`";

/// Refuses a field that says that one of its columns was called as another column is now, which has
/// no previous name itself, or as an earlier field says of one of its columns. `generated` are the
/// columns that exist anyway.
///
/// # Panics
///
/// In const evaluation, naming both.
#[track_caller]
pub const fn assert_former(owner: &str, fields: Fields, field: usize, generated: &[&str]) {
    let mut draft = Columns::new();
    let mut own = Range::EMPTY;
    let mut index = 0;
    while index < fields.len() {
        let start = draft.renames.length;
        columns(&mut draft, owner, fields, index);
        if index == field {
            own = draft.renames.since(start);
        }
        index += 1;
    }
    if draft.overflowed() {
        // The review of the model finds what is too large for this.
        return;
    }
    let mut index = own.start;
    while index < own.end {
        let from = draft.read(draft.renames.items[index].from);
        let mut at = 0;
        while at < generated.len() {
            if text::equal(generated[at], from) {
                refuse(
                    fields.names[field],
                    from,
                    "which is a column that every such table has",
                );
            }
            at += 1;
        }
        assert_not_kept(&draft, fields.names[field], from);
        assert_not_claimed(&draft, fields.names[field], own, from);
        index += 1;
    }
}

/// Refuses a previous name that a column has, unless that has one too: names may be passed on.
#[track_caller]
const fn assert_not_kept(draft: &Columns, field: &str, from: &str) {
    let mut at = 0;
    while at < draft.columns.length {
        let column = &draft.columns.items[at];
        if text::equal(draft.read(column.name), from) && !is_renamed(draft, from) {
            let mut message = begin(field, from);
            message.push("which is the column of ");
            push_path(&mut message, draft, column.path);
            message.push(" and keeps its own data");
            fail(message);
        }
        at += 1;
    }
}

const fn is_renamed(draft: &Columns, column: &str) -> bool {
    let mut index = 0;
    while index < draft.renames.length {
        if text::equal(draft.read(draft.renames.items[index].column), column) {
            return true;
        }
        index += 1;
    }
    false
}

/// Refuses a previous name that an earlier field claims.
#[track_caller]
const fn assert_not_claimed(draft: &Columns, field: &str, own: Range, from: &str) {
    let mut earlier = 0;
    while earlier < own.start {
        let rename = &draft.renames.items[earlier];
        if text::equal(draft.read(rename.from), from) {
            let mut message = begin(field, from);
            message.push("and so was `");
            message.push(draft.read(rename.column));
            message.push("`, but the data moves to one column only");
            fail(message);
        }
        earlier += 1;
    }
}

/// Refuses a child that says that its table was called as it is called here, or of which a field says
/// that it was the key of the parent.
#[track_caller]
pub(super) const fn assert_child(child: &EntityShape, parent: Parent, key: Option<usize>) {
    if let (Some(from), Some(table)) = (child.renamed_from, parent.said.table)
        && text::equal(from, table)
    {
        let mut message = Message::new();
        message.push("the table of the child `");
        message.push(child.target.name);
        message.push("` is still called `");
        message.push(table);
        message.push("`: give its previous name in `#[renamed_from]`, or remove that");
        panic_with(&message);
    }
    let mut index = 0;
    while index < child.fields.len() {
        let is_key = matches!(key, Some(key) if key == index);
        let field = child.fields.get(index);
        if !is_key
            && let Some(from) = field.said.renamed_from
            && text::equal(from, key_name(parent).as_str())
        {
            let mut message = Message::new();
            message.push("the field `");
            message.push(field.name);
            message.push("` of the child `");
            message.push(child.target.name);
            message.push("` was called `");
            message.push(from);
            message.push("`, which is the key of its parent");
            fail(message);
        }
        index += 1;
    }
}

const fn begin(field: &str, from: &str) -> Message {
    let mut message = Message::new();
    message.push("a column of `");
    message.push(field);
    message.push("` was called `");
    message.push(from);
    message.push("`, ");
    message
}

#[track_caller]
const fn refuse(field: &str, from: &str, why: &str) -> ! {
    let mut message = begin(field, from);
    message.push(why);
    fail(message)
}

#[track_caller]
const fn fail(mut message: Message) -> ! {
    message.push(CURE);
    panic_with(&message)
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn panic_with(message: &Message) -> ! {
    panic!("{}", message.as_str())
}
