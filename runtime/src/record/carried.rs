//! What an artifact carries of an aggregate: its shape, as text.

use std::marker::PhantomData;

use super::binary::Flat;
use crate::flat::Writer;
use crate::stored::Identified;

/// How long what is carried of an aggregate is.
///
/// # Panics
///
/// If it is longer than anything that is carried.
#[must_use]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn carried_length<T: Identified>() -> usize {
    // A try that does not fit costs less than measuring first: most shapes fit the first.
    if let Some(length) = length_within::<T, LEAST>() {
        return length;
    }
    if let Some(length) = length_within::<T, MIDDLE>() {
        return length;
    }
    match length_within::<T, MOST>() {
        Some(length) => length,
        None => panic!("the shape of an aggregate has at most 16 MiB"),
    }
}

/// What is carried of an aggregate, of the length that was asked for.
#[must_use]
pub const fn carried<T: Identified, const LENGTH: usize>(is_checked: bool) -> Flat<LENGTH> {
    if LENGTH <= LEAST {
        flat_within::<T, LEAST, LENGTH>(is_checked)
    } else if LENGTH <= MIDDLE {
        flat_within::<T, MIDDLE, LENGTH>(is_checked)
    } else {
        flat_within::<T, MOST, LENGTH>(is_checked)
    }
}

const LEAST: usize = 1024;
const MIDDLE: usize = 64 * 1024;
const MOST: usize = 16 * 1024 * 1024;

/// A function of its own, as those below: the constants that one names are evaluated even where it
/// returns early.
const fn length_within<T: Identified, const SIZE: usize>() -> Option<usize> {
    let written = Written::<T, SIZE>::SHAPE;
    if written.overflowed() {
        return None;
    }
    if written.may_be_too_large() {
        assert_mapped::<T>();
    }
    Some(written.length())
}

const fn assert_mapped<T: Identified>() {
    let _ = super::of::<T>();
}

const fn flat_within<T: Identified, const SIZE: usize, const LENGTH: usize>(
    is_checked: bool,
) -> Flat<LENGTH> {
    Flat::of(Written::<T, SIZE>::SHAPE.first(), is_checked)
}

/// A function cannot return a reference to its local values; a constant can.
struct Written<T: ?Sized, const SIZE: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const SIZE: usize> Written<T, SIZE> {
    const SHAPE: &'static Writer<SIZE> = &{
        let mut writer = Writer::new();
        writer.entity(T::SHAPE);
        writer
    };
}
