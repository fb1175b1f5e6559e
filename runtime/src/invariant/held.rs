//! What the columns of one row hold: found by the check of its value, which visits all of them.

use std::fmt;

use uuid::Uuid;

use super::{Checker, Found, Path, Step};

/// What one column holds.
#[derive(Clone, Debug)]
pub(crate) enum Held {
    Null,
    Boolean(bool),
    /// An integer, and what its type holds where conditions compute in it.
    Integer(i128, Option<(i128, i128)>),
    /// The digits of a decimal, and how many of them stand behind the point: none of these is a zero
    /// at the end.
    Decimal(i128, u32),
    Single(f32),
    Double(f64),
    Text(String),
    Bytes(Vec<u8>),
    /// The variant of an enum: its position, as it is stored, and as it is called.
    Variant(usize, &'static str, &'static str),
}

impl Held {
    pub(crate) const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// What is the same where a database says so, of values of one column; nothing for NULL.
    pub(crate) fn key(&self, lowercase: bool) -> Option<String> {
        Some(match self {
            Self::Null => return None,
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value, _) => value.to_string(),
            Self::Decimal(digits, scale) => decimal(*digits, *scale),
            // A zero has no sign.
            Self::Single(value) => (f64::from(*value) + 0.0).to_bits().to_string(),
            Self::Double(value) => (value + 0.0).to_bits().to_string(),
            Self::Text(text) if lowercase => text.to_ascii_lowercase(),
            Self::Text(text) => text.clone(),
            Self::Bytes(bytes) => format!("{bytes:?}"),
            Self::Variant(_, stored, _) => (*stored).to_owned(),
        })
    }
}

/// As a violation shows it.
impl fmt::Display for Held {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("None"),
            Self::Boolean(value) => write!(formatter, "{value}"),
            Self::Integer(value, _) => write!(formatter, "{value}"),
            Self::Decimal(digits, scale) => formatter.write_str(&decimal(*digits, *scale)),
            Self::Single(value) => write!(formatter, "{value:?}"),
            Self::Double(value) => write!(formatter, "{value:?}"),
            Self::Text(text) => write!(formatter, "{text:?}"),
            Self::Bytes(bytes) => write!(formatter, "{bytes:?}"),
            Self::Variant(_, _, name) => formatter.write_str(name),
        }
    }
}

/// A decimal as it is written.
fn decimal(digits: i128, scale: u32) -> String {
    let sign = if digits < 0 { "-" } else { "" };
    let scale = scale as usize;
    let digits = format!("{:0>width$}", digits.unsigned_abs(), width = scale + 1);
    let (whole, behind) = digits.split_at(digits.len() - scale);
    let point = if scale > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{behind}")
}

/// A column of a row, and what it holds.
#[derive(Debug)]
pub(crate) struct Column {
    /// Which row of a collection it is in.
    row: usize,
    pub(crate) path: String,
    /// How much of the path must be said: the variant that it is of.
    least: usize,
    pub(crate) held: Held,
}

impl Column {
    /// What stands behind a path in that of the column: nothing of one that leads elsewhere.
    pub(crate) fn behind(&self, path: &str) -> Option<&str> {
        let rest = self.path.strip_prefix(path)?;
        if rest.is_empty() {
            return Some(rest);
        }
        rest.strip_prefix('.')
    }

    /// The same of a path of an index, which means no columns of variants that it does not name.
    pub(crate) fn behind_key(&self, path: &str) -> Option<&str> {
        self.behind(path).filter(|_| path.len() >= self.least)
    }
}

/// What columns hold, noted row by row.
#[derive(Debug, Default)]
pub(super) struct Notes {
    columns: Vec<Column>,
    rows: usize,
}

impl Checker<'_> {
    /// Whether it is noted what columns hold, and nothing is reported.
    pub(crate) fn notes(&self) -> bool {
        self.found.notes.is_some()
    }

    /// Begins the next row of a collection.
    pub(crate) fn begin_row(&mut self) {
        if let Some(notes) = &mut self.found.notes {
            notes.rows += 1;
        }
    }

    /// Notes what the column holds that the check is at, where somebody asks.
    pub(crate) fn holds(&mut self, value: impl FnOnce() -> Held) {
        if let Some(notes) = &mut self.found.notes {
            notes.columns.push(Column {
                row: notes.rows,
                path: self.at.to_string(),
                least: self.least,
                held: value(),
            });
        }
    }

    /// The check of the fields of a variant.
    pub(crate) fn inside_variant(&mut self, name: &'static str) -> Checker<'_> {
        let mut variant = self.field(name);
        if variant.notes() {
            variant.least = variant.at.to_string().len();
        }
        variant
    }

    /// Notes a UUID.
    pub fn uuid(&mut self, value: &Uuid) {
        self.holds(|| Held::Text(value.to_string()));
    }

    /// Notes an integer that conditions compute with in no type of its own.
    pub(crate) fn integer(&mut self, value: i128) {
        self.holds(|| Held::Integer(value, None));
    }
}

/// The columns of one row, and of those that a collection in it has.
pub(crate) fn columns(check: impl FnOnce(&mut Checker<'_>)) -> Vec<Column> {
    let rows = rows(|checker| {
        checker.begin_row();
        check(checker);
    });
    // A collection begins rows of its own, which do not end before the next field.
    rows.into_iter().flatten().collect()
}

/// The columns of each row that a check goes through.
pub(crate) fn rows(check: impl FnOnce(&mut Checker<'_>)) -> Vec<Vec<Column>> {
    let mut found = Found {
        notes: Some(Notes::default()),
        ..Found::default()
    };
    check(&mut Checker {
        at: Path {
            parent: None,
            step: Step::Field(""),
        },
        place: None,
        least: 0,
        found: &mut found,
    });
    let notes = found.notes.unwrap_or_default();
    let mut rows = Vec::new();
    rows.resize_with(notes.rows, Vec::new);
    for column in notes.columns {
        if let Some(row) = rows.get_mut(column.row.wrapping_sub(1)) {
            row.push(column);
        }
    }
    rows
}
