//! What an artifact carries of an aggregate: its shape, as text.

use std::marker::PhantomData;

use crate::flat::Writer;
use crate::stored::Identified;

/// What is carried of an aggregate.
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static str {
    // A try that does not fit costs less than measuring first: most shapes fit the first.
    if let Some(text) = written::<T, 1024>() {
        return text;
    }
    if let Some(text) = written::<T, { 16 * 1024 }>() {
        return text;
    }
    if let Some(text) = written::<T, { 256 * 1024 }>() {
        return text;
    }
    match written::<T, { 16 * 1024 * 1024 }>() {
        Some(text) => text,
        None => panic!("the shape of an aggregate has at most 16 MiB"),
    }
}

const fn written<T: Identified + ?Sized, const SIZE: usize>() -> Option<&'static str> {
    let written = Written::<T, SIZE>::SHAPE;
    if written.overflowed() {
        return None;
    }
    if written.may_be_too_large() {
        assert_mapped::<T>();
    }
    Some(written.as_str())
}

/// A function of its own: the constants that one names are evaluated even where it returns early.
const fn assert_mapped<T: Identified + ?Sized>() {
    let _ = super::of::<T>();
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
