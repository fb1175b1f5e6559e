//! Single columns.

use super::writer::Writer;
use crate::shape::{Narrowed, Scalar};
use crate::table::SqlType;

/// The tags of SQL types.
pub mod sql_type {
    /// `UUID`
    pub const UUID: u8 = 0;
    /// `TEXT`
    pub const TEXT: u8 = 1;
    /// `VARCHAR`, and its length
    pub const VARCHAR: u8 = 2;
    /// `BOOLEAN`
    pub const BOOLEAN: u8 = 3;
    /// `SMALLINT`
    pub const SMALL_INT: u8 = 4;
    /// `INTEGER`
    pub const INTEGER: u8 = 5;
    /// `BIGINT`
    pub const BIG_INT: u8 = 6;
    /// `DECIMAL`, its precision and its scale
    pub const DECIMAL: u8 = 7;
    /// `REAL`
    pub const REAL: u8 = 8;
    /// `DOUBLE PRECISION`
    pub const DOUBLE_PRECISION: u8 = 9;
    /// `TIMESTAMP`
    pub const TIMESTAMP: u8 = 10;
    /// `DATETIME`
    pub const DATE_TIME: u8 = 11;
    /// `DATE`
    pub const DATE: u8 = 12;
    /// `TIME`
    pub const TIME: u8 = 13;
    /// `JSON`
    pub const JSON: u8 = 14;
    /// `BYTES`
    pub const BYTES: u8 = 15;
    /// `INET`
    pub const INET: u8 = 16;
    /// A native enum, and its name.
    pub const ENUM: u8 = 17;
}

/// The tags of what a Rust type excludes of its SQL type.
pub mod narrowed {
    /// Nothing.
    pub const NO: u8 = 0;
    /// Nobody knows.
    pub const UNKNOWN: u8 = 1;
    /// Two texts: the bounds of integers.
    pub const RANGE: u8 = 2;
    /// A text: the least of the integers.
    pub const AT_LEAST: u8 = 3;
    /// How many characters there are.
    pub const CHARACTERS: u8 = 4;
    /// How many bytes there are.
    pub const OCTETS: u8 = 5;
    /// Zero alone.
    pub const ZERO: u8 = 6;
    /// Two texts, and zero.
    pub const ZERO_AND_RANGE: u8 = 7;
}

impl<const SIZE: usize> Writer<SIZE> {
    pub(super) const fn scalar(&mut self, scalar: &Scalar) {
        self.ty(scalar.ty);
        match scalar.narrowed {
            Narrowed::No => self.small(narrowed::NO),
            Narrowed::Unknown(_) => self.small(narrowed::UNKNOWN),
            Narrowed::Range(least, most) => {
                self.small(narrowed::RANGE);
                self.text(least);
                self.text(most);
            }
            Narrowed::AtLeast(least) => {
                self.small(narrowed::AT_LEAST);
                self.text(least);
            }
            Narrowed::Zero(None) => self.small(narrowed::ZERO),
            Narrowed::Zero(Some((least, most))) => {
                self.small(narrowed::ZERO_AND_RANGE);
                self.text(least);
                self.text(most);
            }
            Narrowed::Characters(count) => {
                self.small(narrowed::CHARACTERS);
                self.number(count as u128);
            }
            Narrowed::Octets(count) => {
                self.small(narrowed::OCTETS);
                self.number(count as u128);
            }
        }
    }

    const fn ty(&mut self, ty: SqlType<'_>) {
        self.small(match ty {
            SqlType::Uuid => sql_type::UUID,
            SqlType::Text => sql_type::TEXT,
            SqlType::Varchar(_) => sql_type::VARCHAR,
            SqlType::Boolean => sql_type::BOOLEAN,
            SqlType::SmallInt => sql_type::SMALL_INT,
            SqlType::Integer => sql_type::INTEGER,
            SqlType::BigInt => sql_type::BIG_INT,
            SqlType::Decimal { .. } => sql_type::DECIMAL,
            SqlType::Real => sql_type::REAL,
            SqlType::DoublePrecision => sql_type::DOUBLE_PRECISION,
            SqlType::Timestamp => sql_type::TIMESTAMP,
            SqlType::DateTime => sql_type::DATE_TIME,
            SqlType::Date => sql_type::DATE,
            SqlType::Time => sql_type::TIME,
            SqlType::Json => sql_type::JSON,
            SqlType::Bytes => sql_type::BYTES,
            SqlType::Inet => sql_type::INET,
            SqlType::Enum(_) => sql_type::ENUM,
        });
        match ty {
            SqlType::Varchar(length) => self.number(length as u128),
            SqlType::Decimal { precision, scale } => {
                self.number(precision as u128);
                self.number(scale as u128);
            }
            SqlType::Enum(name) => self.text(name),
            _ => {}
        }
    }
}
