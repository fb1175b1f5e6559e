//! What a row of a B-tree has room for: of longer values, the server refuses the whole row.

use crate::column::{Column, Type};

/// The bytes of a row of an index, with its head.
const ROOM: usize = 2_704;

/// The bytes before the values; and where one of them is NULL.
const HEAD: usize = 8;
const HEAD_WITH_NULL: usize = 16;

/// The bytes of a character.
const CHARACTER: usize = 4;

/// What may not fit, and what to do about it; nothing where the longest values do.
pub(super) fn note(index: &str, columns: &[&Column<'_>]) -> Option<String> {
    if fits(columns, usize::MAX) {
        return None;
    }
    let cap = (1..ROOM / CHARACTER).rev().find(|cap| fits(columns, *cap));
    // What is not above it is not at fault.
    let is_long = |column: &&&Column<'_>| {
        largest(column.ty, column.bytes)
            .is_none_or(|bytes| bytes > cap.unwrap_or_default() * CHARACTER)
    };
    let long: Vec<&&Column<'_>> = columns.iter().filter(is_long).collect();
    let is_text = |column: &&&Column<'_>| matches!(column.ty, Type::Text | Type::Varchar(_));
    let cure = match cap {
        Some(cap) if long.iter().all(is_text) => format!(
            "declare `#[column(length = {cap})]`, for text in a collection on the field of a newtype"
        ),
        _ => "leave out what has no length".to_owned(),
    };
    let long: Vec<&str> = long.iter().map(|of| of.model.name.as_str()).collect();
    Some(format!(
        "PostgreSQL refuses rows in which {} takes more room than a row of {index} has, {ROOM} bytes: {cure}.",
        long.join(" with ")
    ))
}

/// Whether the longest values fit, text held to so many characters.
fn fits(columns: &[&Column<'_>], cap: usize) -> bool {
    let size = |left_out: Option<usize>| {
        let head = left_out.map_or(HEAD, |_| HEAD_WITH_NULL);
        let columns = columns.iter().enumerate();
        let mut columns = columns.filter(|(at, _)| Some(*at) != left_out);
        columns.try_fold(head, |end, (_, column)| {
            let text = matches!(column.ty, Type::Text | Type::Varchar(_));
            let capped = text.then(|| cap.saturating_mul(CHARACTER));
            let bytes = match (largest(column.ty, column.bytes), capped) {
                (Some(bytes), Some(capped)) => bytes.min(capped),
                (Some(bytes), None) => bytes,
                (None, capped) => capped.filter(|capped| *capped < usize::MAX)?,
            };
            Some(after(end, column.ty, bytes))
        })
    };
    let nullable = columns.iter().enumerate();
    let nullable = nullable.filter(|(_, column)| column.model.is_nullable());
    let mut sizes = nullable.map(|(at, _)| size(Some(at))).chain([size(None)]);
    sizes.all(|size| size.is_some_and(|size| size.next_multiple_of(8) <= ROOM))
}

/// The longest value of a type, without what says how long it is.
fn largest(ty: Type<'_>, bytes: Option<usize>) -> Option<usize> {
    Some(match ty {
        Type::Boolean => 1,
        Type::SmallInt => 2,
        Type::Integer | Type::Real | Type::Date | Type::Enum(_) => 4,
        Type::BigInt | Type::Double | Type::Timestamp | Type::DateTime | Type::Time => 8,
        Type::Uuid => 16,
        Type::Inet => 18,
        Type::Unsigned => decimal(20, 0),
        Type::Decimal { precision, scale } => decimal(precision, scale),
        Type::Varchar(length) => CHARACTER * length,
        Type::Bytes => bytes?,
        Type::Text | Type::Json => return None,
    })
}

/// A decimal is kept in groups of four digits.
fn decimal(precision: usize, scale: usize) -> usize {
    2 + 2 * ((precision - scale).div_ceil(4) + scale.div_ceil(4))
}

/// Where a value ends that begins behind another.
fn after(end: usize, ty: Type<'_>, bytes: usize) -> usize {
    match ty {
        Type::Boolean | Type::Uuid => end + bytes,
        Type::SmallInt
        | Type::Integer
        | Type::Real
        | Type::Date
        | Type::Enum(_)
        | Type::BigInt
        | Type::Double
        | Type::Timestamp
        | Type::DateTime
        | Type::Time => end.next_multiple_of(bytes) + bytes,
        // A byte says how long it is, or four of them.
        _ if bytes <= 126 => end + 1 + bytes,
        _ => end.next_multiple_of(4) + 4 + bytes,
    }
}
