//! The indexes of SQLite: B-trees, also over expressions.

use super::Sqlite;
use crate::column::Type;
use crate::engine::{Indexed, Indexing, covering};
use crate::schema::IndexColumn;
use crate::writer::Spelling as _;

/// Over the text of JSON, a B-tree serves nothing that its method would.
pub(super) fn leaves_out(indexed: &Indexed<'_>) -> Option<String> {
    let index = indexed.index;
    let method = index
        .method
        .as_deref()
        .filter(|method| *method != "btree")?;
    let mut columns = index.columns.iter().filter_map(|name| indexed.column(name));
    let has_json = columns.any(|column| column.ty == Type::Json);
    let inside = if has_json { "JSON" } else { "text" };
    (!index.unique && (has_json || indexed.looks_inside())).then(|| {
        format!(
            "SQLite has no indexes of the method {method}, and a B-tree looks into no {inside}: {} is left out.",
            index.name
        )
    })
}

pub(super) fn of(sqlite: &Sqlite, indexed: &Indexed<'_>) -> Indexing {
    let index = indexed.index;
    let (behind, mut notes) = covering(index, "SQLite", |_| true);
    let mut columns = keys(sqlite, indexed);
    columns.extend(behind.into_iter().cloned().map(IndexColumn::Column));
    if let Some(method) = index.method.as_deref().filter(|method| *method != "btree") {
        notes.push(format!(
            "SQLite has no indexes of the method {method}: {} is a B-tree.",
            index.name
        ));
    }
    Indexing {
        columns,
        condition: indexed.condition.clone(),
        notes,
        ..Indexing::default()
    }
}

/// Where NULL is the same as NULL, there is a value in its place, and whether it is NULL.
fn keys(sqlite: &Sqlite, indexed: &Indexed<'_>) -> Vec<IndexColumn> {
    let nulls = indexed.nulls();
    let mut keys = Vec::new();
    for name in &indexed.index.columns {
        let key = indexed.key(sqlite, name);
        if !nulls.contains(&name.as_str()) {
            keys.push(key);
            continue;
        }
        let name = sqlite.name(name);
        let value = match &key {
            IndexColumn::Column(_) => &name,
            IndexColumn::Other { sql } => sql.text(),
        };
        keys.push(IndexColumn::script(format!("IFNULL({value}, 0)")));
        keys.push(IndexColumn::script(format!("{name} IS NULL")));
    }
    keys
}
