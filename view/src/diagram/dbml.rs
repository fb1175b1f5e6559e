//! The model in the language of DBML.

use std::fmt::Write as _;

use crate::view::relation::{self, Relation};
use crate::view::{self, AggregateView, View};
use tablewright_model::{Column, Constraints, DataModel, Enum, Index, SqlText, Table};

pub(super) fn of(model: &DataModel) -> String {
    let mut text = String::new();
    for of in &model.to_document().enums {
        enumeration(&mut text, of);
    }
    for table in model.tables() {
        self::table(&mut text, table);
    }
    let pairs = view::pairs(model);
    let view = View::of(&pairs);
    for relation in relation::all(&view) {
        reference(&mut text, &relation);
    }
    for aggregate in &view.aggregates {
        group(&mut text, aggregate);
    }
    text
}

fn enumeration(text: &mut String, of: &Enum) {
    let _ = writeln!(text, "Enum {} {{", name(&of.name));
    for value in &of.values {
        let _ = writeln!(text, "  {}", name(value));
    }
    text.push_str("}\n\n");
}

fn table(text: &mut String, table: &Table) {
    let _ = writeln!(text, "Table {} {{", name(&table.name));
    for field in &table.columns {
        column(text, field);
    }
    if !table.indexes.is_empty() {
        text.push_str("\n  indexes {\n");
        for of in &table.indexes {
            index(text, of);
        }
        text.push_str("  }\n");
    }
    if !table.checks.is_empty() {
        text.push_str("\n  checks {\n");
        for check in &table.checks {
            let condition = check.expression.replace('`', "'");
            let _ = writeln!(text, "    `{condition}` [name: {}]", quoted(&check.name));
        }
        text.push_str("  }\n");
    }
    let _ = writeln!(text, "\n  Note: {}\n}}\n", quoted(&table.purpose));
}

fn column(text: &mut String, field: &Column) {
    let null = match field.constraints {
        Constraints::PrimaryKey => "pk",
        _ if field.is_nullable() => "null",
        _ => "not null",
    };
    let mut settings = vec![null.to_owned()];
    if field.is_unique() {
        settings.push("unique".to_owned());
    }
    if let Some(default) = &field.default {
        settings.push(format!(
            "default: `{}`",
            default.to_string().replace('`', "'")
        ));
    }
    settings.push(format!("note: {}", quoted(&field.source.text())));
    let _ = writeln!(
        text,
        "  {} {} [{}]",
        name(&field.name),
        name(&field.ty.text()),
        settings.join(", ")
    );
}

fn index(text: &mut String, index: &Index) {
    let mut settings = Vec::new();
    if index.unique {
        settings.push("unique".to_owned());
    }
    settings.push(format!("name: {}", quoted(&index.name)));
    let mut note = index.purpose.clone();
    if let Some(filter) = &index.filter {
        let _ = write!(note, "; where {filter}");
    }
    if index.nulls_equal {
        note.push_str("; NULL is equal to NULL");
    }
    settings.push(format!("note: {}", quoted(&note)));
    let _ = writeln!(text, "    {} [{}]", keys(index), settings.join(", "));
}

fn reference(text: &mut String, relation: &Relation<'_>) {
    let kind = if relation.is_unique { "-" } else { ">" };
    let on_delete = relation.key.it.on_delete.to_string().to_lowercase();
    let _ = writeln!(
        text,
        "Ref: {}.{} {kind} {}.{} [delete: {on_delete}]",
        name(&relation.from.table.it.name),
        list(&relation.key.it.columns),
        name(relation.to),
        list(&relation.key.it.references.columns)
    );
}

fn list(columns: &[impl AsRef<str>]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| name(column.as_ref())).collect();
    format!("({})", columns.join(", "))
}

/// The columns of an index; an expression stands between backticks, and so does what engines are told
/// instead.
fn keys(index: &Index) -> String {
    if !index.sql.is_empty() {
        let said = index.sql.iter();
        let said = said.map(|SqlText { engine, sql, .. }| {
            let sql = sql.replace('`', "'").replace(['\n', '\r'], " ");
            format!("`{engine}: {sql}`")
        });
        return format!("({})", said.collect::<Vec<_>>().join(", "));
    }
    let keys = index.keys().into_iter().zip(&index.columns);
    let keys = keys.map(|(key, column)| {
        if key == *column {
            name(column)
        } else {
            format!("`{key}`")
        }
    });
    format!("({})", keys.collect::<Vec<_>>().join(", "))
}

fn group(text: &mut String, aggregate: &AggregateView<'_>) {
    let _ = writeln!(text, "\nTableGroup {} {{", name(&aggregate.title));
    let tables = &aggregate.record.tables;
    for table in tables {
        let _ = writeln!(text, "  {}", name(&table.name));
    }
    let root = tables.first().map_or("", |root| &root.name);
    let _ = writeln!(text, "\n  Note: {}\n}}", quoted(&format!("Root: {root}")));
}

/// A name, or a type with its sizes.
fn name(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\'', "\\'");
    format!("'{}'", text.replace(['\n', '\r'], " "))
}
