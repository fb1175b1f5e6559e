//! What a field must keep that only its type tells: refused in const evaluation, where the field
//! stands.

use super::draft::Draft;
use super::entity::inner;
use super::flatten::{self, ANYWHERE, always_fills, is_several};
use crate::shape::{
    Field, Fields, Narrowed, OnDelete, Rows, RowsKind, Said, Scalar, Shape, ValueShape,
};
use crate::stored::Slot;
use crate::text::{self, Buffer};

type Message = Buffer<1024>;

/// Refuses a field whose type does not bear what is said of it, has no mapping as it stands, or
/// holds child entities that an earlier field of the same type holds.
///
/// # Panics
///
/// In const evaluation, saying what is wrong.
#[track_caller]
pub const fn assert_field(field: Fields, earlier: &str) {
    let slot = field.slots[0];
    let field = field.get(0);
    if is_mistaken(field.shape) {
        return;
    }
    assert_said(field);
    if let Some(flaw) = flaw_of(field.shape, field.said.presence, Inside::TYPE) {
        refuse_flaw(field.name, flaw);
    }
    if let Shape::Collection(rows) = field.shape {
        assert_rows(field, rows);
    }
    assert_one_place(slot, earlier);
}

/// The same for a field of which nothing is said: most have nothing to look at.
///
/// # Panics
///
/// In const evaluation, saying what is wrong.
#[track_caller]
pub const fn assert_sound(name: &str, slot: &Slot, earlier: &str) {
    if let Some(flaw) = slot.flaw {
        refuse_flaw(name, flaw);
    }
    assert_one_place(slot, earlier);
}

/// An entity belongs to one place of one aggregate.
#[track_caller]
const fn assert_one_place(slot: &Slot, earlier: &str) {
    if slot.child.is_empty() || earlier.is_empty() {
        return;
    }
    let mut message = Message::new();
    message.push("the child entity ");
    push_quoted(&mut message, slot.child);
    message.push(" has a place already, in ");
    push_quoted(&mut message, earlier);
    message.push(
        ": an entity belongs to one place of one aggregate; give each place a type of its own",
    );
    fail(message);
}

/// The name of the first child entity in a shape; nothing where there is none.
pub(crate) const fn child_in(shape: &Shape) -> &'static str {
    match shape {
        Shape::Child(child, _) => child.target.name,
        Shape::Optional(inner) => child_in(inner),
        _ => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                let mut index = 0;
                while index < fields.len() {
                    if !fields.slots[index].child.is_empty() {
                        return fields.slots[index].child;
                    }
                    index += 1;
                }
                part += 1;
            }
            ""
        }
    }
}

/// A type with mistakes has been reported itself.
const fn is_mistaken(shape: &Shape) -> bool {
    matches!(
        inner(shape),
        Shape::Scalar(Scalar {
            narrowed: Narrowed::Unknown,
            ..
        })
    )
}

/// What attributes say must have something to say it of.
#[track_caller]
const fn assert_said(field: Field) {
    let Said {
        prefix,
        presence,
        default,
        planned_index,
        renamed_from,
        ..
    } = field.said;
    let has_parts = is_several(field.shape) || matches!(unwrapped(field.shape), Shape::Variants(_));
    if prefix.is_some() && !has_parts {
        refuse(
            field.name,
            " is one column: `prefix` says what the columns of a value object begin with",
        );
    }
    if presence && !(matches!(field.shape, Shape::Optional(_)) && is_several(field.shape)) {
        refuse(
            field.name,
            " needs no column that says whether it is there: `presence` is for an optional value object of several columns",
        );
    }
    let is_column = matches!(
        unwrapped(field.shape),
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_)
    );
    if (default.is_some() || !planned_index) && !is_column {
        refuse(
            field.name,
            " is not one column, which `default` and `no_index` speak of: say it on the fields of the value object",
        );
    }
    if renamed_from.is_some() && matches!(inner(field.shape), Shape::Child(..)) {
        refuse(
            field.name,
            " has no column: `#[renamed_from]` stands on the child's type, and names its table",
        );
    }
}

/// A shape without the `Option` and the newtypes around it.
const fn unwrapped(shape: &Shape) -> &Shape {
    match inner(shape) {
        Shape::Value(ValueShape {
            newtype: true,
            fields,
            ..
        }) => unwrapped(fields.shape(0)),
        shape => shape,
    }
}

