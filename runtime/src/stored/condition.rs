//! What a condition asks of its operands, so that it means in a database what it means in Rust.
//!
//! Who is asked answers with itself, as the type of the trait that is asked for. Where the trait is
//! missing, so is this type, and rustc says nothing of what follows: one mistake is one error.

use std::time::Duration;

use super::{Fieldless, InTable};
use crate::number::{Computed, Divided, Number, Numbered};

/// What may be tested for equality.
#[diagnostic::on_unimplemented(
    message = "a condition cannot compare `{Self}`",
    label = "engines would judge it differently, or it may be NULL",
    note = "numbers, booleans, characters, text, times, ids, enums and value objects can be compared",
    note = "an `Option` is compared with `Some(…)`: otherwise ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Comparable {
    /// Itself.
    type Itself: ?Sized;
}

macro_rules! comparable {
    ($($ty:ty),*) => {$(
        impl Comparable for $ty {
            type Itself = Self;
        }
    )*};
}

comparable!(
    i8,
    i16,
    i32,
    i64,
    isize,
    u8,
    u16,
    u32,
    u64,
    usize,
    f32,
    f64,
    bool,
    char,
    str,
    &'static str,
    String,
    uuid::Uuid,
    Duration
);

/// What may be ordered.
#[diagnostic::on_unimplemented(
    message = "a condition cannot order `{Self}`",
    label = "engines would judge it differently, or it may be NULL",
    note = "numbers and times can be ordered; text is ordered by each engine in its own way",
    note = "of an `Option` ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`, of a value object order what is in it, as in `self.total.amount`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Ordered {
    /// Itself.
    type Itself: ?Sized;
}

macro_rules! ordered {
    ($($ty:ty),*) => {$(
        impl Ordered for $ty {
            type Itself = Self;
        }
    )*};
}

ordered!(
    i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64, Duration
);

/// What a minus may stand before.
#[diagnostic::on_unimplemented(
    message = "a condition cannot negate `{Self}`",
    label = "it has no negative values"
)]
pub trait Signed {
    /// Itself.
    type Itself: ?Sized;
}

macro_rules! signed {
    ($($ty:ty),*) => {$(
        impl Signed for $ty {
            type Itself = Self;
        }
    )*};
}

signed!(i8, i16, i32, i64, isize, f32, f64);

/// Text, as far as a condition looks into it.
#[diagnostic::on_unimplemented(
    message = "a condition finds no text in `{Self}`",
    label = "only of text, a condition asks what is in it",
    note = "of an `Option` ask `.as_deref().is_some_and(|x| …)`, of a value object what is in it, as in `self.email.0`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Characters {
    /// Itself.
    type Itself: ?Sized;
}
impl Characters for str {
    type Itself = Self;
}
impl Characters for String {
    type Itself = Self;
}

/// What a condition looks for in a text.
#[diagnostic::on_unimplemented(
    message = "a condition looks for a text that is a literal or a constant, and this is `{Self}`",
    label = "no text, and no character",
    note = "which characters there may be, `.chars().all(|c| matches!(c, …))` says",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Sought {
    /// Itself.
    type Itself: ?Sized;
}
impl Sought for &'static str {
    type Itself = Self;
}
impl Sought for char {
    type Itself = Self;
}

/// What has a length in its own column.
#[diagnostic::on_unimplemented(
    message = "a condition cannot measure `{Self}`",
    label = "it is no text and no bytes in a column of this table",
    note = "how many children or values there are is a rule over several rows: `assert(…)` takes any expression, in Rust alone"
)]
pub trait Measured {
    /// Itself.
    type Itself: ?Sized;
}
impl Measured for str {
    type Itself = Self;
}
impl Measured for String {
    type Itself = Self;
}
impl Measured for [u8] {
    type Itself = Self;
}
impl Measured for Vec<u8> {
    type Itself = Self;
}
impl<const N: usize> Measured for [u8; N] {
    type Itself = Self;
}

/// What may be absent from its own columns.
#[diagnostic::on_unimplemented(
    message = "a condition cannot ask whether there is `{Self}`",
    label = "it is no `Option` of what has columns in this table",
    note = "whether there are children or values is a rule over several rows: `assert(…)` takes any expression, in Rust alone"
)]
pub trait MayBeAbsent {
    /// Itself.
    type Itself: ?Sized;
}
#[diagnostic::do_not_recommend]
impl<T: InTable> MayBeAbsent for Option<T> {
    type Itself = Self;
}

/// What may be taken from a row by looking at it.
#[diagnostic::on_unimplemented(
    message = "a condition cannot take what is in `{Self}` from its row",
    label = "it is no copy",
    note = "ask `.as_ref().is_some_and(|x| …)`, or of a text `.as_deref().is_some_and(|x| …)`"
)]
pub trait Copied {
    /// Itself.
    type Itself: ?Sized;
}
#[diagnostic::do_not_recommend]
impl<T: Copy> Copied for Option<T> {
    type Itself = Self;
}

