//! What stands in an index for a column: its indexes are over columns alone.

use super::MySql;
use crate::column::{Column, Type};
use crate::engine::{Apart, Key};
use crate::schema::{Generated, Sql};
use crate::writer::Spelling as _;

/// Letter by letter: `LOWER` knows those of all alphabets.
pub(super) fn lowercase(of: &str) -> String {
    ('A'..='Z').fold(of.to_owned(), |of, letter| {
        format!(
            "REPLACE({of}, '{letter}', '{}')",
            letter.to_ascii_lowercase()
        )
    })
}

/// A column that stands for another one.
pub(super) fn of(mysql: &MySql, column: &Column<'_>, key: Key) -> Generated {
    let mut expression = mysql.name(&column.model.name);
    if key.lowercase {
        expression = lowercase(&expression);
    }
    if key.filled {
        expression = format!("IFNULL({expression}, {})", filler(mysql, column));
    }
    computed(expression)
}

/// What a column is instead of NULL: any value of its type, as another column says that it is none.
fn filler(mysql: &MySql, column: &Column<'_>) -> String {
    match column.ty {
        Type::Boolean
        | Type::SmallInt
        | Type::Integer
        | Type::BigInt
        | Type::Unsigned
        | Type::Decimal { .. }
        | Type::Real
        | Type::Double => "0".to_owned(),
        Type::Text | Type::Varchar(_) | Type::Json | Type::Bytes | Type::Inet => "''".to_owned(),
        Type::Uuid => mysql.nil.to_owned(),
        Type::Timestamp | Type::DateTime => "'1000-01-01 00:00:00'".to_owned(),
        Type::Date => "'1000-01-01'".to_owned(),
        Type::Time => "'00:00:00'".to_owned(),
        Type::Enum(_) => {
            let first = column.values.first().map_or("", String::as_str);
            mysql.text(first)
        }
    }
}

/// A column that is NULL in the rows that are not compared, and otherwise says which of the columns
/// are NULL that may be.
pub(super) fn apart(mysql: &MySql, apart: &Apart<'_>) -> (&'static str, Generated) {
    let (mut ty, mut value) = ("BOOLEAN", "1".to_owned());
    if !apart.nulls.is_empty() {
        let nulls = apart.nulls.iter().enumerate();
        let nulls = nulls.map(|(at, name)| {
            let is_null = format!("({} IS NULL)", mysql.name(name));
            match at {
                0 => is_null,
                _ => format!("{} * {is_null}", 1 << at),
            }
        });
        (ty, value) = ("INTEGER", nulls.collect::<Vec<_>>().join(" + "));
    }
    let expression = match apart.condition {
        Some(condition) => format!("CASE WHEN {condition} THEN {value} END"),
        None => value,
    };
    (ty, computed(expression))
}

fn computed(expression: String) -> Generated {
    Generated {
        expression: Sql::Script(expression),
        stored: false,
    }
}
