//! What a field must keep that only its type tells: refused in const evaluation, where the field
//! stands.

mod class;
mod compared;
mod flaw;
mod path;
mod range;
mod rows;

pub use class::{assert_class, assert_class_of};
pub use compared::{assert_lowercase, assert_lowercase_row, assert_nulls, has_null};
pub use path::{
    assert_compared, assert_method, assert_narrow, assert_path, assert_row, assert_unique,
    assert_unique_nulls, assert_unique_row, width,
};
pub use range::assert_range;

use super::message::{Message, fail, push_quoted, refuse};
use super::parent_key::assert_parent_keys;

use crate::shape::flaw::{Flaw, Inside, flaw_of};
use crate::shape::options::mistake_of_said;
use crate::shape::walk::is_mistaken;
use crate::shape::{Children, EntityShape, Field, FieldType, Fields, Narrowed, Scalar, Shape};
use crate::table::SqlType;
use flaw::refuse_flaw;
use rows::assert_rows;

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
        assert_rows(field, rows, owner);
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
    slot: &'static FieldType,
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
    slot: &'static FieldType,
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
pub const fn assert_version(name: &str, slot: &FieldType) {
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
pub const fn assert_instant(name: &str, slot: &FieldType) {
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
const fn assert_one_place(slot: &FieldType, earlier: &str) {
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

/// Whether a type is reported as such, whatever the field is for.
const fn is_refused(slot: &FieldType) -> bool {
    slot.flaw.is_some() || is_mistaken(&slot.shape)
}

/// What attributes say must have something to say it of.
#[track_caller]
const fn assert_said(field: Field) {
    if let Some(why) = mistake_of_said(&field) {
        refuse(field.name, why);
    }
}
