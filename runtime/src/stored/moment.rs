//! What the crates of dates and times have in common: years, fractions of a second, leap seconds.

use std::fmt::Debug;

use crate::invariant::Checker;

/// The years that every engine stores.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=9999;

/// Reports a year that not every engine stores.
pub(super) fn check_year(of: &dyn Debug, year: i32, check: &mut Checker<'_>) {
    if !YEARS.contains(&year) {
        check.unstorable(of, "a date must be in the years 1000 to 9999 to be stored");
    }
}

/// Reports what a column of microseconds would lose. A leap second is a second of more than
/// 10^9 nanoseconds.
pub(super) fn check_nanoseconds(of: &dyn Debug, nanoseconds: u32, check: &mut Checker<'_>) {
    if nanoseconds >= 1_000_000_000 {
        check.unstorable(of, "a leap second cannot be stored");
    } else if !nanoseconds.is_multiple_of(1_000) {
        check.unstorable(of, "a time must be whole microseconds to be stored");
    }
}

/// The types of one crate: for each, its column and what is checked.
macro_rules! moments {
    ($($ty:ty => $sql:ident, |$value:ident, $check:ident| $body:block)*) => {$(
        impl $crate::stored::Stored for $ty {
            type Constant = $crate::stored::NoConstant;
            const SHAPE: $crate::shape::Shape = $crate::shape::Shape::Scalar(
                $crate::shape::Scalar::full($crate::table::SqlType::$sql),
            );
            fn check(&self, $check: &mut $crate::invariant::Checker<'_>) {
                let $value = self;
                $body
            }
        }
        impl $crate::stored::Comparable for $ty {
            type Itself = Self;
        }
        impl $crate::stored::Ordered for $ty {
            type Itself = Self;
        }
        impl $crate::stored::InTable for $ty {
    type Itself = Self;
}
    )*};
}

pub(super) use moments;
