//! State machines over what is inside of value objects: which states there are, and which is there.

use super::Varied;
use crate::rule::Arrow;

use crate::shape::walk::{inner, is_mistaken, unwrapped};
use crate::shape::{Default, EnumShape, FieldType, Fields, Scalar, Shape};
use crate::stored::state_of;
use crate::table::SqlType;
use crate::text;

/// What a state machine is over: the type at its path.
pub struct States {
    /// Nothing where the path leads to no column of the table.
    shape: Option<&'static Shape>,
    /// Whether there may be no state.
    absent: bool,
    default: Option<Default>,
}

impl States {
    /// Of the field itself.
    #[must_use]
    pub const fn of(field: &'static FieldType) -> Self {
        Self {
            shape: Some(&field.shape),
            absent: matches!(field.shape, Shape::Optional(_)),
            default: None,
        }
    }

    /// Of what is inside of a field: its names with dots.
    #[must_use]
    pub const fn at(field: &'static FieldType, rest: &str) -> Self {
        let mut at = Self::of(field);
        let mut rest = rest;
        while !rest.is_empty() {
            let Some(shape) = at.shape else { break };
            if is_mistaken(shape) {
                break;
            }
            at.absent = at.absent || is_optional(shape);
            let Shape::Value(value) = unwrapped(shape) else {
                at.shape = None;
                break;
            };
            rest = at.step(value.fields, rest);
        }
        if let Some(shape) = at.shape {
            at.absent = at.absent || is_optional(shape);
            at.shape = match unwrapped(shape) {
                Shape::Scalar(Scalar {
                    ty: SqlType::Json, ..
                }) => None,
                shape => Some(shape),
            };
        }
        at
    }

    /// Goes into the field that the rest of the path begins with, and returns what follows.
    const fn step<'a>(&mut self, fields: Fields, rest: &'a str) -> &'a str {
        let mut index = 0;
        while index < fields.len() {
            let field = fields.get(index);
            if let Some(behind) = text::behind(rest, field.name) {
                let next = text::behind(behind, ".");
                if behind.is_empty() || next.is_some() {
                    self.shape = Some(field.shape);
                    // A part of what may be absent has no default.
                    self.default = if self.absent {
                        None
                    } else {
                        field.said.default
                    };
                    return match next {
                        Some(next) => next,
                        None => "",
                    };
                }
            }
            index += 1;
        }
        self.shape = None;
        ""
    }

    /// The enum, perhaps in an `Option`: of one with data, its tags. Nothing where it is of another
    /// type, which is refused once.
    pub(super) const fn shape(&self) -> Option<&'static EnumShape> {
        let Some(shape) = self.shape else { return None };
        match inner(shape) {
            Shape::Enum(shape) => Some(shape),
            Shape::Variants(of) => Some(of.tag),
            _ => None,
        }
    }

    /// Whether there may be no state yet.
    pub(super) const fn may_be_absent(&self) -> bool {
        self.absent
    }

    /// Whether a type on the way has mistakes of its own.
    pub(super) const fn is_mistaken(&self) -> bool {
        match self.shape {
            Some(shape) => is_mistaken(shape),
            None => false,
        }
    }

    /// Whether the path leads to no column of the table.
    pub(super) const fn leads_nowhere(&self) -> bool {
        self.shape.is_none()
    }

    /// The default of the field at the path, if it has one, or else this state.
    #[must_use]
    pub const fn first(&self, listed: &'static str) -> &'static str {
        match &self.default {
            Some(default) if !state_of(default).is_empty() => state_of(default),
            _ => listed,
        }
    }
}

/// Whether what a shape is of may be absent, newtypes around it or not.
const fn is_optional(shape: &Shape) -> bool {
    match shape {
        Shape::Optional(_) => true,
        Shape::Value(value) if value.newtype => is_optional(value.fields.shape(0)),
        _ => false,
    }
}

/// A value on the way to the one at the end of a path.
pub struct Step<'a, T: ?Sized>(pub &'a T);

impl<'a, T> Step<'a, Option<T>> {
    /// What is there, if it is.
    #[must_use]
    pub const fn inside(self) -> Option<&'a T> {
        self.0.as_ref()
    }
}

/// The answer for what is no `Option`.
pub trait Always<'a> {
    /// What it is.
    type Of: ?Sized;

    /// It is always there.
    fn inside(self) -> Option<&'a Self::Of>;
}

impl<'a, T: ?Sized> Always<'a> for Step<'a, T> {
    type Of = T;

    fn inside(self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// The variant at the end of a path.
pub fn variant_of<T: Varied>(value: &T) -> Option<usize> {
    value.variant()
}

/// Two states of one machine, the second of which is to follow the first.
pub struct Turn {
    from: &'static str,
    to: &'static str,
    has_arrow: bool,
}

impl Turn {
    /// From one variant to another one.
    #[must_use]
    pub fn new(of: &States, arrows: &[Arrow], from: Option<usize>, to: Option<usize>) -> Self {
        // What is absent is called so too.
        let name = |variant: Option<usize>| match (of.shape(), variant) {
            (Some(shape), Some(variant)) => shape.values[variant],
            _ => "",
        };
        let (from, to) = (name(from), name(to));
        let mut arrows = arrows.iter();
        let has_arrow = arrows.any(|arrow| arrow.from == from && arrow.to.contains(&to));
        Self {
            from,
            to,
            has_arrow,
        }
    }

    /// Whether an arrow leads there.
    #[must_use]
    pub fn follows(&self) -> bool {
        self.has_arrow
    }

    /// Whether the value that holds these states may become the other one: it moves, and no state of
    /// it goes where no arrow leads.
    #[must_use]
    pub fn are_allowed(turns: &[Self]) -> bool {
        turns.iter().any(Self::follows)
            && turns
                .iter()
                .all(|turn| turn.follows() || turn.from == turn.to)
    }
}
