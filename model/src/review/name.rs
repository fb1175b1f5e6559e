//! The names inside of a table: `snake_case`, at most 63 bytes, columns unique.

use crate::lookup::Lookup;
use crate::problem::{Code, Problem};
use crate::record::{Source, Table};
use tablewright::__workspace::LONGEST_NAME;

/// All names inside of a table.
pub(super) fn of_table(table: &Table, problems: &mut Vec<Problem>) {
    check(&table.name, &table.name, problems);
    let mut known: Lookup<&str, &Source> = Lookup::sized(table.columns.len());
    for field in &table.columns {
        let path = format!("{}.{}", table.name, field.name);
        check(&field.name, &path, problems);
        if let Some(source) = known.insert(&field.name, &field.source) {
            problems.push(Problem::new(
                Code::ColumnTwice,
                path,
                format!("two columns have this name: {source} and {}", field.source),
                "name one of them with `#[column(name = \"…\")]`, or set apart a value object with `#[embed(prefix = \"…\")]`",
            ));
        }
    }
    for index in &table.indexes {
        check(&index.name, &index.name, problems);
    }
    for constraint in &table.checks {
        check(&constraint.name, &constraint.name, problems);
    }
}

/// One name.
pub(super) fn check(name: &str, path: &str, problems: &mut Vec<Problem>) {
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    let goes_on = name
        .bytes()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_');
    if !starts || !goes_on {
        problems.push(Problem::new(
            Code::NotSnakeCase,
            path,
            format!("`{name}` is not snake_case"),
            "use lower case letters, digits and underscores, and no digit first",
        ));
    }
    if name.len() > LONGEST_NAME {
        problems.push(Problem::new(
            Code::NameTooLong,
            path,
            format!("the name has {} bytes", name.len()),
            format!("the longest name that every database takes has {LONGEST_NAME}"),
        ));
    }
}
