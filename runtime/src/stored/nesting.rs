//! Types that hold themselves: refused before rustc would go round in them.
//!
//! The shape of a type is made from the shapes of its fields, so that a type in itself has none,
//! and rustc says so in words of ours that nobody knows. Each derived type has a number, and those
//! of its parts beside it, which refer to no shape: a derive compares them before it asks for the
//! shape of a field.

use std::marker::PhantomData;

use super::{Collection, Slot, Stored};
use crate::fingerprint;
use crate::plan::Flaw;
use crate::shape::MISTAKEN;

/// The number of a derived type. Its upper half is of the tokens alone: which of two types is the
/// greater one, and reports what is wrong with both, is the same in crates and modules of any name.
#[must_use]
pub const fn number_of(module: &str, print: u64) -> u64 {
    const UPPER: u64 = !(u32::MAX as u64);
    let in_module = fingerprint::of_bytes(print, module.as_bytes());
    // None is for what is no derived type.
    print & UPPER | in_module >> 32 | 1
}

/// Whether a field holds the type that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nesting {
    /// It does not, as far as its parts and theirs tell.
    Finite,
    /// It does.
    Endless,
    /// It does, by way of a type where that is reported.
    Reported,
}

/// Compares the number of a type with those of a field, of its parts, and of theirs. Of types that
/// hold each other, the one of the greatest number reports it.
#[must_use]
pub const fn nesting(own: u64, field: u64, parts: &[u64], of_parts: &[&[u64]]) -> Nesting {
    if field == own {
        return Nesting::Endless;
    }
    let mut index = 0;
    while index < parts.len() {
        if parts[index] == own {
            return told_by(own, field, 0);
        }
        index += 1;
    }
    let mut part = 0;
    while part < of_parts.len() {
        let mut index = 0;
        while index < of_parts[part].len() {
            if of_parts[part][index] == own {
                return told_by(own, field, parts[part]);
            }
            index += 1;
        }
        part += 1;
    }
    Nesting::Finite
}

const fn told_by(own: u64, field: u64, part: u64) -> Nesting {
    if own > field && own > part {
        Nesting::Endless
    } else {
        Nesting::Reported
    }
}

/// Whether the shape of a field cannot be asked for.
#[must_use]
pub const fn is_endless(nesting: Nesting) -> bool {
    !matches!(nesting, Nesting::Finite)
}

/// What stands for such a field.
#[must_use]
pub const fn endless(nesting: Nesting, is_entity: bool) -> &'static Slot {
    const REPORTED: &Slot = &Slot::mistaken(None);
    const ENTITY: &Slot = &Slot::mistaken(Some(Flaw::Endless(true)));
    const VALUE: &Slot = &Slot::mistaken(Some(Flaw::Endless(false)));
    match (nesting, is_entity) {
        (Nesting::Endless, true) => ENTITY,
        (Nesting::Endless, false) => VALUE,
        _ => REPORTED,
    }
}

/// A field of a generic type that does not depend on its parameters: what is wrong with it is told
/// where the type is declared, and not wherever it is used.
#[must_use]
pub const fn reported(slot: &'static Slot) -> &'static Slot {
    const REPORTED: &Slot = &Slot::mistaken(None);
    if slot.flaw.is_some() { REPORTED } else { slot }
}

impl Slot {
    const fn mistaken(flaw: Option<Flaw>) -> Self {
        Self {
            flaw,
            ..Self::new(MISTAKEN, |_, _, _| {})
        }
    }
}

/// The numbers of the type of a field, asked of a concrete one: of a type that has no mapping they
/// are the trait's, and rustc says elsewhere that it has none.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// The same of the values of a collection.
pub struct ProbeRows<T>(PhantomData<T>);

/// The numbers of what has none.
pub trait NoParts {
    /// No number.
    const NUMBER: u64 = 0;
    /// No parts.
    const PARTS: &'static [u64] = &[];
    /// None of theirs.
    const PARTS_OF_PARTS: &'static [&'static [u64]] = &[];
}

impl<T: ?Sized> NoParts for Probe<T> {}
impl<T> NoParts for ProbeRows<T> {}

impl<T: Stored + ?Sized> Probe<T> {
    /// The number of the type.
    pub const NUMBER: u64 = T::NUMBER;
    /// Those of its parts.
    pub const PARTS: &'static [u64] = T::PARTS;
    /// Those of theirs.
    pub const PARTS_OF_PARTS: &'static [&'static [u64]] = T::PARTS_OF_PARTS;
}

impl<T: Collection> ProbeRows<T>
where
    T::Value: Stored,
{
    /// The number of the type.
    pub const NUMBER: u64 = T::Value::NUMBER;
    /// Those of its parts.
    pub const PARTS: &'static [u64] = T::Value::PARTS;
    /// Those of theirs.
    pub const PARTS_OF_PARTS: &'static [&'static [u64]] = T::Value::PARTS_OF_PARTS;
}
