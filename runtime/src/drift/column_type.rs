//! The types of columns, as drift knows them.

use crate::table::SqlType;
use crate::text;

/// The type that the document spells so: what is no other type is a database enum of this name.
#[must_use]
pub(crate) const fn read(text: &str) -> SqlType<'_> {
    match text.as_bytes() {
        b"UUID" => SqlType::Uuid,
        b"TEXT" => SqlType::Text,
        b"BOOLEAN" => SqlType::Boolean,
        b"SMALLINT" => SqlType::SmallInt,
        b"INTEGER" => SqlType::Integer,
        b"BIGINT" => SqlType::BigInt,
        b"REAL" => SqlType::Real,
        b"DOUBLE PRECISION" => SqlType::DoublePrecision,
        b"TIMESTAMP" => SqlType::Timestamp,
        b"DATETIME" => SqlType::DateTime,
        b"DATE" => SqlType::Date,
        b"TIME" => SqlType::Time,
        b"JSON" => SqlType::Json,
        b"BYTES" => SqlType::Bytes,
        b"INET" => SqlType::Inet,
        [
            b'V',
            b'A',
            b'R',
            b'C',
            b'H',
            b'A',
            b'R',
            b'(',
            length @ ..,
            b')',
        ] => match number(length) {
            Some(length) => SqlType::Varchar(length),
            None => SqlType::Enum(text),
        },
        [
            b'D',
            b'E',
            b'C',
            b'I',
            b'M',
            b'A',
            b'L',
            b'(',
            digits @ ..,
            b')',
        ] => match decimal(digits) {
            Some(decimal) => decimal,
            None => SqlType::Enum(text),
        },
        _ => SqlType::Enum(text),
    }
}

/// `10,2`
const fn decimal(digits: &[u8]) -> Option<SqlType<'static>> {
    let mut comma = 0;
    while comma < digits.len() && digits[comma] != b',' {
        comma += 1;
    }
    let (precision, [_, scale @ ..]) = digits.split_at(comma) else {
        return None;
    };
    let (Some(precision), Some(scale)) = (number(precision), number(scale)) else {
        return None;
    };
    match (precision.to_le_bytes(), scale.to_le_bytes()) {
        ([precision, 0, 0, 0], [scale, 0, 0, 0]) => Some(SqlType::Decimal { precision, scale }),
        _ => None,
    }
}

/// A number as it is spelled, without zeros before it.
const fn number(digits: &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    let mut index = 0;
    while index < digits.len() {
        let digit = match digits[index] {
            b'0' if index == 0 && digits.len() > 1 => return None,
            digit @ b'0'..=b'9' => digit - b'0',
            _ => return None,
        };
        number = match number.checked_mul(10) {
            Some(tens) => match tens.checked_add(digit as u32) {
                Some(number) => number,
                None => return None,
            },
            None => return None,
        };
        index += 1;
    }
    if digits.is_empty() {
        None
    } else {
        Some(number)
    }
}

pub(super) const fn are_same(left: SqlType<'_>, right: SqlType<'_>) -> bool {
    let (word, first, second) = left.parts();
    let (other, other_first, other_second) = right.parts();
    is(first, other_first) && is(second, other_second) && text::equal(word, other)
}

const fn is(left: Option<u32>, right: Option<u32>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => left == right,
        _ => false,
    }
}

/// Whether all values of one type are values of the other one.
pub(super) const fn fits(old: SqlType<'_>, new: SqlType<'_>) -> bool {
    match (old, new) {
        (SqlType::Varchar(_), SqlType::Text)
        | (SqlType::SmallInt, SqlType::Real)
        | (SqlType::SmallInt | SqlType::Integer | SqlType::Real, SqlType::DoublePrecision) => true,
        (SqlType::Varchar(old), SqlType::Varchar(new)) => old <= new,
        _ => match (bytes(old), bytes(new)) {
            (Some(old), Some(new)) => old <= new,
            _ => are_digits_kept(old, new),
        },
    }
}

/// Whether values of one type that are those of the other one have other digits behind the point.
pub(super) const fn has_other_scale(old: SqlType<'_>, new: SqlType<'_>) -> bool {
    matches!((scale(old), scale(new)), (Some(old), Some(new)) if old != new)
}

/// Of exact numbers, whether the other one has room for all digits before the point and behind it; of
/// all else, whether both are the same.
const fn are_digits_kept(old: SqlType<'_>, new: SqlType<'_>) -> bool {
    let before = match old {
        // The digits of the greatest one.
        SqlType::SmallInt => 5,
        SqlType::Integer => 10,
        SqlType::BigInt => 19,
        SqlType::Decimal { precision, scale } => precision.saturating_sub(scale),
        _ => return are_same(old, new),
    };
    let room = match new {
        // Not each number of as many digits as the greatest one is one of them.
        SqlType::SmallInt => 4,
        SqlType::Integer => 9,
        SqlType::BigInt => 18,
        SqlType::Decimal { precision, scale } => precision.saturating_sub(scale),
        _ => return false,
    };
    match (scale(old), scale(new)) {
        (Some(behind), Some(room_behind)) => before <= room && behind <= room_behind,
        _ => false,
    }
}

/// The digits behind the point of an exact number.
const fn scale(ty: SqlType<'_>) -> Option<u8> {
    match ty {
        SqlType::SmallInt | SqlType::Integer | SqlType::BigInt => Some(0),
        SqlType::Decimal { scale, .. } => Some(scale),
        _ => None,
    }
}

/// The bytes of an integer.
const fn bytes(ty: SqlType<'_>) -> Option<u8> {
    match ty {
        SqlType::SmallInt => Some(2),
        SqlType::Integer => Some(4),
        SqlType::BigInt => Some(8),
        _ => None,
    }
}
