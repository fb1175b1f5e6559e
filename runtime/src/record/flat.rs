//! What is carried of an aggregate: its shape, as text.
//!
//! What its tokens say of a type, the derive has written already: the `flat` of each shape. Here
//! that is copied as a whole, and what rustc has answered is put behind it, in the order of the
//! fields of the shapes. Numbers, the tags of variants among them, are written in groups of six
//! bits, the last group first of all in the last byte; the others have the bit 64. Text has its
//! length in bytes before it, as a list has that of its items. `tablewright-model` reads this.

mod condition;
mod field;
mod room;
mod scalar;
mod type_shape;
mod writer;

use std::marker::PhantomData;

use crate::stored::Identified;
use writer::Writer;

pub use condition::{expression, literal};
pub use field::{default, form, said};
pub use scalar::{narrowed, sql_type};
pub use type_shape::shape;

/// What is carried of an aggregate.
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static str {
    // A try that does not fit costs less than measuring first: most shapes fit the first.
    if let Some(text) = written::<T, 1>() {
        return text;
    }
    if let Some(text) = written::<T, 16>() {
        return text;
    }
    if let Some(text) = written::<T, 256>() {
        return text;
    }
    match written::<T, 16384>() {
        Some(text) => text,
        None => panic!("the shape of an aggregate has at most 16 MiB"),
    }
}

const fn written<T: Identified + ?Sized, const KIB: usize>() -> Option<&'static str> {
    let written = Written::<T, KIB>::SHAPE;
    if written.overflowed() {
        return None;
    }
    if written.room.may_be_too_small() || written.as_str().len() > 64 * 1024 {
        assert_mapped::<T>();
    }
    Some(written.as_str())
}

/// A function of its own: the constants that one names are evaluated even where it returns early.
const fn assert_mapped<T: Identified + ?Sized>() {
    let _ = super::of::<T>();
}

/// A function cannot return a reference to its local values; a constant can.
struct Written<T: ?Sized, const KIB: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const KIB: usize> Written<T, KIB> {
    const SHAPE: &'static Writer<KIB> = &{
        let mut writer = Writer::new();
        writer.entity(T::SHAPE);
        writer
    };
}
