//! How long the text of a condition may become, before its columns are known.

use crate::mapping::expression::LONGEST;
use crate::mapping::refuse::message::Message;
use crate::mapping::refuse::message::fail;
use crate::rule::{Expr, Literal, Operator};
use crate::shape::Fields;
use crate::shape::leaf::{integers, leaf};
use crate::shape::walk::columns_in;
use crate::text::LONGEST_NAME;

/// Refuses a condition of which the CHECK could be longer than any that is kept, whatever its
/// columns are called where the type is embedded.
///
/// # Panics
///
/// In const evaluation, saying how long it could be.
#[track_caller]
pub const fn assert_length(fields: Fields, condition: &Expr) {
    let Length { judged, bounds } = Length::of(fields, condition, false);
    let bytes = judged.saturating_add(bounds);
    if bytes > LONGEST {
        let mut message = Message::new();
        message.push("the CHECK of this condition may have ");
        message.push_integer(bytes as i128);
        message.push(" bytes, and at most ");
        message.push_integer(LONGEST as i128);
        message.push(" are kept: make several rules of it, or use `assert(…)`, in Rust alone");
        fail(message);
    }
}

/// The most bytes of a condition.
#[derive(Clone, Copy)]
struct Length {
    /// As it is judged.
    judged: usize,
    /// What keeps all that it computes from overflowing.
    bounds: usize,
}

/// A column, in quotes and as a wide integer.
const COLUMN: usize = LONGEST_NAME + "CAST(\"\" AS BIGINT)".len();

/// An integer of 64 bits, or a decimal.
const NUMBER: usize = 40;

/// What stands around a condition that is counted.
const COUNTED: usize = "CASE WHEN  THEN 1 ELSE 0 END + ".len();

/// What joins or surrounds an operand.
const WORDS: usize = 24;

impl Length {
    const fn judged(bytes: usize) -> Self {
        Self {
            judged: bytes,
            bounds: 0,
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            judged: self.judged.saturating_add(other.judged),
            bounds: self.bounds.saturating_add(other.bounds),
        }
    }

    /// The bounds of a sum are left out where those of what it is a part of are enough.
    const fn of(fields: Fields, expression: &Expr, covered: bool) -> Self {
        match expression {
            Expr::Column(_) | Expr::Identity | Expr::Present(_) => Self::judged(COLUMN + WORDS),
            Expr::Literal(Literal::Text(text)) => Self::judged(2 * text.len() + WORDS),
            Expr::Literal(_) => Self::judged(NUMBER),
            Expr::Only(of, ranges) => {
                Self::of(fields, of, false).and(Self::judged(12 * ranges.len() + WORDS))
            }
            Expr::Is(of, variants) => {
                Self::of(fields, of, false).and(Self::judged(COLUMN * variants.len()))
            }
            Expr::Compare(_, Expr::Column(left), Expr::Column(_)) => {
                // Of value objects, each pair of columns, perhaps with whether they are NULL.
                let pairs = match leaf(fields, *left) {
                    Some(shape) => columns_in(shape),
                    None => 1,
                };
                let times = if pairs > 1 { 6 * pairs } else { 2 };
                Self::judged(times * (COLUMN + WORDS) + WORDS)
            }
            Expr::Count(list) => {
                let mut length = Self::judged(WORDS + COUNTED * list.len());
                let mut index = 0;
                while index < list.len() {
                    length = length.and(Self::of(fields, &list[index], false));
                    index += 1;
                }
                length
            }
            Expr::Arithmetic(operator, left, right) => {
                let is_sum = matches!(operator, Operator::Add);
                let covers = is_sum && is_unsigned(fields, expression);
                let left = Self::of(fields, left, covers);
                let mut length = left.and(Self::of(fields, right, covers));
                if !(is_sum && covered) {
                    let own = length.judged + WORDS + 2 * NUMBER;
                    length.bounds = length.bounds.saturating_add(own);
                }
                length
            }
            Expr::And(left, right) | Expr::Or(left, right) => {
                let left = Self::of(fields, left, false);
                let right = Self::of(fields, right, false);
                let mut both = left.and(right).and(Self::judged(WORDS));
                if right.bounds > 0 {
                    // What decides whether the second is computed stands before its bounds.
                    both.bounds = both.bounds.saturating_add(left.judged + WORDS);
                }
                both
            }
            _ => {
                let mut length = Self::judged(WORDS);
                let mut position = 0;
                while let Some(operand) = expression.operand(position) {
                    length = length.and(Self::of(fields, operand, false));
                    position += 1;
                }
                length
            }
        }
    }
}

/// Whether the numbers of an expression are never negative.
const fn is_unsigned(fields: Fields, expression: &Expr) -> bool {
    match expression {
        Expr::Column(path) => match leaf(fields, *path) {
            Some(shape) => match integers(shape) {
                Some(interval) => interval.least >= 0,
                None => false,
            },
            None => false,
        },
        Expr::Length(..) | Expr::Count(_) => true,
        Expr::Arithmetic(_, left, right) => is_unsigned(fields, left) || is_unsigned(fields, right),
        _ => false,
    }
}