/// Why what is absent cannot be told from what is there, or does not stay so.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flaw {
    /// Nothing is required in an optional value object of this name.
    Untold(&'static str),
    /// This part of an optional value object would become NULL by itself.
    BecomesNull(&'static str),
}

/// What is wrong with a type, however a field of it is called.
pub(crate) const fn flaw(shape: &Shape) -> Option<Flaw> {
    flaw_of(shape, false, Inside::TYPE)
}

/// What a part of a field is inside of.
#[derive(Clone, Copy)]
struct Inside {
    /// An optional value object.
    optional: bool,
    /// A type whose own derive has reported what is wrong in it.
    reported: bool,
}

impl Inside {
    const TYPE: Self = Self {
        optional: false,
        reported: false,
    };
}

const fn flaw_of(shape: &Shape, presence: bool, inside: Inside) -> Option<Flaw> {
    match shape {
        Shape::Optional(shape) => {
            let several = is_several(shape);
            if !inside.reported && !presence && several && !always_fills(shape, false) {
                return Some(Flaw::Untold(called(shape)));
            }
            let inside = Inside {
                optional: inside.optional || several,
                ..inside
            };
            flaw_of(shape, false, inside)
        }
        Shape::Collection(Rows { key, value, .. }) => match key {
            Some(Slot {
                flaw: Some(flaw), ..
            }) => Some(*flaw),
            _ => value.flaw,
        },
        Shape::Value(_) | Shape::Variants(_) => {
            let inside = Inside {
                reported: !is_generic(shape),
                ..inside
            };
            // Nothing of it can be wrong that has not been looked at.
            if inside.reported && !inside.optional {
                return None;
            }
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                let mut index = 0;
                while index < fields.len() {
                    let flaw = flaw_of_part(fields.get(index), inside);
                    if flaw.is_some() {
                        return flaw;
                    }
                    index += 1;
                }
                part += 1;
            }
            None
        }
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) | Shape::Child(..) => None,
    }
}

const fn flaw_of_part(part: Field, inside: Inside) -> Option<Flaw> {
    if inside.optional && matches!(part.said.on_delete, OnDelete::SetNull) {
        return Some(Flaw::BecomesNull(part.name));
    }
    flaw_of(part.shape, part.said.presence, inside)
}

const fn is_generic(shape: &Shape) -> bool {
    match shape {
        Shape::Value(value) => value.generic,
        Shape::Variants(of) => of.generic,
        _ => false,
    }
}

#[track_caller]
const fn refuse_flaw(name: &str, flaw: Flaw) -> ! {
    let mut message = Message::new();
    push_quoted(&mut message, name);
    match flaw {
        Flaw::Untold(value_object) => {
            message.push(" is optional, and nothing in ");
            push_quoted(&mut message, value_object);
            message.push(" is required: `None` could not be told from one that is empty; `#[embed(presence)]` adds a column that says whether it is there");
        }
        Flaw::BecomesNull(part) => {
            message.push(" is optional, and its part ");
            push_quoted(&mut message, part);
            message.push(" would become NULL by itself: `on_delete = set_null` cannot be said inside of an optional value object");
        }
    }
    fail(message)
}

/// The Rust name of a value object.
const fn called(shape: &Shape) -> &'static str {
    match shape {
        Shape::Value(ValueShape {
            newtype: true,
            fields,
            ..
        }) => called(fields.shape(0)),
        Shape::Value(value) => value.name,
        Shape::Optional(shape) => called(shape),
        _ => "it",
    }
}

/// Rows must be told apart, and have no rows of their own.
#[track_caller]
const fn assert_rows(field: Field, rows: &'static Rows) {
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
    if !has_ids && !matches!(field.said.on_delete, OnDelete::Restrict) {
        refuse(
            field.name,
            " holds no ids by themselves: `on_delete` stands on the reference in the value object",
        );
    }
    assert_distinct_columns(field, rows);
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

const fn holds_rows_of_its_own(shape: &Shape) -> bool {
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
const fn assert_distinct_columns(field: Field, rows: &'static Rows) {
    let draft = &rows_of(field, rows);
    let said = field.said.children;
    let mut later = 0;
    while later < draft.columns.kept() {
        let name = draft.read(draft.columns.items[later].name);
        let mut is_taken = text::equal(name, "id")
            || is_called(said.foreign_key, name)
            || is_called(said.ordered, name);
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

const fn is_called(said: Option<&str>, name: &str) -> bool {
    match said {
        Some(said) => text::equal(said, name),
        None => false,
    }
}

/// The columns of a collection by itself.
const fn rows_of(field: Field, rows: &'static Rows) -> Draft<128> {
    let mut draft = Draft::new();
    let mut base = Buffer::new();
    base.push(field.name);
    flatten::of_rows(&mut draft, rows, field.said, &base, 0);
    draft
}

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

const fn push_quoted(message: &mut Message, name: &str) {
    message.push("`");
    message.push(name);
    message.push("`");
}

#[track_caller]
const fn refuse(name: &str, why: &str) -> ! {
    let mut message = Message::new();
    push_quoted(&mut message, name);
    message.push(why);
    fail(message)
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn fail(message: Message) -> ! {
    panic!("{}", message.as_str())
}
