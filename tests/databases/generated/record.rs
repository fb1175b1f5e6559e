//! The records of aggregates.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::generated::made::Made;
use crate::generated::table::{Parts, Table};

fn key(column: &str, table: &str, action: &str) -> Value {
    json!({"columns": [column], "references": format!("{table}(id)"), "onDelete": action})
}

/// An aggregate for each table that is no child, with the children that follow it.
pub(crate) fn records(tables: &[Made]) -> Vec<String> {
    let mut records: Vec<Vec<Table<'_>>> = Vec::new();
    for (number, made) in tables.iter().enumerate() {
        let table = Table {
            name: format!("t{number}"),
            made,
            parts: Parts::default(),
        };
        match records.last_mut() {
            Some(record) if made.child => record.push(table),
            _ => records.push(vec![table]),
        }
    }
    let roots: Vec<String> = records
        .iter()
        .map(|record| record[0].name.clone())
        .collect();
    let records = records.into_iter().enumerate();
    records
        .map(|(number, tables)| record(number, tables, &roots))
        .collect()
}

fn record(number: usize, mut tables: Vec<Table<'_>>, roots: &[String]) -> String {
    let root = tables[0].name.clone();
    for (position, table) in tables.iter_mut().enumerate() {
        fill(table, (position > 0).then_some(&root), roots);
    }
    let audit = json!({"created": "created_at", "updated": "updated_at"});
    let of_tables = tables.iter().enumerate().map(|(position, table)| {
        json!({
            "id": format!("TBL-A{number}-{:03}", position + 1), "name": table.name, "aggregate": format!("A{number}"),
            "purpose": format!("Rows: {}", table.made.purpose), "source_refs": [],
            "fields": table.parts.fields, "primaryKey": {"columns": ["id"]},
            "indexes": table.parts.indexes, "foreignKeys": table.parts.keys, "checkConstraints": table.parts.checks,
        })
    });
    let entities = tables.iter().enumerate().map(|(position, table)| {
        let mut entity = json!({"table": table.name, "type": format!("made::{}", table.name)});
        if position == 0 {
            entity["version"] = json!("version");
        }
        entity["audit"] = audit.clone();
        entity
    });
    let all = |of: fn(&Parts) -> &Vec<Value>| -> Vec<Value> {
        tables
            .iter()
            .flat_map(|table| of(&table.parts).clone())
            .collect()
    };
    let scripts: Vec<Value> = tables.iter().filter_map(Table::script).collect();
    let mut record = json!({
        "format": 1,
        "package": {"name": "made", "version": "0.1.0"},
        "aggregate": {"name": format!("A{number}"), "type": format!("made::{root}")},
        "tables": of_tables.collect::<Vec<_>>(),
        "enums": [{"name": "mood", "values": ["glad", "sad", "so so"], "source": "Mood"}],
        "entities": entities.collect::<Vec<_>>(),
        "types": [{"enum": "mood", "type": "made::Mood", "native": true}],
        "rules": all(|parts| &parts.rules),
        "conditions": all(|parts| &parts.conditions),
        "renames": [],
    });
    if !scripts.is_empty() {
        record["scripts"] = json!(scripts);
    }
    record.to_string()
}

/// Adds all that a table has; of a child, the reference to its root.
fn fill(table: &mut Table<'_>, root: Option<&String>, roots: &[String]) {
    let made = table.made;
    let id = made.default_id.then_some("GEN_RANDOM_UUID()");
    table.field("id", "UUID", "PRIMARY KEY", "Identity");
    table.defaults_to(id);
    if let Some(root) = root {
        table.field("parent_id", "UUID", "NOT NULL", "Parent A");
        table.parts.keys.push(key("parent_id", root, "CASCADE"));
        let name = format!("idx_{}_parent_id", table.name);
        table.index(&name, &["parent_id"], &[]);
    }
    for (place, (target, action)) in made.refers.iter().enumerate() {
        // Nullable, so that circles may be.
        let mut column = format!("refers_{place}");
        if place == 1 {
            let _ = write!(column, "_{}", "x".repeat(50));
        }
        table.field(&column, "UUID", "NULL", "A.refers");
        let target = &roots[target % roots.len()];
        table.parts.keys.push(key(&column, target, action));
        let name = format!("idx_{}_refers_{place}", table.name);
        table.index(&name, &[&column], &[]);
    }
    for field in &made.fields {
        table.of_field(field);
    }
    table.more_indexes();
    table.more_rules();
    if root.is_none() {
        table.field("version", "INTEGER", "NOT NULL", "Optimistic locking");
        table.defaults_to(Some("1"));
    }
    for audit in ["created_at", "updated_at"] {
        table.field(audit, "TIMESTAMP", "NOT NULL", "Audit");
        table.defaults_to(Some("NOW()"));
    }
}
