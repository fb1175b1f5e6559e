//! Entity-relationship diagrams of Mermaid.

use std::fmt::Write as _;

use super::relation::{self, Relation};
use crate::model::{Constraints, DataModel, Field, Record, Table};

/// Fill and border of an aggregate; after the last one, the first again. Text is dark on all.
const COLOURS: [(&str, &str); 8] = [
    ("#dbeafe", "#1d4ed8"),
    ("#dcfce7", "#15803d"),
    ("#fef3c7", "#b45309"),
    ("#fce7f3", "#be185d"),
    ("#ede9fe", "#6d28d9"),
    ("#cffafe", "#0e7490"),
    ("#ffedd5", "#c2410c"),
    ("#e2e8f0", "#334155"),
];

pub(super) fn of(model: &DataModel) -> String {
    let mut text = "erDiagram\n".to_owned();
    for (number, record) in model.aggregates().iter().enumerate() {
        aggregate(&mut text, record, number % COLOURS.len());
    }
    lines(&mut text, &relation::all(model));
    let used = model.aggregates().len().min(COLOURS.len());
    for (number, (fill, border)) in COLOURS.iter().enumerate().take(used) {
        let style = format!("fill:{fill},stroke:{border},color:#0f172a");
        let _ = writeln!(text, "    classDef part{number} {style}");
        let _ = writeln!(text, "    classDef root{number} {style},stroke-width:3px");
    }
    text
}

fn aggregate(text: &mut String, record: &Record, colour: usize) {
    let name = &record.aggregate.name;
    for (position, table) in record.tables.iter().enumerate() {
        let (mark, class) = if position == 0 {
            ("◆", "root")
        } else {
            ("·", "part")
        };
        let purpose = table.purpose.replace('\n', " ");
        let _ = writeln!(
            text,
            "    %% {}",
            purpose.replace('{', "(").replace('}', ")")
        );
        let _ = writeln!(
            text,
            "    \"{table}\"[\"{name} {mark} {table}\"]:::{class}{colour} {{",
            table = table.name
        );
        for field in &table.fields {
            column(text, table, field);
        }
        text.push_str("    }\n");
    }
}

fn column(text: &mut String, table: &Table, field: &Field) {
    let ty = field.ty.replace(' ', "_");
    let is_reference = table
        .foreign_keys
        .iter()
        .any(|key| key.columns.contains(&field.name));
    let is_primary = field.constraints == Constraints::PrimaryKey;
    let keys = [
        (is_primary, "PK"),
        (is_reference, "FK"),
        (field.is_unique(), "UK"),
    ];
    let keys: Vec<&str> = keys
        .iter()
        .filter(|(is_key, _)| *is_key)
        .map(|(_, key)| *key)
        .collect();
    let keys = keys.join(", ");
    let space = if keys.is_empty() { "" } else { " " };
    let _ = writeln!(
        text,
        "        {ty} {}{space}{keys} \"{}\"",
        field.name,
        quoted(&field.source)
    );
}

/// Mermaid draws one line, the last, of a table to itself: such references share one, where the
/// first of them stands.
fn lines(text: &mut String, relations: &[Relation<'_>]) {
    for of_table in relations.chunk_by(|one, next| one.from.name == next.from.name) {
        let (own, _): (Vec<_>, Vec<_>) = of_table.iter().partition(|of| of.is_to_itself());
        let mut shared = own.as_slice();
        for relation in of_table {
            if relation.is_to_itself() {
                line(text, std::mem::take(&mut shared));
            } else {
                line(text, &[relation]);
            }
        }
    }
}

/// The one side that is referred to, and the other that refers; nothing of no reference.
fn line(text: &mut String, relations: &[&Relation<'_>]) {
    let Some(first) = relations.first() else {
        return;
    };
    let is_optional = relations.iter().any(|relation| relation.is_optional);
    let is_unique = relations.iter().all(|relation| relation.is_unique);
    let one = if is_optional { "|o" } else { "||" };
    let many = if is_unique { "o|" } else { "o{" };
    let kind = if first.is_inside { "--" } else { ".." };
    let columns = relations.iter().flat_map(|relation| &relation.key.columns);
    let columns: Vec<&str> = columns.map(String::as_str).collect();
    let _ = writeln!(
        text,
        "    \"{}\" {one}{kind}{many} \"{}\" : \"{}\"",
        first.to,
        first.from.name,
        columns.join(", ")
    );
}

/// A text in quotes, of which Mermaid makes a part of a page, by way of Markdown: what would mean
/// something there has a code.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        // Inside of a word, an underline is one.
        let is_edge = !(before.is_alphanumeric() && after.is_alphanumeric());
        match character {
            '\n' | '\r' => quoted.push(' '),
            '"' | '#' | '&' | '<' | '>' | '*' | '~' | '`' | '\\' => code(&mut quoted, character),
            '_' if is_edge => code(&mut quoted, character),
            other => quoted.push(other),
        }
        before = character;
    }
    quoted
}

fn code(text: &mut String, character: char) {
    let _ = write!(text, "#{};", u32::from(character));
}
