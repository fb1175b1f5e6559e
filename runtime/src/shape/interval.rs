//! How far integers go: those of a type, and what is computed of them.

use super::{Narrowed, Shape};
use crate::rule::Operator;
use crate::table::SqlType;
use crate::text;

/// Both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) least: i128,
    pub(crate) most: i128,
}

impl Interval {
    pub(crate) const fn new(least: i128, most: i128) -> Self {
        Self { least, most }
    }

    pub(crate) const fn of(value: i128) -> Self {
        Self::new(value, value)
    }

    /// What is in both.
    pub(crate) const fn within(self, other: Self) -> Self {
        Self {
            least: max(self.least, other.least),
            most: min(self.most, other.most),
        }
    }

    pub(crate) const fn is_within(self, other: Self) -> bool {
        other.least <= self.least && self.most <= other.most
    }

    /// All that an operation makes of two.
    pub(crate) const fn with(self, operator: Operator, other: Self) -> Self {
        match operator {
            Operator::Add => Self::new(
                self.least.saturating_add(other.least),
                self.most.saturating_add(other.most),
            ),
            Operator::Subtract => Self::new(
                self.least.saturating_sub(other.most),
                self.most.saturating_sub(other.least),
            ),
            Operator::Multiply => {
                let first = self.least.saturating_mul(other.least);
                let second = self.least.saturating_mul(other.most);
                let third = self.most.saturating_mul(other.least);
                let fourth = self.most.saturating_mul(other.most);
                Self::new(
                    min(min(first, second), min(third, fourth)),
                    max(max(first, second), max(third, fourth)),
                )
            }
            Operator::Remainder => self.left_of(other),
        }
    }

    /// What is left of a division: it has the sign of what is divided, and is less than the divisor.
    const fn left_of(self, divisor: Self) -> Self {
        if self.least == self.most && divisor.least == divisor.most {
            return match self.least.checked_rem(divisor.least) {
                Some(left) => Self::of(left),
                None => self,
            };
        }
        let farthest = max(
            divisor.least.saturating_abs(),
            divisor.most.saturating_abs(),
        );
        let farthest = max(farthest - 1, 0);
        Self::new(
            min(max(self.least, -farthest), 0),
            max(min(self.most, farthest), 0),
        )
    }
}

const fn min(left: i128, right: i128) -> i128 {
    if left < right { left } else { right }
}

const fn max(left: i128, right: i128) -> i128 {
    if left > right { left } else { right }
}

/// The widest integer that all engines compute with.
pub(crate) const WIDEST: Interval = Interval::new(i64::MIN as i128, i64::MAX as i128);

/// What a length may be in Rust.
pub(crate) const USIZE: Interval = Interval::new(0, u64::MAX as i128);

/// What a length is: no engine stores more than 4 GiB in a column.
pub(crate) const LENGTH: Interval = Interval::new(0, u32::MAX as i128);

/// The integers that a type holds; nothing where it is something else.
pub(crate) const fn integers(ty: SqlType<'_>, leaf: Option<&Shape>) -> Option<Interval> {
    let whole = match ty {
        SqlType::SmallInt => Interval::new(i16::MIN as i128, i16::MAX as i128),
        SqlType::Integer => Interval::new(i32::MIN as i128, i32::MAX as i128),
        SqlType::BigInt => WIDEST,
        SqlType::Decimal { scale: 0, .. } => USIZE,
        _ => return None,
    };
    match leaf {
        Some(Shape::Scalar(scalar)) => match scalar.narrowed {
            Narrowed::Range(least, most) | Narrowed::Zero(Some((least, most))) => {
                Some(Interval::new(text::integer(least), text::integer(most)))
            }
            Narrowed::AtLeast(least) => Some(Interval::new(text::integer(least), whole.most)),
            _ if matches!(ty, SqlType::Decimal { .. }) => None,
            _ => Some(whole),
        },
        _ => Some(whole),
    }
}
