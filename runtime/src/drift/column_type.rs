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

/// Whether all values of one type fit the other one.
pub(super) const fn fits(old: SqlType<'_>, new: SqlType<'_>) -> bool {
    match (old, new) {
        (SqlType::Varchar(_), SqlType::Text) => true,
        (SqlType::Varchar(old), SqlType::Varchar(new)) => old <= new,
        // The digits before the point and those behind it.
        (
            SqlType::Decimal { precision, scale },
            SqlType::Decimal {
                precision: new_precision,
                scale: new_scale,
            },
        ) => {
            scale <= new_scale
                && precision.saturating_sub(scale) <= new_precision.saturating_sub(new_scale)
        }
        _ => match (bytes(old), bytes(new)) {
            (Some(old), Some(new)) => old <= new,
            _ => are_same(old, new),
        },
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
