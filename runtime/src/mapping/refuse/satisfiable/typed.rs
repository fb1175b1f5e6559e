//! Whether the literals of a condition are of the types of what they are compared with. Where one
//! is not, rustc says so, and what the condition leaves is no mistake beside that.

use super::quantity::Quantity;
use crate::rule::{Comparison, Expr, Literal};
use crate::shape::leaf::{self, leaf};
use crate::shape::{Fields, Narrowed, Scalar, Shape};
use crate::table::SqlType;

/// Whether all that a quantity is compared with is of its type.
pub(super) const fn is_typed(fields: Fields, condition: &Expr, quantity: Quantity) -> bool {
    let is_order = match condition {
        Expr::Compare(Comparison::Equal | Comparison::NotEqual, ..) | Expr::Among(..) => false,
        Expr::Compare(..) | Expr::Between(..) => true,
        _ => return are_typed(fields, condition, quantity),
    };
    let (mut position, mut is_compared) = (0, false);
    while let Some(operand) = condition.operand(position) {
        is_compared |= quantity.is(operand);
        position += 1;
    }
    if !is_compared {
        return are_typed(fields, condition, quantity);
    }
    position = 0;
    while let Some(operand) = condition.operand(position) {
        if let Expr::Literal(literal) = operand
            && !is_of_type(fields, quantity, literal, is_order)
        {
            return false;
        }
        position += 1;
    }
    true
}

const fn are_typed(fields: Fields, condition: &Expr, quantity: Quantity) -> bool {
    let mut position = 0;
    while let Some(operand) = condition.operand(position) {
        if !is_typed(fields, operand, quantity) {
            return false;
        }
        position += 1;
    }
    true
}

/// Whether a literal is of the type of a quantity, and that is ordered if it has to be.
const fn is_of_type(fields: Fields, quantity: Quantity, literal: &Literal, is_order: bool) -> bool {
    let Some(shape) = leaf(fields, quantity.path()) else {
        return true;
    };
    match (quantity, literal) {
        (Quantity::Length(..), Literal::Integer(value)) => *value >= 0 && has_length(shape),
        (Quantity::Value(_), Literal::Integer(value)) => match leaf::integers(shape) {
            Some(interval) => *value >= 0 || interval.least < 0,
            None => false,
        },
        (Quantity::Value(_), Literal::Decimal(..)) => leaf::precision(shape).is_some(),
        (Quantity::Value(_), Literal::Text(_)) => {
            !is_order && matches!(shape, Shape::Enum(_) | Shape::Variants(_))
        }
        (Quantity::Value(_), Literal::Boolean(_)) => {
            let is_boolean = matches!(
                shape,
                Shape::Scalar(Scalar {
                    ty: SqlType::Boolean,
                    ..
                })
            );
            !is_order && is_boolean
        }
        _ => false,
    }
}

/// Whether something is text or bytes: a character has no length.
const fn has_length(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(Scalar { ty, narrowed }) => {
            matches!(ty, SqlType::Text | SqlType::Varchar(_) | SqlType::Bytes)
                && !matches!(narrowed, Narrowed::Characters(_))
        }
        _ => false,
    }
}
