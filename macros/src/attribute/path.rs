//! Paths to fields.

use std::fmt;

use proc_macro::{Ident, Span};

use crate::naming;

/// A field, or a part of what it holds: `placed_at`, `ship.city`.
pub(crate) struct FieldPath {
    pub(crate) field: Ident,
    pub(crate) rest: Vec<Ident>,
}

impl FieldPath {
    /// The rest of the path with dots, as the runtime knows it.
    pub(crate) fn rest(&self) -> String {
        let names: Vec<String> = self.rest.iter().map(naming::unraw).collect();
        names.join(".")
    }

    /// Whether one of them is the other, or a part of it.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let rests = self.rest.iter().zip(&other.rest);
        naming::unraw(&self.field) == naming::unraw(&other.field)
            && rests
                .into_iter()
                .all(|(one, other)| naming::unraw(one) == naming::unraw(other))
    }

    /// Where what is behind the field begins and ends; without anything, the field.
    pub(crate) fn spans(&self) -> (Span, Span) {
        let first = self.rest.first().unwrap_or(&self.field);
        (first.span(), self.span())
    }

    /// Where its last word stands.
    pub(crate) fn span(&self) -> Span {
        self.rest.last().unwrap_or(&self.field).span()
    }
}

/// As it is written.
impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.field.fmt(formatter)?;
        self.rest
            .iter()
            .try_for_each(|word| write!(formatter, ".{word}"))
    }
}
