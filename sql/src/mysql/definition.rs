//! What the definition of a table has room for: names, comments, values, and conditions as the
//! server spells them.

use std::collections::BTreeSet;

use super::super::column::{Column, Default, Type};
use super::super::dialect::Unsupported;
use super::super::engine::{Definition, Engine as _, cut};
use super::{COMMENT, MySql};

/// What every definition has.
const TABLE: usize = 290;

/// What a column has beside its name.
const COLUMN: usize = 18;

/// What an expression has beside its text and its name.
const EXPRESSION: usize = 25;

/// The enums of a table that differ.
const ENUMS: usize = 255;

/// Cuts the comments of columns until the definition has room, and says so.
pub(super) fn fit(
    engine: &MySql,
    most: usize,
    definition: &Definition<'_>,
    columns: &mut [Column<'_>],
) -> Result<Option<String>, Unsupported> {
    let enums: BTreeSet<&str> = columns.iter().filter_map(enum_of).collect();
    if enums.len() > ENUMS {
        return Err(Unsupported {
            why: format!("it has room for {ENUMS} enums"),
            cure: "say `storage = check` of some",
        });
    }
    let rest = without_comments(engine, definition, columns);
    let sources = columns.iter().map(|column| column.model.source.text());
    let sources: Vec<_> = sources.collect();
    let comments = |longest: usize| -> usize {
        let texts = sources.iter().map(|source| cut(source, longest));
        texts.map(|text| text.len()).sum()
    };
    let Some(room) = most.checked_sub(rest) else {
        return Err(Unsupported {
            why: format!(
                "its definition has room for {most} bytes, and names, conditions and values may have {rest}"
            ),
            cure: "declare fewer columns: move some to a child entity; say `storage = check` of a long enum",
        });
    };
    if comments(COMMENT) <= room {
        return Ok(None);
    }
    // The longest that fit, or none.
    let lengths: Vec<usize> = (1..COMMENT).collect();
    let longest = lengths.partition_point(|longest| comments(*longest) <= room);
    for column in columns.iter_mut() {
        column.comment = longest;
    }
    Ok(Some(format!(
        "The definition of a table of {} has room for {most} bytes: comments are cut.",
        engine.name
    )))
}

fn enum_of<'m>(column: &Column<'m>) -> Option<&'m str> {
    match column.ty {
        Type::Enum(name) => Some(name),
        _ => None,
    }
}

/// At most what the server counts.
fn without_comments(engine: &MySql, definition: &Definition<'_>, columns: &[Column<'_>]) -> usize {
    let mut bytes = TABLE;
    let mut enums = BTreeSet::new();
    for column in columns {
        let name = column.model.name.len();
        bytes += COLUMN + name;
        if enum_of(column).is_some_and(|of| enums.insert(of)) {
            let values = column.values.iter().map(|value| value.len() + 1);
            bytes += 2 + values.sum::<usize>();
        }
        if column.ty == Type::Json {
            bytes += EXPRESSION + 2 * name + "json_valid(``)".len();
        }
        bytes += match column
            .model
            .default
            .as_ref()
            .map(tablewright_model::Default::value)
        {
            Some(Default::Now | Default::RandomUuid) => EXPRESSION + 20,
            Some(Default::Sql(sql)) => expression(sql),
            _ => 0,
        };
    }
    for check in definition.checks {
        let name = check.name.as_deref().unwrap_or_default();
        bytes += name.len() + expression(check.expression.text());
    }
    // They hold their name, their condition and their comment.
    let partial = definition.partial_by.iter();
    let partial = partial.map(|column| COLUMN + expression(&engine.column(column)));
    bytes + partial.sum::<usize>()
}

/// An expression as the server spells it, which is not much longer than ours: texts may have their
/// character set before them.
fn expression(sql: &str) -> usize {
    let quotes = sql.bytes().filter(|byte| *byte == b'\'').count();
    EXPRESSION + sql.len() + sql.len() / 8 + 4 * quotes
}
