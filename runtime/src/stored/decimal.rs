//! `rust_decimal::Decimal`: a column of declared digits.

use std::marker::PhantomData;

use rust_decimal::Decimal;

use super::{Comparable, Constant, ConstantKind, Digits, InTable, Ordered, Signed, Stored};
use crate::invariant::{Checker, Held};
use crate::rule::Literal;
use crate::shape::{Scalar, Shape};
use crate::stored::NoConstant;
use crate::table::SqlType;

/// A `Decimal` field without digits. A type of its own, because of a bound on `Decimal` itself
/// rustc would speak of the trait that lacks, not of what is lacking.
pub struct WithoutDigits<'any>(PhantomData<&'any ()>);

/// What it lacks: no type has it.
#[diagnostic::on_unimplemented(
    message = "a `Decimal` column needs its digits",
    label = "say `#[column(precision = …, scale = …)]`: all digits, and those behind the point",
    note = "in a collection or a generic value object, on the field of a newtype: `struct Amount(#[column(precision = 10, scale = 2)] Decimal)`"
)]
pub trait DeclaredDigits {}

impl Stored for Decimal
where
    for<'any> WithoutDigits<'any>: DeclaredDigits,
{
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Decimal {
        precision: 28,
        scale: 0,
    }));
    fn check(&self, _: &mut Checker<'_>) {}
}

impl<const PRECISION: u8, const SCALE: u8> Digits<PRECISION, SCALE> for Decimal {
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Decimal {
        precision: PRECISION,
        scale: SCALE,
    }));

    fn check(&self, check: &mut Checker<'_>) {
        let exact = self.normalize();
        check.holds(|| Held::Decimal(exact.mantissa(), exact.scale()));
        let whole_digits = u32::from(PRECISION - SCALE);
        if exact.scale() > u32::from(SCALE) {
            check.unstorable(
                self,
                "the number has more digits behind the point than are stored",
            );
        }
        if exact.trunc().abs() >= limit(whole_digits) {
            check.unstorable(
                self,
                "the number has more digits before the point than are stored",
            );
        }
    }
}

impl<const PRECISION: u8, const SCALE: u8> Digits<PRECISION, SCALE> for Option<Decimal> {
    const SHAPE: Shape = Shape::Optional(&<Decimal as Digits<PRECISION, SCALE>>::SHAPE);

    fn check(&self, check: &mut Checker<'_>) {
        match self {
            Some(value) => Digits::<PRECISION, SCALE>::check(value, check),
            None => check.holds(|| Held::Null),
        }
    }
}

/// 10 to the power of `digits`: at most 28, which a `Decimal` holds.
fn limit(digits: u32) -> Decimal {
    let power = 10_i128.checked_pow(digits).unwrap_or(i128::MAX);
    Decimal::try_from_i128_with_scale(power, 0).unwrap_or(Decimal::MAX)
}

impl Constant for Decimal {
    const KIND: ConstantKind = ConstantKind::Decimal;
}

/// A constant of this type.
#[expect(unsafe_code, reason = "traits have no const functions yet")]
pub(super) const fn read<T: Constant>(value: &T) -> Literal {
    let value: *const T = value;
    // SAFETY: called only for `ConstantKind::Decimal`, which `Decimal` alone has.
    let value = unsafe { &*value.cast::<Decimal>() };
    Literal::Decimal(value.mantissa(), value.scale())
}

impl Comparable for Decimal {
    type Itself = Self;
}

impl Signed for Decimal {
    type Itself = Self;
}

impl Ordered for Decimal {
    type Itself = Self;
}
impl InTable for Decimal {
    type Itself = Self;
}
