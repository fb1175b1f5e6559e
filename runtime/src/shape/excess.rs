//! How far computed numbers go, and what goes further than every engine can keep, or Rust's
//! decimals.

use super::Fields;
use super::interval::{Interval, LENGTH, WIDEST};
use super::leaf::{self, leaf};
use crate::rule::{Expr, Form, Literal, Operator, Rule};
use crate::text::Buffer;

/// How far a computation goes that goes too far.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Excess {
    /// A decimal of so many digits.
    Digits(u32),
    /// This integer.
    Value(i128),
}

impl Excess {
    pub(crate) const fn push(self, message: &mut Buffer<1024>) {
        match self {
            Self::Digits(count) => {
                message.push(" may have ");
                message.push_integer(count as i128);
                message.push(" digits, and a `Decimal` keeps 28: declare fewer with `precision`, or use `assert(…)`, in Rust alone");
            }
            Self::Value(value) => {
                message.push(" may be ");
                message.push_integer(value);
                message.push(", and no integer of every engine is wider than 64 bits: use narrower types, `Decimal`, or `assert(…)`, in Rust alone");
            }
        }
    }
}

/// What goes too far in the rules of a generic type: the types of its fields are known only where
/// it is used.
pub(crate) const fn excess_of_rules(fields: Fields, rules: &[Rule]) -> Option<Excess> {
    let mut index = 0;
    while index < rules.len() {
        if let Form::Check(condition) = &rules[index].form
            && let Some(excess) = excess_in(fields, condition)
        {
            return Some(excess);
        }
        index += 1;
    }
    None
}

const fn excess_in(fields: Fields, expression: &Expr) -> Option<Excess> {
    let mut position = 0;
    while let Some(operand) = expression.operand(position) {
        if let Some(excess) = excess_in(fields, operand) {
            return Some(excess);
        }
        position += 1;
    }
    excess(fields, expression)
}

/// How far one operation goes too far. Where a part of it does, that is said of the part.
pub(crate) const fn excess(fields: Fields, computed: &Expr) -> Option<Excess> {
    let Expr::Arithmetic(operator, left, right) = computed else {
        return None;
    };
    if !is_computed(fields, left) || !is_computed(fields, right) {
        return None;
    }
    if let (Some(left), Some(right)) = (digits(fields, left), digits(fields, right)) {
        let count = left.with(*operator, right).count();
        let is_first = left.count() <= MOST_DIGITS && right.count() <= MOST_DIGITS;
        return if is_first && count > MOST_DIGITS {
            Some(Excess::Digits(count))
        } else {
            None
        };
    }
    // rustc computes a decimal with no integer.
    if is_decimal(fields, left) || is_decimal(fields, right) {
        return None;
    }
    let (left, right) = (reach(fields, left), reach(fields, right));
    let value = left.with(*operator, right);
    if !left.is_within(WIDEST) || !right.is_within(WIDEST) || value.is_within(WIDEST) {
        return None;
    }
    Some(Excess::Value(if value.most > WIDEST.most {
        value.most
    } else {
        value.least
    }))
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
            // The derive takes what is left of integers alone.
            Operator::Add | Operator::Subtract | Operator::Remainder => Self {
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
            Some(shape) => leaf::is_computed(shape),
            None => false,
        },
        Expr::Arithmetic(_, left, right) => is_computed(fields, left) && is_computed(fields, right),
        _ => true,
    }
}

const fn is_decimal(fields: Fields, expression: &Expr) -> bool {
    match expression {
        Expr::Column(path) => match leaf(fields, *path) {
            Some(shape) => leaf::precision(shape).is_some(),
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
            Some(shape) => match leaf::precision(shape) {
                Some(precision) => {
                    let scale = leaf::scale_of(shape);
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
const fn reach(fields: Fields, expression: &Expr) -> Interval {
    match expression {
        Expr::Column(path) => match leaf(fields, *path) {
            Some(shape) => match leaf::integers(shape) {
                Some(interval) => interval,
                None => WIDEST,
            },
            None => WIDEST,
        },
        Expr::Literal(Literal::Integer(value)) => Interval::new(*value, *value),
        Expr::Length(..) => LENGTH,
        Expr::Count(list) => Interval::new(0, list.len() as i128),
        Expr::Arithmetic(operator, left, right) => {
            reach(fields, left).with(*operator, reach(fields, right))
        }
        _ => WIDEST,
    }
}
