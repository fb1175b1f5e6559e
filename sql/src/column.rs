//! The columns of a table, as every engine has to see them.

use std::collections::BTreeMap;

use tablewright_model::{self as model, Expression, Record, Table};

/// The conditions of checks and partial indexes, by their names.
pub(super) type Conditions<'m> = BTreeMap<&'m str, &'m Expression>;

/// The neutral type of a column.
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
    pub(super) fn of(table: &Table, column: &'m model::Column) -> Self {
        match column.ty.as_str() {
            "BOOLEAN" => Self::Boolean,
            "SMALLINT" => Self::SmallInt,
            "INTEGER" => Self::Integer,
            "BIGINT" => Self::BigInt,
            "DECIMAL(20,0)" if is_narrowed(table, &column.name) => Self::Unsigned,
            "REAL" => Self::Real,
            "DOUBLE PRECISION" => Self::Double,
            "TEXT" => Self::Text,
            "UUID" => Self::Uuid,
            "TIMESTAMP" => Self::Timestamp,
            "DATETIME" => Self::DateTime,
            "DATE" => Self::Date,
            "TIME" => Self::Time,
            "JSON" => Self::Json,
            "BYTES" => Self::Bytes,
            "INET" => Self::Inet,
            ty => parameters(ty).unwrap_or(Self::Enum(ty)),
        }
    }
}

/// `VARCHAR(n)` and `DECIMAL(p,s)`.
fn parameters<'m>(ty: &str) -> Option<Type<'m>> {
    if let Some(length) = ty.strip_prefix("VARCHAR(") {
        return Some(Type::Varchar(length.strip_suffix(')')?.parse().ok()?));
    }
    let digits = ty.strip_prefix("DECIMAL(")?.strip_suffix(')')?;
    let (precision, scale) = digits.split_once(',')?;
    Some(Type::Decimal {
        precision: precision.parse().ok()?,
        scale: scale.parse().ok()?,
    })
}

/// Whether a column is held to what a `u64` is, which a decimal of as many digits is not.
fn is_narrowed(table: &Table, name: &str) -> bool {
    let range = format!("BETWEEN 0 AND {}", u64::MAX);
    let of = [format!("{name} {range}"), format!("\"{name}\" {range}")];
    let mut checks = table.checks.iter();
    checks.any(|check| of.contains(&check.expression))
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
    pub(super) fn all(
        record: &'m Record,
        table: &'m Table,
        conditions: &Conditions<'m>,
    ) -> Vec<Self> {
        let of_table = table.checks.iter();
        let checks: Vec<&Expression> = of_table
            .filter_map(|check| conditions.get(check.name.as_str()).copied())
            .collect();
        let columns = table.columns.iter();
        columns
            .map(|column| Self::of(record, table, column, &checks))
            .collect()
    }

    fn of(
        record: &'m Record,
        table: &Table,
        column: &'m model::Column,
        checks: &[&Expression],
    ) -> Self {
        let name = &column.name;
        let bytes = checks.iter().find_map(|check| bytes_of(check, name));
        let mut keys = table.indexes.iter().flat_map(|index| &index.columns);
        let ty = Type::of(table, column);
        let mut enums = record.enums.iter();
        let of_type = enums.find(|of| ty == Type::Enum(of.name.as_str()));
        Self {
            model: column,
            ty,
            values: of_type.map_or(&[], |of| &of.values),
            is_ranged: checks.iter().any(|check| is_range_of(check, name)),
            is_listed: checks.iter().any(|check| is_list_of(check, name)),
            bytes,
            is_indexed: keys.any(|key| key == name),
            is_outside: false,
            comment: usize::MAX,
        }
    }
}

fn is_range_of(check: &Expression, name: &str) -> bool {
    matches!(check, Expression::Between([of, least, most])
        if is_column(of, name)
            && matches!((&**least, &**most), (Expression::Integer(_), Expression::Integer(_))))
}

fn is_list_of(check: &Expression, name: &str) -> bool {
    matches!(check, Expression::In(operands)
        if operands.first().is_some_and(|of| is_column(of, name)))
}

/// `OCTET_LENGTH(column) = n`
fn bytes_of(check: &Expression, name: &str) -> Option<usize> {
    let Expression::Equal([length, count]) = check else {
        return None;
    };
    match (&**length, &**count) {
        (Expression::OctetLength([of]), Expression::Integer(count)) if is_column(of, name) => {
            count.parse().ok()
        }
        _ => None,
    }
}

fn is_column(of: &Expression, name: &str) -> bool {
    matches!(of, Expression::Column(column) if column == name)
}

/// A default, as far as it means the same on every engine.
pub(super) enum Default<'m> {
    Boolean(bool),
    Number(&'m str),
    /// Without its quotes.
    Text(String),
    /// The point in time of the transaction or the statement.
    Now,
    /// A new UUID.
    RandomUuid,
    /// What somebody wrote in the SQL of an engine.
    Sql(&'m str),
}

impl<'m> Default<'m> {
    pub(super) fn of(column: &'m model::Column) -> Option<Self> {
        let sql = column.default.as_deref()?;
        Some(match sql.to_ascii_uppercase().as_str() {
            "TRUE" => Self::Boolean(true),
            "FALSE" => Self::Boolean(false),
            "NOW()" | "CURRENT_TIMESTAMP" => Self::Now,
            "GEN_RANDOM_UUID()" => Self::RandomUuid,
            _ if is_number(sql) => Self::Number(sql),
            _ => text_of(sql).map_or(Self::Sql(sql), Self::Text),
        })
    }
}

fn is_number(sql: &str) -> bool {
    let digits = sql.strip_prefix('-').unwrap_or(sql);
    digits.starts_with(|first: char| first.is_ascii_digit()) && sql.parse::<f64>().is_ok()
}

/// What stands between single quotes, if that is all there is.
fn text_of(sql: &str) -> Option<String> {
    let inside = sql.strip_prefix('\'')?.strip_suffix('\'')?;
    let without = inside.replace("''", "");
    (!without.contains('\'')).then(|| inside.replace("''", "'"))
}
