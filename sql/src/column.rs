//! The columns of a table, as every engine has to see them.

use std::collections::BTreeMap;

use tablewright_model::{self as model, ColumnType, Expression, Record, Table};

pub(super) use tablewright_model::DefaultValue as Default;

/// The conditions of checks and partial indexes, by their names.
pub(super) type Conditions<'m> = BTreeMap<&'m str, &'m Expression>;

/// The type of a column, as far as engines store types differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type<'m> {
    Boolean,
    SmallInt,
    Integer,
    BigInt,
    /// A `u64`: a decimal of twenty digits that a check holds to 64 bits.
    Unsigned,
    Decimal {
        precision: usize,
        scale: usize,
    },
    Real,
    Double,
    Text,
    Varchar(usize),
    Uuid,
    Timestamp,
    DateTime,
    Date,
    Time,
    Json,
    Bytes,
    Inet,
    /// An enum of the database.
    Enum(&'m str),
}

impl<'m> Type<'m> {
    /// The type of a column, and of the checks that narrow it.
    pub(super) fn of(column: &'m model::Column) -> Self {
        match &column.ty {
            ColumnType::Decimal {
                precision: 20,
                scale: 0,
            } if column.narrowing.is_unsigned() => Self::Unsigned,
            ColumnType::Decimal { precision, scale } => Self::Decimal {
                precision: usize::from(*precision),
                scale: usize::from(*scale),
            },
            ColumnType::Varchar(length) => {
                Self::Varchar(usize::try_from(*length).unwrap_or(usize::MAX))
            }
            ColumnType::Boolean => Self::Boolean,
            ColumnType::SmallInt => Self::SmallInt,
            ColumnType::Integer => Self::Integer,
            ColumnType::BigInt => Self::BigInt,
            ColumnType::Real => Self::Real,
            ColumnType::DoublePrecision => Self::Double,
            ColumnType::Text => Self::Text,
            ColumnType::Uuid => Self::Uuid,
            ColumnType::Timestamp => Self::Timestamp,
            ColumnType::DateTime => Self::DateTime,
            ColumnType::Date => Self::Date,
            ColumnType::Time => Self::Time,
            ColumnType::Json => Self::Json,
            ColumnType::Bytes => Self::Bytes,
            ColumnType::Inet => Self::Inet,
            ColumnType::Enum(name) => Self::Enum(name),
        }
    }
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own"
)]
/// A column, and what else of its table bears on how it is stored.
pub(super) struct Column<'m> {
    pub(super) model: &'m model::Column,
    pub(super) ty: Type<'m>,
    /// A check of the model holds it to a range of integers.
    pub(super) is_ranged: bool,
    /// A check of the model lists its values.
    pub(super) is_listed: bool,
    /// A check of the model holds it to so many bytes.
    pub(super) bytes: Option<usize>,
    /// An index has it among its columns.
    pub(super) is_indexed: bool,
    /// The values of its enum, if it is one of the database.
    pub(super) values: &'m [String],
    /// It is stored outside of the row, where the engine has rows of a limited size.
    pub(super) is_outside: bool,
    /// The characters that there is room for in its comment.
    pub(super) comment: usize,
}

impl<'m> Column<'m> {
    /// The columns of a table in their order.
    pub(super) fn all(record: &'m Record, table: &'m Table) -> Vec<Self> {
        let columns = table.columns.iter();
        columns
            .map(|column| Self::of(record, table, column))
            .collect()
    }

    fn of(record: &'m Record, table: &Table, column: &'m model::Column) -> Self {
        let mut keys = table.indexes.iter().flat_map(|index| &index.columns);
        let mut enums = record.enums.iter();
        let of_type = enums.find(|of| column.ty.as_enum() == Some(&of.name));
        let narrowing = &column.narrowing;
        Self {
            model: column,
            ty: Type::of(column),
            values: of_type.map_or(&[], |of| &of.values),
            is_ranged: narrowing.range().is_some(),
            is_listed: !narrowing.values().is_empty(),
            bytes: narrowing.bytes(),
            is_indexed: keys.any(|key| *key == column.name),
            is_outside: false,
            comment: usize::MAX,
        }
    }
}
