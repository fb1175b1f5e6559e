//! The types of the standard library, and `Uuid`: one column each.

use std::net::IpAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use uuid::Uuid;

use super::{InTable, NoConstant, Stored, text};
use crate::invariant::{Checker, Held};
use crate::shape::{Narrowed, Scalar, Shape};
use crate::table::SqlType;

/// The integers: the bounds are said where the column holds more than the type.
macro_rules! integers {
    ($($ty:ty => $sql:expr, $narrowed:expr;)*) => {$(
        impl Stored for $ty {
            type Constant = $ty;
            const SHAPE: Shape = Shape::Scalar(Scalar::narrowed($sql, $narrowed));
            fn check(&self, check: &mut Checker<'_>) {
                let [least, most] = [<$ty>::MIN, <$ty>::MAX].map(i128::from);
                check.holds(|| Held::Integer(i128::from(*self), Some((least, most))));
            }
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

/// The integers without zero.
macro_rules! integers_without_zero {
    ($($ty:ident => $sql:expr, $narrowed:expr;)*) => {$(
        impl Stored for std::num::$ty {
            type Constant = NoConstant;
            const SHAPE: Shape = Shape::Scalar(Scalar::narrowed($sql, $narrowed));
            fn check(&self, check: &mut Checker<'_>) {
                check.integer(i128::from(self.get()));
            }
        }
        impl InTable for std::num::$ty {
            type Itself = Self;
        }
    )*};
}

integers_without_zero! {
    NonZeroI8 => SqlType::SmallInt, Narrowed::Zero(Some(("-128", "127")));
    NonZeroI16 => SqlType::SmallInt, Narrowed::Zero(None);
    NonZeroI32 => SqlType::Integer, Narrowed::Zero(None);
    NonZeroI64 => SqlType::BigInt, Narrowed::Zero(None);
    NonZeroU8 => SqlType::SmallInt, Narrowed::Range("1", "255");
    NonZeroU16 => SqlType::Integer, Narrowed::Range("1", "65535");
    NonZeroU32 => SqlType::BigInt, Narrowed::Range("1", "4294967295");
    NonZeroU64 => SqlType::Decimal { precision: 20, scale: 0 }, Narrowed::Range("1", "18446744073709551615");
}

/// What has no value that could not be stored.
macro_rules! always_storable {
    ($($ty:ty, $constant:ty => $shape:expr, |$value:ident| $held:expr;)*) => {$(
        impl Stored for $ty {
            type Constant = $constant;
            const SHAPE: Shape = Shape::Scalar($shape);
            fn check(&self, check: &mut Checker<'_>) {
                let $value = self;
                check.holds(|| $held);
            }
        }
        impl InTable for $ty {
            type Itself = Self;
        }
    )*};
}

always_storable! {
    bool, bool => Scalar::full(SqlType::Boolean), |value| Held::Boolean(*value);
    Uuid, NoConstant => Scalar::full(SqlType::Uuid), |value| Held::Text(value.to_string());
    IpAddr, NoConstant => Scalar::full(SqlType::Inet), |value| Held::Text(value.to_string());
}

impl<const N: usize> Stored for [u8; N] {
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Scalar(Scalar::narrowed(SqlType::Bytes, Narrowed::Octets(N)));
    fn check(&self, check: &mut Checker<'_>) {
        check.holds(|| Held::Bytes(self.to_vec()));
    }
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
        check.holds(|| Held::Text(self.to_string()));
        if *self == '\0' {
            check.unstorable(self, text::NUL);
        }
    }
}
impl InTable for char {
    type Itself = Self;
}

macro_rules! floats {
    ($($ty:ty => $sql:expr, $held:ident;)*) => {$(
        impl Stored for $ty {
            type Constant = $ty;
            const SHAPE: Shape = Shape::Scalar(Scalar::full($sql));
            fn check(&self, check: &mut Checker<'_>) {
                check.holds(|| Held::$held(*self));
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
    f32 => SqlType::Real, Single;
    f64 => SqlType::DoublePrecision, Double;
}

impl Stored for Duration {
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Scalar(Scalar::narrowed(SqlType::BigInt, Narrowed::AtLeast("0")));
    fn check(&self, check: &mut Checker<'_>) {
        check.integer(i128::try_from(self.as_micros()).unwrap_or(i128::MAX));
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

/// The first and the last second that every engine stores, seen from 1970: the years 1000 to 9999.
const SECONDS: std::ops::RangeInclusive<i128> = -30_610_224_000..=253_402_300_799;

impl Stored for SystemTime {
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Timestamp));
    fn check(&self, check: &mut Checker<'_>) {
        let since = match self.duration_since(UNIX_EPOCH) {
            Ok(since) => i128::try_from(since.as_nanos()).unwrap_or(i128::MAX),
            Err(before) => i128::try_from(before.duration().as_nanos()).map_or(i128::MIN, |of| -of),
        };
        check.integer(since);
        if !SECONDS.contains(&since.div_euclid(1_000_000_000)) {
            check.unstorable(
                self,
                "a date must be in the years 1000 to 9999 to be stored",
            );
        }
        if since.rem_euclid(1_000) != 0 {
            check.unstorable(self, "a time must be whole microseconds to be stored");
        }
    }
}
impl InTable for SystemTime {
    type Itself = Self;
}
