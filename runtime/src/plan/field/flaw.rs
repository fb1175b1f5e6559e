//! What may be wrong with a type, however a field of it is called.

use super::{Message, fail, is_mistaken, mistake_of_said, push_quoted};
use crate::plan::flatten::{always_fills, is_several};
use crate::plan::possible::{Excess, excess_of_rules};
use crate::shape::{Field, Many, Rows, Shape, ValueShape};
use crate::stored::{DEEPEST, Slot};
use crate::table::OnDelete;

/// Why what is absent cannot be told from what is there, or does not stay so.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flaw {
    /// Nothing is required in an optional value object of this name.
    Untold(&'static str),
    /// This part of an optional value object would become NULL by itself.
    BecomesNull(&'static str),
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
    Said(&'static str, &'static str),
}

/// What is wrong with a type, however a field of it is called.
pub(crate) const fn flaw(shape: &Shape) -> Option<Flaw> {
    flaw_of(shape, false, Inside::TYPE)
}

/// What a part of a field is inside of.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    /// An optional value object.
    optional: bool,
    /// A type whose own derive has reported what is wrong in it.
    reported: bool,
}

impl Inside {
    pub(super) const TYPE: Self = Self {
        optional: false,
        reported: false,
    };
}

pub(super) const fn flaw_of(shape: &Shape, presence: bool, inside: Inside) -> Option<Flaw> {
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

const fn flaw_of_part(part: Field, inside: Inside) -> Option<Flaw> {
    if !inside.reported
        && !is_mistaken(part.shape)
        && let Some(why) = mistake_of_said(part)
    {
        return Some(Flaw::Said(part.name, why));
    }
    if inside.optional && matches!(part.said.on_delete, OnDelete::SetNull) {
        return Some(Flaw::BecomesNull(part.name));
    }
    flaw_of(part.shape, part.said.presence, inside)
}

pub(super) const fn is_generic(shape: &Shape) -> bool {
    match shape {
        Shape::Value(value) => value.generic,
        Shape::Variants(of) => of.generic,
        _ => false,
    }
}

#[track_caller]
pub(super) const fn refuse_flaw(name: &str, flaw: Flaw) -> ! {
    let mut message = Message::new();
    push_quoted(&mut message, name);
    match flaw {
        Flaw::Untold(value_object) => {
            message.push(" is optional, and nothing in ");
            push_quoted(&mut message, value_object);
            message.push(" is required: `None` could not be told from one that is empty; `#[embed(presence)]` adds a column that says whether it is there");
        }
        Flaw::Twice => message.push(" is an `Option` of what is optional already: `None` and `Some(None)` would be the same NULL; leave one `Option` out, or say with an enum which of the two it is"),
        Flaw::Endless(true) => message.push(" holds the type that it belongs to, and so would never end: a tree is stored as references to the parent: hold all of them in one list of the root, each with `#[reference(soft)] parent: Option<Id<…>>`"),
        Flaw::Endless(false) => message.push(" holds the type that it belongs to, and no row has columns without end: a tree is stored as references to the parent: make it entities, each with `#[reference(soft)] parent: Option<Id<…>>`, or store it as JSON with `#[column(json)]`"),
        Flaw::Deep => {
            message.push(" holds more than ");
            message.push_integer(DEEPEST as i128);
            message.push(" types inside of each other, and more are not mapped: leave out some that only hold another one, or store it as JSON, with `#[column(json)]`");
        }
        Flaw::Computed(excess) => {
            message.push(" does not fit: what a rule of its type computes");
            excess.push(&mut message);
        }
        Flaw::NoRows => message.push(" is an `Option` of a list, a set or a map: `None` and an empty one would be the same rows; leave the `Option` out"),
        Flaw::Said(part, why) => {
            message.push(" does not fit: its part ");
            push_quoted(&mut message, part);
            message.push(why);
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
