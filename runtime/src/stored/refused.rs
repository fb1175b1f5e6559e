//! Types that have no mapping on purpose: an error says what to take instead.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use crate::shape::{Narrowed, Scalar, Shape};
use crate::table::SqlType;

macro_rules! refused {
    ($($ty:ty => $why:literal;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl $crate::stored::Stored for $ty {
            type Constant = $crate::stored::NoConstant;
            const SHAPE: $crate::shape::Shape = $crate::stored::refused::shape($why);
            fn check(&self, _: &mut $crate::invariant::Checker<'_>) {}
        }
        #[diagnostic::do_not_recommend]
        impl $crate::stored::InTable for $ty {
            type Itself = Self;
        }
    )*};
}

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(super) use refused;

/// What a type contributes that has no mapping for this reason.
pub(super) const fn shape(why: &'static str) -> Shape {
    Shape::Scalar(Scalar::narrowed(SqlType::Uuid, Narrowed::Unknown(why)))
}

refused! {
    usize => " is a `usize`, which has another size on another machine: take `u32` or `u64`";
    isize => " is an `isize`, which has another size on another machine: take `i32` or `i64`";
    i128 => " is an `i128`, which no engine computes with: take `i64`, or `rust_decimal::Decimal` for up to 28 digits";
    u128 => " is a `u128`, which no engine computes with: take `u64`, `rust_decimal::Decimal` for up to 28 digits, or `uuid::Uuid` where it is an identity";
    &'static str => " is a `&'static str`, which no row can be read into: take `String`, or `Cow<'static, str>`";
    PathBuf => " is a path, which need not be text: take `String`";
    OsString => " is a text of the operating system, which need not be text elsewhere: take `String`";
    Instant => " is an `Instant`, which means nothing in another run of the program: take `SystemTime`, or an instant of `chrono`, `jiff` or `time`";
}
