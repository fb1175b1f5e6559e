//! Which rows decode, said by hand: each is the encoding of a value, and every value has one.
//!
//! Nothing here knows of constraints. A part of a row is the list of its encodings; what is made
//! of parts has the encodings that follow: all of them together, one of them, or nothing.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;

/// The columns of a row that are not NULL.
pub(crate) type Cells = BTreeMap<String, Cell>;

/// A value that can be compared: SQLite's own are not ordered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cell {
    Integer(i64),
    /// A number beyond 64 bits, by its text.
    Number(String),
    Text(String),
    Bytes(Vec<u8>),
}

impl Cell {
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Integer(value) => Value::Integer(*value),
            Self::Number(text) => Value::Real(text.parse().expect("a number")),
            Self::Text(text) => Value::Text(text.clone()),
            Self::Bytes(bytes) => Value::Blob(bytes.clone()),
        }
    }
}

/// What a column may be tried with, beside NULL.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) candidates: Vec<Cell>,
    /// A tag is tried with all its values, whatever else is tried.
    pub(crate) is_tag: bool,
}

/// A part of a row: its columns, and its encodings.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) columns: Vec<Column>,
    pub(crate) encodings: Vec<Cells>,
}

/// The rows of a table: parts that have nothing to do with each other.
pub(crate) struct Rows {
    pub(crate) table: &'static str,
    pub(crate) parts: Vec<Part>,
    /// Columns that no two rows of one parent agree on, for each such rule; the parent first.
    pub(crate) apart: Vec<Vec<&'static str>>,
}

impl Rows {
    pub(crate) fn of(table: &'static str, parts: impl IntoIterator<Item = Part>) -> Self {
        Self {
            table,
            parts: parts.into_iter().collect(),
            apart: Vec::new(),
        }
    }

