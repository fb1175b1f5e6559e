//! The neutral types of columns.

use std::borrow::Cow;
use std::fmt;

use tablewright::table::SqlType;

use super::text::{FromText, as_text};

/// A dialect-neutral SQL type: what `tablewright::table::SqlType` is in a program that derives it.
///
/// It is displayed as the document spells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnType {
    /// `UUID`
    Uuid,
    /// `TEXT`
    Text,
    /// `VARCHAR(n)`, in characters.
    Varchar(u32),
    /// `BOOLEAN`
    Boolean,
    /// `SMALLINT`: 16 bits, signed.
    SmallInt,
    /// `INTEGER`: 32 bits, signed.
    Integer,
    /// `BIGINT`: 64 bits, signed.
    BigInt,
    /// `DECIMAL(p,s)`
    Decimal {
        /// All digits.
        precision: u8,
        /// The digits behind the point.
        scale: u8,
    },
    /// `REAL`: 32 bits.
    Real,
    /// `DOUBLE PRECISION`: 64 bits.
    DoublePrecision,
    /// `TIMESTAMP`: a point in time, kept in UTC.
    Timestamp,
    /// `DATETIME`: a date and a time without a zone.
    DateTime,
    /// `DATE`
    Date,
    /// `TIME`
    Time,
    /// `JSON`
    Json,
    /// `BYTES`
    Bytes,
    /// `INET`: an IPv4 or IPv6 address.
    Inet,
    /// The database enum of this name.
    Enum(Box<str>),
}

impl ColumnType {
    /// As it is displayed.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Enum(name) => Cow::Borrowed(name),
            ty => Cow::Owned(ty.as_sql_type().to_string()),
        }
    }

    /// The same type, borrowed.
    #[must_use]
    pub const fn as_sql_type(&self) -> SqlType<'_> {
        match self {
            Self::Uuid => SqlType::Uuid,
            Self::Text => SqlType::Text,
            Self::Varchar(length) => SqlType::Varchar(*length),
            Self::Boolean => SqlType::Boolean,
            Self::SmallInt => SqlType::SmallInt,
            Self::Integer => SqlType::Integer,
            Self::BigInt => SqlType::BigInt,
            Self::Decimal { precision, scale } => SqlType::Decimal {
                precision: *precision,
                scale: *scale,
            },
            Self::Real => SqlType::Real,
            Self::DoublePrecision => SqlType::DoublePrecision,
            Self::Timestamp => SqlType::Timestamp,
            Self::DateTime => SqlType::DateTime,
            Self::Date => SqlType::Date,
            Self::Time => SqlType::Time,
            Self::Json => SqlType::Json,
            Self::Bytes => SqlType::Bytes,
            Self::Inet => SqlType::Inet,
            Self::Enum(name) => SqlType::Enum(name),
        }
    }

    /// The database enum, if it is one.
    #[must_use]
    pub fn as_enum(&self) -> Option<&str> {
        match self {
            Self::Enum(name) => Some(name),
            _ => None,
        }
    }
}

/// The types that are one word, or two.
const WORDS: [(&str, ColumnType); 15] = [
    ("UUID", ColumnType::Uuid),
    ("TEXT", ColumnType::Text),
    ("BOOLEAN", ColumnType::Boolean),
    ("SMALLINT", ColumnType::SmallInt),
    ("INTEGER", ColumnType::Integer),
    ("BIGINT", ColumnType::BigInt),
    ("REAL", ColumnType::Real),
    ("DOUBLE PRECISION", ColumnType::DoublePrecision),
    ("TIMESTAMP", ColumnType::Timestamp),
    ("DATETIME", ColumnType::DateTime),
    ("DATE", ColumnType::Date),
    ("TIME", ColumnType::Time),
    ("JSON", ColumnType::Json),
    ("BYTES", ColumnType::Bytes),
    ("INET", ColumnType::Inet),
];

impl FromText for ColumnType {
    const EXPECTED: &'static str = "the type of a column, such as `TEXT`, `VARCHAR(80)`, `DECIMAL(10,2)` or the name of an enum";

    fn from_text(text: &str) -> Option<Self> {
        if let Some((_, ty)) = WORDS.iter().find(|(word, _)| *word == text) {
            return Some(ty.clone());
        }
        if let Some(length) = parameters(text, "VARCHAR") {
            return number(length).map(Self::Varchar);
        }
        if let Some(digits) = parameters(text, "DECIMAL") {
            let (precision, scale) = digits.split_once(',')?;
            return Some(Self::Decimal {
                precision: number(precision)?,
                scale: number(scale)?,
            });
        }
        is_identifier(text).then(|| Self::Enum(text.into()))
    }
}

/// What stands in parentheses behind the word.
fn parameters<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(word)?
        .strip_prefix('(')?
        .strip_suffix(')')
}

/// A number as it is written: without a sign, or a zero before it.
fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let is_canonical = text == "0" || text.starts_with(|first: char| ('1'..='9').contains(&first));
    text.parse().ok().filter(|_| is_canonical)
}

/// What Rust would take for the name of an enum. Whether it is one for databases is reviewed.
fn is_identifier(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

impl fmt::Display for ColumnType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

as_text!(ColumnType);
