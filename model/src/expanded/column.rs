//! A column that two programs write.

use std::cmp::Ordering;

use super::outcome::Known;
use crate::expression::Expression;
use crate::record::{Column, ColumnType, Constraints, DefaultValue};

/// The digits of decimals that all engines store, and those behind their point.
const DIGITS: u8 = 38;
const BEHIND: u8 = 30;

/// A column that stays: it takes what both write.
pub(super) fn both(before: &Column, after: &Column, is_key: bool) -> Column {
    let ty = joined(&before.ty, &after.ty);
    let is_nullable = !is_key && (before.is_nullable() || after.is_nullable());
    // Nobody knows whether a value of one type is one of another.
    let of_after = after
        .default
        .clone()
        .filter(|_| ty == after.ty || before.ty != ty);
    Column {
        name: after.name.clone(),
        constraints: nullable(is_nullable, is_key),
        default: of_after.or_else(|| before.default.clone()),
        source: after.source.clone(),
        narrowing: after.narrowing.clone(),
        ty,
    }
}

/// A column that one of both programs does not know: it gets its default there, or NULL.
pub(super) fn alone(of: &Column, is_key: bool) -> Column {
    let is_nullable = of.is_nullable() || of.default.is_none() && !is_key;
    Column {
        constraints: nullable(is_nullable, is_key),
        ..of.clone()
    }
}

/// Keys and indexes of the table say what is unique: that of a column alone may not be there yet.
fn nullable(is_nullable: bool, is_key: bool) -> Constraints {
    match (is_key, is_nullable) {
        (true, _) => Constraints::PrimaryKey,
        (false, true) => Constraints::Null,
        (false, false) => Constraints::NotNull,
    }
}

/// What a column holds in a row that is written by a program that does not know it.
pub(super) fn unwritten(column: &Column) -> Known {
    let Some(default) = &column.default else {
        return Known::Null;
    };
    let constant = match default.value() {
        DefaultValue::Boolean(value) => Expression::Boolean(*value),
        DefaultValue::Number(number) => Expression::Number(number.to_string()),
        DefaultValue::Text(text) => Expression::Text(text.to_string()),
        _ => return if_nullable(column),
    };
    Known::Constant(constant)
}

/// What is known of a column that a program writes.
pub(super) fn written(column: &Column) -> Known {
    if_nullable(column)
}

fn if_nullable(column: &Column) -> Known {
    if column.is_nullable() {
        Known::Nothing
    } else {
        Known::Some
    }
}

/// Whether a column is NULL in each row of a program that does not know it.
pub(super) fn is_absent(column: &Column) -> bool {
    column.default.is_none()
}

/// A type that has all values of both: the newer one, where it has; else the older one, which all rows
/// are of. Where neither has all of them, it is one that is wider than both, if there is one.
fn joined(before: &ColumnType, after: &ColumnType) -> ColumnType {
    use ColumnType as T;
    if before == after {
        return after.clone();
    }
    if let (Some(from), Some(to)) = (digits(before), digits(after)) {
        return match (from.0.cmp(&to.0), from.1.cmp(&to.1)) {
            (Ordering::Less | Ordering::Equal, Ordering::Less | Ordering::Equal) => after.clone(),
            (Ordering::Greater | Ordering::Equal, Ordering::Greater | Ordering::Equal) => {
                before.clone()
            }
            _ => {
                let (whole, scale) = (from.0.max(to.0), from.1.max(to.1));
                let is_room = scale <= BEHIND && whole + scale <= DIGITS;
                if is_room {
                    T::Decimal {
                        precision: whole + scale,
                        scale,
                    }
                } else {
                    before.clone()
                }
            }
        };
    }
    match (before, after) {
        (T::SmallInt | T::Integer | T::Real, T::DoublePrecision) | (T::SmallInt, T::Real) => {
            after.clone()
        }
        (T::Varchar(from), T::Varchar(to)) if to >= from => after.clone(),
        (T::Varchar(_) | T::Enum(_), T::Text) => after.clone(),
        (T::Enum(_), T::Enum(_) | T::Varchar(_)) | (T::Varchar(_), T::Enum(_)) => T::Text,
        _ => before.clone(),
    }
}

/// The digits of an exact number before the point and behind it.
fn digits(of: &ColumnType) -> Option<(u8, u8)> {
    match of {
        ColumnType::SmallInt => Some((5, 0)),
        ColumnType::Integer => Some((10, 0)),
        ColumnType::BigInt => Some((19, 0)),
        ColumnType::Decimal { precision, scale } => Some((precision.checked_sub(*scale)?, *scale)),
        _ => None,
    }
}
