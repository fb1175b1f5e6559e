//! What a field must keep that only its type tells: refused in const evaluation, where the field
//! stands.

mod flaw;
mod path;
mod rows;

pub(crate) use flaw::{Flaw, flaw};

pub use path::{
    assert_method, assert_narrow, assert_path, assert_unique, assert_unique_row, width,
};

use super::entity::{assert_parent_keys, inner};
use super::flatten::is_several;
use crate::shape::{
    Children, EntityShape, Field, Fields, Many, Narrowed, Rows, RowsKind, Said, Scalar, Shape,
    ValueShape,
};
use crate::stored::Slot;
use crate::table::OnDelete;
use crate::table::SqlType;
use crate::text::Buffer;
use flaw::{Inside, flaw_of, refuse_flaw};
use rows::assert_rows;

pub(super) type Message = Buffer<1024>;

/// Refuses a field whose type does not bear what is said of it, has no mapping as it stands, or
/// holds child entities that an earlier field of the same type holds.
///
/// # Panics
///
/// In const evaluation, saying what is wrong.
#[track_caller]
pub const fn assert_field(field: Fields, earlier: &str, owner: Option<&'static EntityShape>) {
    let slot = field.slots[0];
    let field = field.get(0);
    if let Some(flaw @ (Flaw::Endless(_) | Flaw::Deep)) = slot.flaw {
        refuse_flaw(field.name, flaw);
    }
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
    assert_place(slot, earlier, field.said.children, owner);
}

/// The same for a field of which nothing is said: most have nothing to look at.
///
/// # Panics
///
/// In const evaluation, saying what is wrong.
#[track_caller]
pub const fn assert_sound(
    name: &str,
    slot: &'static Slot,
    earlier: &str,
    owner: Option<&'static EntityShape>,
) {
    if let Some(flaw) = slot.flaw {
        refuse_flaw(name, flaw);
    }
    assert_place(slot, earlier, Children::DERIVED, owner);
}

/// Children belong to one place, and to the entity that holds them.
#[track_caller]
const fn assert_place(
    slot: &'static Slot,
    earlier: &str,
    said: Children,
    owner: Option<&'static EntityShape>,
) {
    if slot.child.is_empty() {
        return;
    }
    assert_one_place(slot, earlier);
    if let Some(owner) = owner {
        assert_parent_keys(owner, said, &slot.shape);
    }
}

/// Refuses a declared version that cannot be counted.
///
/// # Panics
///
/// In const evaluation, naming the field.
#[track_caller]
pub const fn assert_version(name: &str, slot: &Slot) {
    let is_counter = matches!(
        slot.shape,
        Shape::Scalar(Scalar {
            ty: SqlType::Integer | SqlType::BigInt,
            narrowed: Narrowed::No
        })
    );
    if !is_counter && !is_refused(slot) {
        refuse(
            name,
            " is the version of the aggregate, and so must be `i32` or `i64`; a column of another meaning needs another name, or `version = false` in `#[aggregate]`",
        );
    }
}

/// Refuses a declared audit field that is no point in time.
///
/// # Panics
///
/// In const evaluation, naming the field.
#[track_caller]
pub const fn assert_instant(name: &str, slot: &Slot) {
    let is_instant = matches!(
        slot.shape,
        Shape::Scalar(Scalar {
            ty: SqlType::Timestamp,
            ..
        })
    );
    if !is_instant && !is_refused(slot) {
        refuse(
            name,
            " is an audit field, and so must be an instant: `chrono::DateTime<Utc>`, `time::OffsetDateTime` or `jiff::Timestamp`; a column of another meaning needs another name, or `audit = false`",
        );
    }
}

/// An entity belongs to one place of one aggregate.
#[track_caller]
const fn assert_one_place(slot: &Slot, earlier: &str) {
    if earlier.is_empty() {
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

/// Whether a type is reported as such, whatever the field is for.
const fn is_refused(slot: &Slot) -> bool {
    slot.flaw.is_some() || is_mistaken(&slot.shape)
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
    if let Some(why) = mistake_of_said(field) {
        refuse(field.name, why);
    }
}

/// What a type does not bear that attributes say of it.
const fn mistake_of_said(field: Field) -> Option<&'static str> {
    let Said {
        prefix,
        presence,
        default,
        planned_index,
        renamed_from,
        reference,
        has_children,
        on_delete,
        children,
        ..
    } = field.said;
    let is_rows = matches!(field.shape, Shape::Collection(_));
    if reference && !is_rows && !matches!(inner(field.shape), Shape::Reference(_)) {
        return Some(
            " is not a reference: `#[reference]` belongs on `Id<…>` of a root, an id newtype, or an `Option` of one",
        );
    }
    if matches!(on_delete, OnDelete::SetNull) && !is_rows && !is_optional(field.shape) {
        return Some(
            " cannot become NULL: `on_delete = set_null` needs an optional reference, `Option<Id<…>>`",
        );
    }
    if has_children && !matches!(inner(field.shape), Shape::Child(..)) {
        return Some(
            " holds no child entities: `#[children]` belongs on a type that derives `Entity`, or on an `Option`, `Box` or `Vec` of one",
        );
    }
    if children.ordered.is_some() && !is_list(field.shape) {
        return Some(" has no order: `ordered` belongs on a `Vec`");
    }
    let has_parts = is_several(field.shape) || matches!(unwrapped(field.shape), Shape::Variants(_));
    if prefix.is_some() && !has_parts {
        return Some(" is one column: `prefix` says what the columns of a value object begin with");
    }
    if presence && !(is_optional(field.shape) && is_several(field.shape)) {
        return Some(
            " needs no column that says whether it is there: `presence` is for an optional value object of several columns",
        );
    }
    let is_column = matches!(
        unwrapped(field.shape),
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_)
    );
    if (default.is_some() || !planned_index) && !is_column {
        return Some(
            " is not one column, which `default` and `no_index` speak of: say it on the fields of the value object",
        );
    }
    if renamed_from.is_some() && matches!(inner(field.shape), Shape::Child(..)) {
        return Some(
            " has no column: `#[renamed_from]` stands on the child's type, and names its table",
        );
    }
    None
}

const fn is_optional(shape: &Shape) -> bool {
    matches!(shape, Shape::Optional(_))
}

/// Whether there is an order to be kept.
const fn is_list(shape: &Shape) -> bool {
    matches!(
        inner(shape),
        Shape::Child(_, Many::Any)
            | Shape::Collection(Rows {
                kind: RowsKind::List,
                ..
            })
    )
}

/// A shape without the `Option` and the newtypes around it.
pub(super) const fn unwrapped(shape: &Shape) -> &Shape {
    match inner(shape) {
        Shape::Value(ValueShape {
            newtype: true,
            fields,
            ..
        }) => unwrapped(fields.shape(0)),
        shape => shape,
    }
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
pub(super) const fn fail(message: Message) -> ! {
    panic!("{}", message.as_str())
}
