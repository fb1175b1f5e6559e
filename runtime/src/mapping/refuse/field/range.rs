//! The two ends of a range that no other row may overlap.

use super::path::drafted;
use crate::mapping::flatten;
use crate::mapping::refuse::message::refuse;
use crate::shape::Fields;
use crate::shape::walk::is_mistaken;
use crate::table::SqlType;

/// Refuses a range whose ends are not two columns of one ordered type, of which the first is always
/// filled: the two fields, and what of them is meant.
///
/// # Panics
///
/// In const evaluation, saying why.
#[track_caller]
pub const fn assert_range(fields: [Fields; 2], rests: [&str; 2]) {
    let (Some(first), Some(second)) = (end(fields[0], rests[0]), end(fields[1], rests[1])) else {
        return;
    };
    let name = fields[0].names[0];
    if !is_ordered(first.ty) {
        refuse(
            name,
            " is no end of a range: that is an integer of at most 63 bits, a decimal, a date, or a point in time",
        );
    }
    if !are_one(first.ty, second.ty) {
        refuse(
            name,
            " and the other end of the range have different columns: both are of one type",
        );
    }
    if first.is_optional {
        refuse(
            name,
            " may be absent, and a range begins somewhere: only its second end may be open",
        );
    }
}

/// The column of an end.
struct End {
    ty: SqlType<'static>,
    is_optional: bool,
}

/// What is wrong with the path itself is told by others.
const fn end(fields: Fields, rest: &str) -> Option<End> {
    let field = fields.get(0);
    if is_mistaken(field.shape) || fields.slots[0].flaw.is_some() {
        return None;
    }
    let (draft, position) = drafted(fields);
    let mut found = None;
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        if flatten::is_called(&draft, column, position, rest) {
            found = Some(End {
                ty: column.ty,
                is_optional: column.nullable(),
            });
        }
        index += 1;
    }
    found
}

const fn is_ordered(ty: SqlType<'_>) -> bool {
    match ty {
        SqlType::SmallInt
        | SqlType::Integer
        | SqlType::BigInt
        | SqlType::Date
        | SqlType::Timestamp
        | SqlType::DateTime => true,
        // That of a `u64` is written otherwise by some engines.
        SqlType::Decimal { precision, scale } => precision != 20 || scale != 0,
        _ => false,
    }
}

const fn are_one(first: SqlType<'_>, second: SqlType<'_>) -> bool {
    match (first, second) {
        (SqlType::SmallInt, SqlType::SmallInt)
        | (SqlType::Integer, SqlType::Integer)
        | (SqlType::BigInt, SqlType::BigInt)
        | (SqlType::Date, SqlType::Date)
        | (SqlType::Timestamp, SqlType::Timestamp)
        | (SqlType::DateTime, SqlType::DateTime) => true,
        (
            SqlType::Decimal {
                precision: one,
                scale: of_one,
            },
            SqlType::Decimal {
                precision: other,
                scale: of_other,
            },
        ) => one == other && of_one == of_other,
        _ => false,
    }
}