/// What is true or false by itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no condition",
    label = "neither true nor false by itself",
    note = "a condition compares it with something, as in `self.quantity > 0`"
)]
pub trait Verdict {
    /// Itself.
    type Itself: ?Sized;
}
impl Verdict for bool {
    type Itself = Self;
}

/// What may be denied.
#[diagnostic::on_unimplemented(
    message = "a condition cannot deny `{Self}`",
    label = "`!` of anything but `bool` is another value"
)]
pub trait Truth {
    /// Itself.
    type Itself: ?Sized;
}
impl Truth for bool {
    type Itself = Self;
}

/// What is compared with something else, which has been asked already.
#[diagnostic::on_unimplemented(
    message = "a condition cannot compare `{With}` with `{Self}`",
    label = "what is compared, or computed with each other, has one type",
    note = "of an `Option` ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`, of a value object compare what is in it, as in `self.total.amount`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Alike<With: ?Sized> {
    /// Itself.
    type Itself: ?Sized;
}
#[diagnostic::do_not_recommend]
impl<T: ?Sized> Alike<T> for T {
    type Itself = Self;
}
#[diagnostic::do_not_recommend]
impl Alike<str> for String {
    type Itself = Self;
}
#[diagnostic::do_not_recommend]
impl Alike<String> for str {
    type Itself = Self;
}
// Literals and constants.
#[diagnostic::do_not_recommend]
impl Alike<&str> for str {
    type Itself = Self;
}
#[diagnostic::do_not_recommend]
impl Alike<&str> for String {
    type Itself = Self;
}
#[diagnostic::do_not_recommend]
impl Alike<String> for &str {
    type Itself = Self;
}
#[diagnostic::do_not_recommend]
impl Alike<str> for &str {
    type Itself = Self;
}

/// The questions as methods, which reach through a reference: derives ask them where an operand
/// stands.
pub trait Ask {
    /// Asks for `Comparable`.
    fn __tw_comparable(&self) -> &<Self as Comparable>::Itself
    where
        Self: Comparable<Itself = Self>,
    {
        self
    }

    /// Asks for `Ordered`.
    fn __tw_ordered(&self) -> &<Self as Ordered>::Itself
    where
        Self: Ordered<Itself = Self>,
    {
        self
    }

    /// Asks for `Computed`.
    fn __tw_computed(&self) -> &<Self as Computed>::Itself
    where
        Self: Computed<Itself = Self>,
    {
        self
    }

    /// Asks for `Divided`.
    fn __tw_divided(&self) -> &<Self as Divided>::Itself
    where
        Self: Divided<Itself = Self>,
    {
        self
    }

    /// Asks for `Signed`.
    fn __tw_signed(&self) -> &<Self as Signed>::Itself
    where
        Self: Signed<Itself = Self>,
    {
        self
    }

    /// Asks for `Characters`.
    fn __tw_text(&self) -> &<Self as Characters>::Itself
    where
        Self: Characters<Itself = Self>,
    {
        self
    }

    /// Asks for `Measured`.
    fn __tw_measured(&self) -> &<Self as Measured>::Itself
    where
        Self: Measured<Itself = Self>,
    {
        self
    }

    /// Asks for `MayBeAbsent`.
    fn __tw_optional(&self) -> &<Self as MayBeAbsent>::Itself
    where
        Self: MayBeAbsent<Itself = Self>,
    {
        self
    }

    /// Asks for `Verdict`.
    fn __tw_verdict(&self) -> &<Self as Verdict>::Itself
    where
        Self: Verdict<Itself = Self>,
    {
        self
    }

    /// Asks for `Copied`.
    fn __tw_copied(&self) -> &<Self as Copied>::Itself
    where
        Self: Copied<Itself = Self>,
    {
        self
    }

    /// Asks for `Truth`.
    fn __tw_truth(&self) -> &<Self as Truth>::Itself
    where
        Self: Truth<Itself = Self>,
    {
        self
    }

    /// Asks something else whether it is `Alike`.
    fn __tw_alike<'a, T>(&self, other: &'a T) -> &'a <T as Alike<Self>>::Itself
    where
        T: Alike<Self, Itself = T> + ?Sized,
    {
        other
    }

    /// Asks for `Fieldless`.
    fn __tw_fieldless<How>(&self) -> &<Self as Fieldless<How>>::Of
    where
        Self: Fieldless<How>,
    {
        self.value()
    }

    /// What follows an answer: nothing is said of it where there is none.
    fn __tw_then<T>(&self, next: T) -> T {
        next
    }
}

impl<T: ?Sized> Ask for T {}

/// The number of what may be computed with.
pub trait Counted {
    /// With what its type holds.
    fn __tw_number(&self) -> Number;
}

impl<T: Numbered> Counted for T {
    fn __tw_number(&self) -> Number {
        self.number()
    }
}

/// The answer for all other types, which have been refused where they were asked.
pub trait Uncounted {
    /// No number of anything.
    fn __tw_number(&self) -> Number {
        Number::literal(0)
    }
}

impl<T: ?Sized> Uncounted for &T {}
