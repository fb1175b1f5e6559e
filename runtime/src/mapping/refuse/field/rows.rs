//! What the rows of a collection must keep.

use crate::mapping::draft::MOST_INDEX_COLUMNS;
use crate::mapping::flatten;
use crate::mapping::parent::derived_key;
use crate::mapping::refuse::message::{Message, fail, push_quoted, refuse};
use crate::mapping::refuse::rows::rows_of;
use crate::rule::ANYWHERE;
use crate::shape::walk::{inner, unwrapped};
use crate::shape::{EntityShape, Field, Rows, RowsKind, Shape};
use crate::table::OnDelete;
use crate::text::{self};

/// Rows must be told apart, and have no rows of their own.
#[track_caller]
pub(super) const fn assert_rows(
    field: Field,
    rows: &'static Rows,
    owner: Option<&'static EntityShape>,
) {
    let Rows { kind, key, value } = rows;
    let is_set = matches!(kind, RowsKind::Set | RowsKind::MapOfSets);
    if is_set && may_be_null(&value.shape) {
        refuse(
            field.name,
            " is a set of values that have NULL columns, and NULL is never the same as NULL: make it a list, or its values' fields required",
        );
    }
    if let Shape::Child(..) = inner(&value.shape) {
        refuse(
            field.name,
            " holds child entities, which are rows already: `#[children]`, not `#[collection]`, says how they are stored",
        );
    }
    let mut holds_rows = holds_rows_of_its_own(&value.shape);
    if let Some(key) = key {
        if may_be_null(&key.shape) {
            refuse(
                field.name,
                " is a map whose keys have NULL columns, and NULL is never the same as NULL: make the keys' fields required",
            );
        }
        holds_rows = holds_rows || holds_rows_of_its_own(&key.shape);
    }
    if holds_rows {
        refuse(
            field.name,
            " is a collection of what holds rows itself: make its values child entities, which have an identity to point at",
        );
    }
    let has_ids = match key {
        Some(key) => matches!(unwrapped(&key.shape), Shape::Reference(_)),
        None => false,
    } || matches!(unwrapped(&value.shape), Shape::Reference(_));
    if matches!(field.said.on_delete, OnDelete::SetNull)
        && !matches!(value.shape, Shape::Optional(_))
    {
        refuse(
            field.name,
            " holds ids that cannot become NULL: `on_delete = set_null` needs optional ones, as in `Vec<Option<Id<…>>>`",
        );
    }
    if !has_ids && !matches!(field.said.on_delete, OnDelete::Restrict) {
        refuse(
            field.name,
            " holds no ids by themselves: `on_delete` stands on the reference in the value object",
        );
    }
    assert_distinct_columns(field, rows, owner);
    assert_narrow_key(field, rows);
}

/// What keeps rows apart is an index: over the parent, and the keys, the values, or both.
#[track_caller]
const fn assert_narrow_key(field: Field, rows: &'static Rows) {
    let (draft, keys) = &rows_of(field, rows);
    let (of_keys, all) = (keys.end - keys.start, draft.columns.length);
    let (width, what) = match rows.kind {
        RowsKind::List => return,
        RowsKind::Set => (all, "set"),
        RowsKind::Map => (of_keys, "map"),
        RowsKind::MapOfSets => (all, "map of sets"),
    };
    if width < MOST_INDEX_COLUMNS {
        return;
    }
    let mut message = Message::new();
    push_quoted(&mut message, field.name);
    message.push(" is a ");
    message.push(what);
    message.push(" whose rows are told apart by the parent and ");
    message.push_integer(width as i128);
    message.push(" columns, and an index has at most 16: make it a list, or give what it holds fewer columns");
    fail(message)
}

/// Whether a column of a shape may be NULL.
const fn may_be_null(shape: &Shape) -> bool {
    match shape {
        // The columns of a variant are NULL in all others.
        Shape::Optional(_) | Shape::Variants(_) => true,
        _ => match shape.part(0) {
            Some(fields) => {
                let mut index = 0;
                while index < fields.len() {
                    if may_be_null(fields.shape(index)) {
                        return true;
                    }
                    index += 1;
                }
                false
            }
            None => false,
        },
    }
}

/// Whether a value has rows in a table of their own.
pub(super) const fn holds_rows_of_its_own(shape: &Shape) -> bool {
    let shape = inner(shape);
    if matches!(shape, Shape::Child(..) | Shape::Collection(_)) {
        return true;
    }
    let mut part = 0;
    while let Some(fields) = shape.part(part) {
        let mut index = 0;
        while index < fields.len() {
            if holds_rows_of_its_own(fields.shape(index)) {
                return true;
            }
            index += 1;
        }
        part += 1;
    }
    false
}

/// The columns of a collection's key and value share a table.
#[track_caller]
const fn assert_distinct_columns(
    field: Field,
    rows: &'static Rows,
    owner: Option<&'static EntityShape>,
) {
    let (draft, keys) = &rows_of(field, rows);
    let mut value = keys.end;
    while rows.key.is_some() && value < draft.columns.kept() {
        if flatten::is_called(draft, &draft.columns.items[value], ANYWHERE, "key") {
            refuse(
                field.name,
                " is a map, whose keys are called `key`: give that field of its values another name",
            );
        }
        value += 1;
    }
    let said = field.said.children;
    let mut later = 0;
    while later < draft.columns.kept() {
        let name = draft.read(draft.columns.items[later].name);
        if is_called(said.foreign_key, name) || is_called(said.ordered, name) {
            // Told where that name is declared.
            return;
        }
        let mut is_taken = is_generated(name, field, owner);
        let mut earlier = 0;
        while earlier < later {
            let other = draft.columns.items[earlier].name;
            is_taken = is_taken || text::equal(draft.read(other), name);
            earlier += 1;
        }
        if is_taken {
            let mut message = Message::new();
            message.push("the table of ");
            push_quoted(&mut message, field.name);
            message.push(" would have the column ");
            push_quoted(&mut message, name);
            message.push(" twice: name a field of its values with `#[column(name = \"…\")]`");
            fail(message);
        }
        later += 1;
    }
}

/// Whether a column of every such table has a name.
const fn is_generated(name: &str, field: Field, owner: Option<&'static EntityShape>) -> bool {
    let Some(owner) = owner else {
        return text::equal(name, "id");
    };
    if field.said.children.foreign_key.is_none() && text::equal(name, derived_key(owner).as_str()) {
        return true;
    }
    // Its rows have the audit of their owner's.
    if let Some(audit) = owner.audit
        && (text::equal(name, audit.created) || text::equal(name, audit.updated))
    {
        return true;
    }
    text::equal(name, "id")
}

const fn is_called(said: Option<&str>, name: &str) -> bool {
    match said {
        Some(said) => text::equal(said, name),
        None => false,
    }
}
