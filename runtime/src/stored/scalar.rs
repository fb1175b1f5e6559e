//! The types of the standard library, and `Uuid`: one column each.

use std::net::IpAddr;
use std::time::Duration;

use uuid::Uuid;

use super::{InTable, NoConstant, Stored, Text};
use crate::invariant::Checker;
use crate::shape::{Narrowed, Scalar, Shape};
use crate::table::SqlType;

/// The integers: the bounds are said where the column holds more than the type.
macro_rules! integers {
    ($($ty:ty => $sql:expr, $narrowed:expr;)*) => {$(
        impl Stored for $ty {
            type Constant = $ty;
            const SHAPE: Shape = Shape::Scalar(Scalar::narrowed($sql, $narrowed));
            fn check(&self, _: &mut Checker<'_>) {}
        }
        impl InTable for $ty {
    type Itself = Self;
}
    )*};
}

integers! {
    i8 => SqlType::SmallInt, Narrowed::Range("-128", "127");
    i16 => SqlType::SmallInt, Narrowed::No;
    i32 => SqlType::Integer, Narrowed::No;
    i64 => SqlType::BigInt, Narrowed::No;
    u8 => SqlType::SmallInt, Narrowed::Range("0", "255");
    u16 => SqlType::Integer, Narrowed::Range("0", "65535");
    u32 => SqlType::BigInt, Narrowed::Range("0", "4294967295");
    u64 => SqlType::Decimal { precision: 20, scale: 0 }, Narrowed::Range("0", "18446744073709551615");
}

/// What has no value that could not be stored.
macro_rules! always_storable {
    ($($ty:ty, $constant:ty => $shape:expr;)*) => {$(
        impl Stored for $ty {
            type Constant = $constant;
            const SHAPE: Shape = Shape::Scalar($shape);
            fn check(&self, _: &mut Checker<'_>) {}
        }
        impl InTable for $ty {
    type Itself = Self;
}
    )*};
}

always_storable! {
    bool, bool => Scalar::full(SqlType::Boolean);
    Uuid, NoConstant => Scalar::full(SqlType::Uuid);
    IpAddr, NoConstant => Scalar::full(SqlType::Inet);
}

impl<const N: usize> Stored for [u8; N] {
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Scalar(Scalar::narrowed(SqlType::Bytes, Narrowed::Octets(N)));
    fn check(&self, _: &mut Checker<'_>) {}
}
impl<const N: usize> InTable for [u8; N] {
    type Itself = Self;
}

impl Stored for char {
    type Constant = char;
    const SHAPE: Shape = Shape::Scalar(Scalar::narrowed(
        SqlType::Varchar(1),
        Narrowed::Characters(1),
    ));
    fn check(&self, check: &mut Checker<'_>) {
        if *self == '\0' {
            check.unstorable(self, NUL);
        }
    }
}
impl InTable for char {
    type Itself = Self;
}

macro_rules! floats {
    ($($ty:ty => $sql:expr;)*) => {$(
        impl Stored for $ty {
            type Constant = $ty;
            const SHAPE: Shape = Shape::Scalar(Scalar::full($sql));
            fn check(&self, check: &mut Checker<'_>) {
                if !self.is_finite() {
                    check.unstorable(self, "a number must be finite to be stored");
                }
            }
        }
        impl InTable for $ty {
    type Itself = Self;
}
    )*};
}

floats! {
    f32 => SqlType::Real;
    f64 => SqlType::DoublePrecision;
}

const NUL: &str = "text cannot hold the character U+0000 to be stored";

fn check_text(text: &str, check: &mut Checker<'_>) {
    if text.contains('\0') {
        check.unstorable(&text, NUL);
    }
}

impl Stored for String {
    type Constant = &'static str;
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Text));
    fn check(&self, check: &mut Checker<'_>) {
        check_text(self, check);
    }
}
impl InTable for String {
    type Itself = Self;
}

impl<const LENGTH: u32> Text<LENGTH> for String {
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Varchar(LENGTH)));
    fn check(&self, check: &mut Checker<'_>) {
        check_text(self, check);
        // A text has at most as many characters as bytes: most are not counted.
        if self.len() > LENGTH as usize && self.chars().count() > LENGTH as usize {
            check.unstorable(self, "the text is longer than its declared length");
        }
    }
}

impl Stored for Duration {
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Scalar(Scalar::narrowed(SqlType::BigInt, Narrowed::AtLeast("0")));
    fn check(&self, check: &mut Checker<'_>) {
        if !self.subsec_nanos().is_multiple_of(1_000) {
            check.unstorable(self, "a duration must be whole microseconds to be stored");
        }
        if i64::try_from(self.as_micros()).is_err() {
            check.unstorable(
                self,
                "a duration must fit 64 bits of microseconds to be stored",
            );
        }
    }
}
impl InTable for Duration {
    type Itself = Self;
}
