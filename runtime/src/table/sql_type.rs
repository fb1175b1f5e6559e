//! The neutral types of columns: section 5 of the specification of the data model.

use std::fmt;

/// A dialect-neutral SQL type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SqlType<'a> {
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
    /// A database enum of this name.
    Enum(&'a str),
}

impl<'a> SqlType<'a> {
    /// The type's word, and its arguments if it has any.
    pub(crate) const fn parts(self) -> (&'a str, Option<u32>, Option<u32>) {
        match self {
            Self::Uuid => ("UUID", None, None),
            Self::Text => ("TEXT", None, None),
            Self::Varchar(length) => ("VARCHAR", Some(length), None),
            Self::Boolean => ("BOOLEAN", None, None),
            Self::SmallInt => ("SMALLINT", None, None),
            Self::Integer => ("INTEGER", None, None),
            Self::BigInt => ("BIGINT", None, None),
            Self::Decimal { precision, scale } => {
                ("DECIMAL", Some(precision as u32), Some(scale as u32))
            }
            Self::Real => ("REAL", None, None),
            Self::DoublePrecision => ("DOUBLE PRECISION", None, None),
            Self::Timestamp => ("TIMESTAMP", None, None),
            Self::DateTime => ("DATETIME", None, None),
            Self::Date => ("DATE", None, None),
            Self::Time => ("TIME", None, None),
            Self::Json => ("JSON", None, None),
            Self::Bytes => ("BYTES", None, None),
            Self::Inet => ("INET", None, None),
            Self::Enum(name) => (name, None, None),
        }
    }
}

/// As the document spells the type.
impl fmt::Display for SqlType<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (word, Some(first), Some(second)) => write!(formatter, "{word}({first},{second})"),
            (word, Some(first), None) => write!(formatter, "{word}({first})"),
            (word, ..) => formatter.write_str(word),
        }
    }
}