    /// No two rows agree on these columns.
    pub(crate) fn apart(mut self, columns: &[&'static str]) -> Self {
        self.apart.push(columns.to_vec());
        self
    }
}

/// A column that must be there, with values that can be stored and values that cannot.
fn column(name: &str, good: Vec<Cell>, bad: Vec<Cell>, is_tag: bool) -> Part {
    let encodings = good
        .iter()
        .map(|cell| Cells::from([(name.to_owned(), cell.clone())]))
        .collect();
    Part {
        columns: vec![Column {
            name: name.to_owned(),
            candidates: good.into_iter().chain(bad).collect(),
            is_tag,
        }],
        encodings,
    }
}

fn integers(values: &[i64]) -> Vec<Cell> {
    values.iter().copied().map(Cell::Integer).collect()
}

fn texts(values: &[&str]) -> Vec<Cell> {
    values
        .iter()
        .map(|text| Cell::Text((*text).to_owned()))
        .collect()
}

/// Text, date, id: whatever has no check of its own.
pub(crate) fn text(name: &str) -> Part {
    column(name, texts(&["", "ß"]), Vec::new(), false)
}

pub(crate) fn id(name: &str) -> Part {
    let uuid = "018f4e3a-0000-7000-8000-000000000001";
    column(name, texts(&[uuid]), Vec::new(), false)
}

/// A point in time, a date, or JSON.
pub(crate) fn plain(name: &str) -> Part {
    column(name, texts(&["2026-11-24"]), Vec::new(), false)
}

pub(crate) fn boolean(name: &str) -> Part {
    column(name, integers(&[0, 1]), Vec::new(), false)
}

/// An integer of `least` to `most` in a column of so many bits.
pub(crate) fn integer(name: &str, least: i64, most: i64, bits: u32) -> Part {
    let (lowest, highest) = (i64::MIN >> (64 - bits), i64::MAX >> (64 - bits));
    let mut good = vec![least, most];
    good.dedup();
    let outside = [
        lowest,
        least.saturating_sub(1),
        most.saturating_add(1),
        highest,
    ];
    let bad: BTreeSet<i64> = outside
        .into_iter()
        .filter(|value| *value < least || *value > most)
        // What the column itself has no room for is no question to its checks.
        .filter(|value| (lowest..=highest).contains(value))
        .collect();
    let bad: Vec<i64> = bad.into_iter().collect();
    column(name, integers(&good), integers(&bad), false)
}

/// An integer that is not zero.
pub(crate) fn not_zero(name: &str, least: i64, most: i64, bits: u32) -> Part {
    let Part { columns, encodings } = integer(name, least, most, bits);
    let columns = columns.into_iter().map(|mut column| {
        column.candidates.push(Cell::Integer(0));
        column
    });
    Part {
        columns: columns.collect(),
        encodings,
    }
}

/// The same of 64 bits without a sign.
pub(crate) fn not_zero_u64(name: &str) -> Part {
    let number = |text: &str| Cell::Number(text.to_owned());
    let good = vec![Cell::Integer(1), number("18446744073709551615")];
    let bad = [
        Cell::Integer(-1),
        Cell::Integer(0),
        number("99999999999999999999"),
    ];
    column(name, good, bad.into(), false)
}

/// A point in time.
pub(crate) fn moment(name: &str) -> Part {
    column(
        name,
        texts(&["2026-11-24 10:30:00.000001"]),
        Vec::new(),
        false,
    )
}

pub(crate) fn u8(name: &str) -> Part {
    integer(name, 0, 255, 16)
}

pub(crate) fn u16(name: &str) -> Part {
    integer(name, 0, 65_535, 32)
}

pub(crate) fn u32(name: &str) -> Part {
    integer(name, 0, 4_294_967_295, 64)
}

/// An integer that fills its column.
pub(crate) fn whole(name: &str, bits: u32) -> Part {
    integer(name, i64::MIN >> (64 - bits), i64::MAX >> (64 - bits), bits)
}

pub(crate) fn u64(name: &str) -> Part {
    let number = |text: &str| Cell::Number(text.to_owned());
    let good = vec![Cell::Integer(0), number("18446744073709551615")];
    let bad = vec![Cell::Integer(-1), number("99999999999999999999")];
    column(name, good, bad, false)
}

/// A decimal: its digits are the column's type.
pub(crate) fn decimal(name: &str) -> Part {
    let good = vec![Cell::Integer(0), Cell::Number("-0.01".to_owned())];
    column(name, good, Vec::new(), false)
}

/// The position in a list.
pub(crate) fn position(name: &str) -> Part {
    integer(name, 0, i64::from(i32::MAX), 32)
}

pub(crate) fn duration(name: &str) -> Part {
    integer(name, 0, i64::MAX, 64)
}

pub(crate) fn character(name: &str) -> Part {
    column(name, texts(&["a", "𝄞"]), texts(&["", "ab"]), false)
}

pub(crate) fn bytes(name: &str, length: usize) -> Part {
    let of = |length| Cell::Bytes(vec![0xff; length]);
    column(
        name,
        vec![of(length)],
        vec![of(length - 1), of(length + 1)],
        false,
    )
}

/// A unit-only enum that is stored as text.
pub(crate) fn one_of(name: &str, values: &[&str]) -> Part {
    column(name, texts(values), texts(&["", "no such value"]), true)
}

/// One that is stored as a database enum: the type itself refuses all else.
pub(crate) fn native(name: &str, values: &[&str]) -> Part {
    column(name, texts(values), Vec::new(), true)
}

/// All of these together: a value object.
pub(crate) fn all(parts: impl IntoIterator<Item = Part>) -> Part {
    let mut whole = Part {
        columns: Vec::new(),
        encodings: vec![Cells::new()],
    };
    for part in parts {
        whole.columns.extend(part.columns);
        whole.encodings = whole
            .encodings
            .iter()
            .flat_map(|left| {
                part.encodings.iter().map(|right| {
                    let mut both = left.clone();
                    both.extend(right.clone());
                    both
                })
            })
            .collect();
    }
    whole
}

/// This, or nothing.
pub(crate) fn optional(part: Part) -> Part {
    let mut encodings = part.encodings;
    encodings.push(Cells::new());
    Part { encodings, ..part }
}

/// This, or nothing, as a column of its own says.
pub(crate) fn present(name: &str, part: Part) -> Part {
    let mark = |value| Cells::from([(name.to_owned(), Cell::Integer(value))]);
    let mut columns = column(name, integers(&[0, 1]), Vec::new(), true).columns;
    let mut encodings = vec![mark(0)];
    encodings.extend(part.encodings.into_iter().map(|mut cells| {
        cells.extend(mark(1));
        cells
    }));
    columns.extend(part.columns);
    Part { columns, encodings }
}

/// One of some variants, as the tag says.
pub(crate) fn variants(tag: &str, of: Vec<(&str, Option<Part>)>) -> Part {
    let values: Vec<&str> = of.iter().map(|(value, _)| *value).collect();
    let Part { mut columns, .. } = one_of(tag, &values);
    let mut encodings = Vec::new();
    for (value, part) in of {
        let mark = (tag.to_owned(), Cell::Text(value.to_owned()));
        let part = part.unwrap_or_else(|| all([]));
        columns.extend(part.columns);
        encodings.extend(part.encodings.into_iter().map(|mut cells| {
            cells.extend([mark.clone()]);
            cells
        }));
    }
    Part { columns, encodings }
}
