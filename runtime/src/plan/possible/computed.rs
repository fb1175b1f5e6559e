//! How far what is computed goes, in const evaluation: no engine, and no decimal of Rust, is to run
//! out of room for it.

use super::quantity::{self, leaf};
use crate::plan::condition::number::{self, WIDEST};
use crate::plan::field::{Message, fail};
use crate::rule::{Expr, Literal, Operator};
use crate::shape::Fields;

/// Refuses what is computed where not every engine can keep it, or Rust's decimals cannot.
///
/// # Panics
///
/// In const evaluation, saying how far it goes.
#[track_caller]
pub const fn assert_computed(fields: Fields, computed: &Expr) {
    let Expr::Arithmetic(operator, left, right) = computed else {
        return;
    };
    if !is_computed(fields, left) || !is_computed(fields, right) {
        return;
    }
    if let (Some(of_left), Some(of_right)) = (digits(fields, left), digits(fields, right)) {
        let count = of_left.with(*operator, of_right).count();
        // Where a part goes too far, that is said of it.
        if of_left.count() <= MOST_DIGITS && of_right.count() <= MOST_DIGITS && count > MOST_DIGITS
        {
            let mut message = Message::new();
            message.push("this may have ");
            message.push_integer(count as i128);
            message.push(" digits, and a `Decimal` keeps 28: declare fewer with `precision`, or use `assert(…)`, in Rust alone");
            fail(message);
        }
        return;
    }
    // rustc computes a decimal with no integer.
    if is_decimal(fields, left) || is_decimal(fields, right) {
        return;
    }
    let (left, right) = (reach(fields, left), reach(fields, right));
    let value = left.with(*operator, right);
    if left.is_within(WIDEST) && right.is_within(WIDEST) && !value.is_within(WIDEST) {
        let mut message = Message::new();
        message.push("this may be ");
        message.push_integer(if value.most > WIDEST.most {
            value.most
        } else {
            value.least
        });
        message.push(", and no integer of every engine is wider than 64 bits: use narrower types, `Decimal`, or `assert(…)`, in Rust alone");
        fail(message);
    }
}

/// The digits of a decimal before and behind its point.
#[derive(Clone, Copy)]
struct Digits {
    whole: u32,
    scale: u32,
}

impl Digits {
    const fn count(self) -> u32 {
        self.whole + self.scale
    }

    /// Those of what an operator makes of two.
    const fn with(self, operator: Operator, other: Self) -> Self {
        match operator {
            Operator::Multiply => Self {
                whole: self.whole + other.whole,
                scale: self.scale + other.scale,
            },
            Operator::Add | Operator::Subtract => Self {
                whole: max(self.whole, other.whole) + 1,
                scale: max(self.scale, other.scale),
            },
        }
    }
}

const MOST_DIGITS: u32 = 28;

/// Whether a condition computes with all that is in an expression.
const fn is_computed(fields: Fields, expression: &Expr) -> bool {
    match expression {
        Expr::Column(path) => match leaf(fields, *path) {
            Some(shape) => quantity::is_computed(shape),
            None => false,
        },
        Expr::Arithmetic(_, left, right) => is_computed(fields, left) && is_computed(fields, right),
        _ => true,
    }
}

const fn is_decimal(fields: Fields, expression: &Expr) -> bool {
    match expression {
        Expr::Column(path) => match leaf(fields, *path) {
            Some(shape) => quantity::precision(shape).is_some(),
            None => false,
        },
        Expr::Arithmetic(_, left, right) => is_decimal(fields, left) || is_decimal(fields, right),
        Expr::Literal(Literal::Decimal(..)) => true,
        _ => false,
    }
}

const fn max(left: u32, right: u32) -> u32 {
    if left > right { left } else { right }
}

/// How many digits a decimal has at most; nothing where it is an integer.
const fn digits(fields: Fields, expression: &Expr) -> Option<Digits> {
    match expression {
        Expr::Column(path) => match leaf(fields, *path) {
            Some(shape) => match quantity::precision(shape) {
                Some(precision) => {
                    let scale = quantity::scale_of(shape);
                    Some(Digits {
                        whole: precision - scale,
                        scale,
                    })
                }
                None => None,
            },
            None => None,
        },
        Expr::Literal(Literal::Decimal(value, scale)) => {
            let mut count = 0;
            let mut rest = value.unsigned_abs();
            while rest > 0 {
                rest /= 10;
                count += 1;
            }
            Some(Digits {
                whole: max(count, *scale) - *scale,
                scale: *scale,
            })
        }
        // The minus of something: `0 - x`.
        Expr::Literal(Literal::Integer(0)) => Some(Digits { whole: 0, scale: 0 }),
        Expr::Arithmetic(operator, left, right) => {
            match (digits(fields, left), digits(fields, right)) {
                (Some(left), Some(right)) => Some(left.with(*operator, right)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// How far an engine goes that computes an integer.
const fn reach(fields: Fields, expression: &Expr) -> number::Interval {
    match expression {
        Expr::Column(path) => match leaf(fields, *path) {
            Some(shape) => match quantity::integers(shape) {
                Some(interval) => interval,
                None => WIDEST,
            },
            None => WIDEST,
        },
        Expr::Literal(Literal::Integer(value)) => number::Interval::new(*value, *value),
        Expr::Length(..) => number::LENGTH,
        Expr::Arithmetic(operator, left, right) => {
            reach(fields, left).with(*operator, reach(fields, right))
        }
        _ => WIDEST,
    }
}
