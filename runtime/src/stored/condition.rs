//! What a condition asks of its operands, so that it means in a database what it means in Rust.

use std::time::Duration;

use super::{Constant, InTable};
use crate::number::Number;

/// What may be tested for equality.
#[diagnostic::on_unimplemented(
    message = "a condition cannot compare `{Self}`",
    label = "engines would judge it differently, or it may be NULL",
    note = "numbers, booleans, characters, text, times, ids and unit-only enums can be compared",
    note = "of an `Option` ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`, of a value object compare what is in it, as in `self.total.amount`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Comparable {}
#[diagnostic::do_not_recommend]
impl<T: Constant> Comparable for T {}
impl Comparable for str {}
impl Comparable for String {}
impl Comparable for uuid::Uuid {}
impl Comparable for Duration {}

/// What may be ordered.
#[diagnostic::on_unimplemented(
    message = "a condition cannot order `{Self}`",
    label = "engines would judge it differently, or it may be NULL",
    note = "numbers and times can be ordered; text is ordered by each engine in its own way",
    note = "of an `Option` ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`, of a value object order what is in it, as in `self.total.amount`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Ordered: Comparable {}

macro_rules! ordered {
    ($($ty:ty),*) => {$(impl Ordered for $ty {})*};
}

ordered!(
    i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64, Duration
);

/// What may be computed with.
#[diagnostic::on_unimplemented(
    message = "a condition cannot compute with `{Self}`",
    label = "neither an integer of at most 32 bits nor a decimal",
    note = "of wider integers not every engine has room for what comes out, and floats are rounded by each engine in its own way",
    note = "of an `Option` ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`, of a value object compute with what is in it, as in `self.total.amount`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Computed {
    /// The number, with what its type holds.
    fn number(&self) -> Number;
}

/// Text, as far as a condition looks into it.
#[diagnostic::on_unimplemented(
    message = "a condition finds no text in `{Self}`",
    label = "only of text, a condition asks what is in it",
    note = "of an `Option` ask `.as_deref().is_some_and(|x| …)`, of a value object what is in it, as in `self.email.0`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Characters {}
impl Characters for str {}
impl Characters for String {}

/// What has a length in its own column.
#[diagnostic::on_unimplemented(
    message = "a condition cannot measure `{Self}`",
    label = "it is no text and no bytes in a column of this table",
    note = "how many children or values there are is a rule over several rows: `assert(…)` takes any expression, in Rust alone"
)]
pub trait Measured {}
impl Measured for str {}
impl Measured for String {}
impl Measured for [u8] {}
impl Measured for Vec<u8> {}
impl<const N: usize> Measured for [u8; N] {}

/// What may be absent from its own columns.
#[diagnostic::on_unimplemented(
    message = "a condition cannot ask whether there is `{Self}`",
    label = "it is no `Option` of what has columns in this table",
    note = "whether there are children or values is a rule over several rows: `assert(…)` takes any expression, in Rust alone"
)]
pub trait MayBeAbsent {}
#[diagnostic::do_not_recommend]
impl<T: InTable> MayBeAbsent for Option<T> {}

/// What may be denied.
#[diagnostic::on_unimplemented(
    message = "a condition cannot deny `{Self}`",
    label = "`!` of anything but `bool` is another value"
)]
pub trait Truth {}
impl Truth for bool {}

/// The questions as methods, which reach through a reference: derives ask them where an operand
/// stands.
pub trait Ask {
    /// Asks for `Comparable`.
    fn __tw_comparable(&self)
    where
        Self: Comparable,
    {
    }

    /// Asks for `Ordered`.
    fn __tw_ordered(&self)
    where
        Self: Ordered,
    {
    }

    /// Asks for `Characters`.
    fn __tw_text(&self)
    where
        Self: Characters,
    {
    }

    /// Asks for `Measured`.
    fn __tw_measured(&self)
    where
        Self: Measured,
    {
    }

    /// Asks for `MayBeAbsent`.
    fn __tw_optional(&self)
    where
        Self: MayBeAbsent,
    {
    }

    /// Asks for `Truth`.
    fn __tw_truth(&self)
    where
        Self: Truth,
    {
    }

    /// The number, with what its type holds.
    fn __tw_number(&self) -> Number
    where
        Self: Computed,
    {
        self.number()
    }
}

impl<T: ?Sized> Ask for T {}
