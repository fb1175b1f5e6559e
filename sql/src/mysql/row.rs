//! What a row and a table have room for. Measured on its servers: a page holds two rows at
//! least, and moves out of them only what is declared with more than 255 bytes.

use super::super::column::{Column, Type};
use super::super::dialect::Unsupported;
use super::super::engine::{Indexed, keys_of_table, tells_apart};
use super::{CHARACTER, INDEX};
use tablewright_model::Table;

/// The bytes of a row, outside of which only long text and long bytes are stored.
const ROW: usize = 65_535;

/// The bytes of a row in its page.
const PAGE: usize = 8_125;

/// What a row has in its page beside its columns: its header, and what transactions note there.
const HEADER: usize = 18;

/// The bytes that text without a length, or of more than 255 bytes, takes in the page.
const POINTER: usize = 21;

/// The columns of a table.
const COLUMNS: usize = 1_017;

/// The indexes of a table, with that of its primary key.
const INDEXES: usize = 64;

const SHORTER: &str = "declare shorter lengths where text is in an index or has a default";

const SHORTER_OR_FEWER: &str = "declare shorter lengths where text is in an index or has a default, or fewer columns: move some to a child entity";

const FEWER: &str = "declare fewer columns: move some to a child entity, or to a value object that is `#[column(json)]`";

/// Moves the longest columns out of the row until it has room for all.
pub(super) fn lay_out(table: &Table, columns: &mut [Column<'_>]) -> Result<(), Unsupported> {
    let partial = table.indexes.iter();
    let partial = partial.filter(|index| tells_apart(table, index)).count();
    let keys = keys_of_table(table);
    count(table, columns.len() + partial + keys.len())?;
    let nullable = columns.iter().filter(|column| column.model.is_nullable());
    let nulls = nullable.count().div_ceil(8);
    let keys = keys.into_iter().filter_map(|(name, _)| {
        let mut columns = columns.iter();
        columns.find(|column| column.model.name == name)
    });
    let keys: usize = keys.map(bytes_in_row).sum();
    fit(columns, nulls + 5 * partial + keys, ROW, bytes_in_row).map_err(|row| Unsupported {
        why: format!(
            "it has room for {ROW} bytes, and its columns may have {row}: {CHARACTER} a character"
        ),
        cure: SHORTER,
    })?;
    fit(columns, HEADER + nulls, PAGE, bytes_in_page).map_err(|row| Unsupported {
        why: format!(
            "a page has room for {PAGE} bytes of it beside long text, and its columns may have {row}: {CHARACTER} a character"
        ),
        cure: if columns.iter().any(|column| is_short_text(column) && !column.is_outside) {
            SHORTER_OR_FEWER
        } else {
            FEWER
        },
    })
}

fn count(table: &Table, columns: usize) -> Result<(), Unsupported> {
    if columns > COLUMNS {
        return Err(Unsupported {
            why: format!("a table has at most {COLUMNS} columns there, and this one has {columns}"),
            cure: FEWER,
        });
    }
    let begins_with = |name: &String| {
        let mut indexes = table.indexes.iter();
        indexes.any(|index| index.columns.first() == Some(name))
    };
    // A foreign key without an index gets one.
    let keys = table.foreign_keys.iter();
    let without = keys.filter(|key| !key.columns.first().is_some_and(begins_with));
    let indexes = 1 + table.indexes.len() + without.count();
    if indexes > INDEXES {
        return Err(Unsupported {
            why: format!(
                "a table has at most {INDEXES} indexes there with that of its key, and this one has {indexes}"
            ),
            cure: "declare fewer indexes, or `#[column(no_index)]` where an enum has one",
        });
    }
    Ok(())
}

/// Moves the longest columns out until the rest has room; otherwise, how many bytes there are.
fn fit(
    columns: &mut [Column<'_>],
    beside: usize,
    most: usize,
    bytes: fn(&Column<'_>) -> usize,
) -> Result<(), usize> {
    let mut row = beside + columns.iter().map(bytes).sum::<usize>();
    while row > most {
        let longest = columns
            .iter_mut()
            .filter(|column| can_be_outside(column))
            .max_by_key(|column| bytes(column));
        let Some(longest) = longest else {
            return Err(row);
        };
        let before = bytes(longest);
        longest.is_outside = true;
        let after = bytes(longest);
        if before <= after {
            // So short are all that are left: it helps nothing.
            longest.is_outside = false;
            return Err(row);
        }
        row = row - before + after;
    }
    Ok(())
}

/// The bytes that a column takes in its row, at most.
pub(super) fn bytes_in_row(column: &Column<'_>) -> usize {
    match column.ty {
        _ if column.is_outside => 12,
        Type::Varchar(length) => CHARACTER * length + 2,
        Type::Bytes => match column.bytes {
            Some(length) if length <= INDEX => length + 2,
            _ => 12,
        },
        Type::Decimal { precision, .. } => precision / 2 + 2,
        Type::Uuid | Type::Inet => 18,
        Type::Text | Type::Json => 12,
        _ => 8,
    }
}

/// The bytes of a column that stay in the page of its row, at most.
fn bytes_in_page(column: &Column<'_>) -> usize {
    match column.ty {
        _ if column.is_outside => POINTER,
        Type::Varchar(length) => variable(CHARACTER * length),
        Type::Bytes => column.bytes.map_or(POINTER, variable),
        Type::Text | Type::Json => POINTER,
        Type::Decimal { precision, scale } => {
            decimal(precision.saturating_sub(scale)) + decimal(scale)
        }
        Type::Uuid => 16,
        Type::Inet => variable(16),
        Type::Boolean => 1,
        Type::SmallInt | Type::Enum(_) => 2,
        Type::Integer | Type::Real => 4,
        Type::Date => 3,
        Type::Time => 6,
        Type::BigInt | Type::Unsigned | Type::Double | Type::Timestamp | Type::DateTime => 8,
    }
}

/// Of so many bytes, with their count; more than 255 may be outside.
fn variable(bytes: usize) -> usize {
    if bytes > 255 { POINTER } else { bytes + 1 }
}

/// Nine digits are four bytes.
fn decimal(digits: usize) -> usize {
    digits / 9 * 4 + (digits % 9).div_ceil(2)
}

fn is_short_text(column: &Column<'_>) -> bool {
    matches!(column.ty, Type::Varchar(length) if variable(CHARACTER * length) > POINTER)
}

fn can_be_outside(column: &Column<'_>) -> bool {
    matches!(column.ty, Type::Varchar(_))
        && !column.is_outside
        && !column.is_indexed
        && column.model.default.is_none()
}

/// The bytes that a column takes in an index, if it can be in one.
pub(super) fn key_length(column: &Column<'_>) -> Option<usize> {
    match column.ty {
        Type::Text | Type::Json => None,
        Type::Bytes if column.bytes.is_none_or(|length| length > INDEX) => None,
        Type::Varchar(_) if column.is_outside => None,
        Type::Varchar(length) => Some(CHARACTER * length),
        _ => Some(bytes_in_row(column)),
    }
}

/// The bytes that the columns of an index leave for others.
pub(super) fn room(indexed: &Indexed<'_>) -> Result<usize, Unsupported> {
    let columns = indexed.index.columns.iter();
    let lengths = columns.filter_map(|name| key_length(indexed.column(name)?));
    let length: usize = lengths.sum();
    INDEX.checked_sub(length).ok_or_else(|| Unsupported {
        why: format!(
            "it has room for {INDEX} bytes, and its columns may have {length}: {CHARACTER} a character"
        ),
        cure: "declare shorter lengths, or index fewer columns",
    })
}
