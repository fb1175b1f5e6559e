//! Numbers in the conditions of rules: computed exactly, and held to what their type holds. Decimals
//! that could have more digits than Rust keeps are refused where the rule stands.
//!
//! In Rust an integer that overflows panics, or wraps, as the build says. A rule in which that
//! would happen is broken, in every build and every database.

use std::cell::Cell;
use std::cmp::Ordering;

use crate::rule::{Comparison, Operator};

/// What may be computed with.
#[diagnostic::on_unimplemented(
    message = "a condition cannot compute with `{Self}`",
    label = "neither an integer of at most 32 bits nor a decimal",
    note = "of wider integers not every engine has room for what comes out, and floats are rounded by each engine in its own way",
    note = "of an `Option` ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`, of a value object compute with what is in it, as in `self.total.amount`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Computed {
    /// Itself.
    type Itself: ?Sized;
}

/// What may be divided, for what is left of it.
#[diagnostic::on_unimplemented(
    message = "a condition cannot divide `{Self}`",
    label = "neither `i8` to `i64` nor `u8` to `u32`",
    note = "a condition takes the remainder of integers alone",
    note = "of an `Option` ask `.is_some_and(|x| …)` or `.is_none_or(|x| …)`, of a value object divide what is in it, as in `self.total.cents`",
    note = "`assert(…)` takes any expression, in Rust alone"
)]
pub trait Divided {
    /// Itself.
    type Itself: ?Sized;
}

/// What has a number to compute with.
pub trait Numbered {
    /// The number, with what its type holds.
    fn number(&self) -> Number;
}

/// A number that a condition computes with.
#[derive(Clone, Copy, Debug)]
pub struct Number(Kind);

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// An integer, and the least and the most that its type holds; a literal has the type of what
    /// it meets.
    Integer(i128, Option<(i128, i128)>),
    #[cfg(feature = "rust_decimal")]
    Decimal(rust_decimal::Decimal),
    /// Nothing that the type holds.
    Overflow,
}

impl Number {
    /// An integer literal.
    #[must_use]
    pub const fn literal(value: i128) -> Self {
        Self(Kind::Integer(value, None))
    }

    /// An integer of a type that holds these.
    pub(crate) const fn held(value: i128, least: i128, most: i128) -> Self {
        Self(Kind::Integer(value, Some((least, most))))
    }

    /// A decimal literal.
    #[cfg(feature = "rust_decimal")]
    pub(crate) fn decimal(digits: i128, scale: u32) -> Self {
        let value = rust_decimal::Decimal::try_from_i128_with_scale(digits, scale);
        Self(value.map_or(Kind::Overflow, Kind::Decimal))
    }

    /// There is none: no type has them.
    #[cfg(not(feature = "rust_decimal"))]
    pub(crate) fn decimal(_: i128, _: u32) -> Self {
        Self(Kind::Overflow)
    }

    /// What an operator makes of two numbers.
    #[must_use]
    pub fn computed(self, operator: Operator, other: Self) -> Self {
        Self(match (self.0, other.0) {
            (Kind::Integer(left, of_left), Kind::Integer(right, of_right)) => {
                integer(left, operator, right, of_left.or(of_right))
            }
            #[cfg(feature = "rust_decimal")]
            (left, right) => match (left.decimal(), right.decimal()) {
                (Some(left), Some(right)) => decimal(left, operator, right),
                _ => Kind::Overflow,
            },
            #[cfg(not(feature = "rust_decimal"))]
            _ => Kind::Overflow,
        })
    }

    /// How two numbers compare; nothing where one of them overflowed.
    fn ordering(self, other: Self) -> Option<Ordering> {
        match (self.0, other.0) {
            (Kind::Integer(left, _), Kind::Integer(right, _)) => Some(left.cmp(&right)),
            #[cfg(feature = "rust_decimal")]
            (left, right) => Some(left.decimal()?.cmp(&right.decimal()?)),
            #[cfg(not(feature = "rust_decimal"))]
            _ => None,
        }
    }
}

#[cfg(feature = "rust_decimal")]
impl Kind {
    fn decimal(self) -> Option<rust_decimal::Decimal> {
        match self {
            Self::Integer(value, _) => {
                rust_decimal::Decimal::try_from_i128_with_scale(value, 0).ok()
            }
            Self::Decimal(value) => Some(value),
            Self::Overflow => None,
        }
    }
}

fn integer(left: i128, operator: Operator, right: i128, held: Option<(i128, i128)>) -> Kind {
    // No operand has more than 64 bits, or its type would be refused: nothing overflows here.
    let value = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Remainder => left.checked_rem(right),
    };
    match (value, held) {
        (Some(value), None) => Kind::Integer(value, None),
        (Some(value), Some((least, most))) if (least..=most).contains(&value) => {
            Kind::Integer(value, held)
        }
        _ => Kind::Overflow,
    }
}

#[cfg(feature = "rust_decimal")]
fn decimal(left: rust_decimal::Decimal, operator: Operator, right: rust_decimal::Decimal) -> Kind {
    let value = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Remainder => left.checked_rem(right),
    };
    value.map_or(Kind::Overflow, Kind::Decimal)
}

/// Whether something overflowed while a condition was judged.
#[derive(Debug, Default)]
pub struct Overflow(Cell<bool>);

impl Overflow {
    /// Nothing did yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Cell::new(false))
    }

    /// Compares two numbers, and takes note if there is one that overflowed.
    pub fn compare(&self, left: Number, comparison: Comparison, right: Number) -> bool {
        let Some(ordering) = left.ordering(right) else {
            self.0.set(true);
            return false;
        };
        comparison.holds(ordering)
    }

    /// Whether there was one.
    pub fn happened(&self) -> bool {
        self.0.get()
    }
}

macro_rules! computed {
    ($($ty:ty),*) => {$(
        impl Computed for $ty {
            type Itself = Self;
        }
    )*};
}

computed!(i8, i16, i32, u8, u16, u32, usize);

macro_rules! divided {
    ($($ty:ty),*) => {$(
        impl Divided for $ty {
            type Itself = Self;
        }

        #[allow(clippy::cast_lossless, reason = "`usize` has no `From`")]
        impl Numbered for $ty {
            fn number(&self) -> Number {
                let held = (<$ty>::MIN as i128, <$ty>::MAX as i128);
                Number(Kind::Integer(*self as i128, Some(held)))
            }
        }
    )*};
}

// What is left of a division is no wider than what was divided.
divided!(i8, i16, i32, i64, u8, u16, u32, usize);

#[cfg(feature = "rust_decimal")]
impl Computed for rust_decimal::Decimal {
    type Itself = Self;
}

#[cfg(feature = "rust_decimal")]
impl Numbered for rust_decimal::Decimal {
    fn number(&self) -> Number {
        Number(Kind::Decimal(*self))
    }
}
