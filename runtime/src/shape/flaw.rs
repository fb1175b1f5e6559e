//! What may be wrong with a type, however a field of it is called.

use super::excess::{Excess, excess_of_rules};
use super::options::mistake_of_said;
use super::walk::{always_fills, is_mistaken, is_several};
use super::{Field, FieldType, Many, Narrowed, Rows, Scalar, Shape, ValueShape};
use crate::table::OnDelete;

/// Why what is absent cannot be told from what is there, or does not stay so.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flaw {
    /// Nothing is required in an optional value object of this name.
    Untold(&'static str),
    /// This part of an optional value object would become NULL by itself.
    BecomesNull(&'static str),
    /// It has no mapping on purpose, for this reason, which says what to take instead.
    Refused(&'static str),
    /// What is optional has a `None` of its own already.
    Twice,
    /// What is optional is rows, of which there may be none.
    NoRows,
    /// The field holds the type that it belongs to, an entity or not.
    Endless(bool),
    /// A rule of a generic value object computes what goes too far.
    Computed(Excess),
    /// More types are inside of each other in the field than are mapped.
    Deep,
    /// The type of this part of a generic value object does not bear what is said of it.
    FieldOptions(&'static str, &'static str),
}

/// What is wrong with a type, however a field of it is called.
pub(crate) const fn flaw(shape: &Shape) -> Option<Flaw> {
    flaw_of(shape, false, Inside::TYPE)
}

/// What a part of a field is inside of.
#[derive(Clone, Copy)]
pub(crate) struct Inside {
    /// An optional value object.
    optional: bool,
    /// A type whose own derive has reported what is wrong in it.
    reported: bool,
}

impl Inside {
    pub(crate) const TYPE: Self = Self {
        optional: false,
        reported: false,
    };
}

pub(crate) const fn flaw_of(shape: &Shape, presence: bool, inside: Inside) -> Option<Flaw> {
    match shape {
        Shape::Optional(shape) => {
            let several = is_several(shape);
            if !inside.reported
                && let Some(flaw) = absent_already(shape)
            {
                return Some(flaw);
            }
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
            Some(FieldType {
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
            if !inside.reported
                && let Shape::Value(value) = shape
                && let Some(excess) = excess_of_rules(value.fields, value.rules)
            {
                return Some(Flaw::Computed(excess));
            }
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                let mut index = 0;
                while index < fields.len() {
                    let flaw = flaw_of_part(&fields.get(index), inside);
                    if flaw.is_some() {
                        return flaw;
                    }
                    index += 1;
                }
                part += 1;
            }
            None
        }
        Shape::Scalar(Scalar {
            narrowed: Narrowed::Unknown(why),
            ..
        }) if !why.is_empty() => Some(Flaw::Refused(why)),
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) | Shape::Child(..) => None,
    }
}

/// Why `None` would be stored as something else that the type holds.
const fn absent_already(shape: &Shape) -> Option<Flaw> {
    match shape {
        Shape::Optional(_) => Some(Flaw::Twice),
        Shape::Child(_, Many::Any) | Shape::Collection(_) => Some(Flaw::NoRows),
        // What is wrong in a newtype has been reported there.
        Shape::Value(ValueShape {
            newtype: true,
            fields,
            ..
        }) if fields.slots[0].flaw.is_none() => absent_already(fields.shape(0)),
        _ => None,
    }
}

const fn flaw_of_part(part: &Field, inside: Inside) -> Option<Flaw> {
    if !inside.reported
        && !is_mistaken(part.shape)
        && let Some(why) = mistake_of_said(part)
    {
        return Some(Flaw::FieldOptions(part.name, why));
    }
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
