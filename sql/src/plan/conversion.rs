//! Which types become which others, as far as that is the same on all engines.

use tablewright_model::ColumnType;

use crate::engine::Conversion;

/// How stored values of a type become those of another one; nothing where what they would be is not
/// known, or not each of them is a value of the other type.
pub(super) fn between(before: &ColumnType, after: &ColumnType) -> Option<Conversion> {
    use ColumnType as T;
    if before == after {
        return Some(match before {
            // An enum may have other values.
            T::Enum(_) => Conversion::Text { most: None },
            _ => Conversion::Kept,
        });
    }
    if let (Some(from), Some(to)) = (scale(before), scale(after)) {
        return Some(Conversion::Number { from, to });
    }
    match (before, after) {
        (T::SmallInt | T::Integer | T::Real, T::DoublePrecision) | (T::SmallInt, T::Real) => {
            Some(Conversion::Float)
        }
        (T::Varchar(before), T::Varchar(after)) => Some(Conversion::Text {
            most: (after < before).then_some(*after),
        }),
        (T::Text | T::Enum(_), T::Varchar(most)) => Some(Conversion::Text { most: Some(*most) }),
        (T::Text | T::Varchar(_) | T::Enum(_), T::Text | T::Enum(_)) => {
            Some(Conversion::Text { most: None })
        }
        _ => None,
    }
}

/// The digits behind the point of an exact number.
fn scale(of: &ColumnType) -> Option<u8> {
    match of {
        ColumnType::SmallInt | ColumnType::Integer | ColumnType::BigInt => Some(0),
        ColumnType::Decimal { scale, .. } => Some(*scale),
        _ => None,
    }
}
