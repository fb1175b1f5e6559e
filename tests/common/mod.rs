//! Records of domains of any size, made as a derive would make them.

use serde_json::{Value, json};

/// The record of an aggregate of one root and one child, that refers to the one before it.
pub(crate) fn record(number: usize) -> String {
    let name = format!("Part{number}");
    let table = format!("parts_{number}");
    let line = format!("part_lines_{number}");
    let mut fields = vec![
        field("id", "UUID", "PRIMARY KEY", "Identity"),
        field("name", "VARCHAR(100)", "NOT NULL", &format!("{name}.name")),
        field("state", "VARCHAR(20)", "NOT NULL", &format!("{name}.state")),
        field("version", "INTEGER", "NOT NULL", "Optimistic locking"),
        field("created_at", "TIMESTAMP", "NOT NULL", "Audit"),
        field("updated_at", "TIMESTAMP", "NOT NULL", "Audit"),
    ];
    let mut keys = Vec::new();
    if let Some(previous) = number.checked_sub(1) {
        fields.push(field(
            "previous",
            "UUID",
            "NOT NULL",
            &format!("{name}.previous"),
        ));
        keys.push(key("previous", &format!("parts_{previous}"), "RESTRICT"));
    }
    let root = json!({
        "id": format!("TBL-P{number}-001"), "name": table, "aggregate": name,
        "purpose": "A part of a \"whole\".", "source_refs": [format!("AGG-P{number}-001")],
        "fields": fields, "primaryKey": {"columns": ["id"]},
        "indexes": [{"name": format!("idx_{table}_state"), "columns": ["state"], "purpose": "Filter by state"}],
        "foreignKeys": keys,
        "checkConstraints": [{"name": format!("chk_{table}_state"), "expression": "state IN ('open', 'shut')", "source": format!("{name}.state")}],
    });
    let child = json!({
        "id": format!("TBL-P{number}-002"), "name": line, "aggregate": name,
        "purpose": "A line of a part.", "source_refs": [format!("AGG-P{number}-001")],
        "fields": [
            field("id", "UUID", "PRIMARY KEY", "Identity"),
            field("part_id", "UUID", "NOT NULL", &format!("Parent {name}")),
            field("amount", "BIGINT", "NULL", &format!("Line{number}.amount")),
            field("created_at", "TIMESTAMP", "NOT NULL", "Audit"),
            field("updated_at", "TIMESTAMP", "NOT NULL", "Audit"),
        ],
        "primaryKey": {"columns": ["id"]},
        "indexes": [{"name": format!("idx_{line}_part_id"), "columns": ["part_id"], "purpose": "Load parts"}],
        "foreignKeys": [key("part_id", &table, "CASCADE")], "checkConstraints": [],
    });
    let audit = json!({"created": "created_at", "updated": "updated_at"});
    json!({
        "format": 1,
        "package": {"name": "parts", "version": "0.1.0"},
        "aggregate": {"name": name, "type": format!("parts::{name}"), "id": format!("AGG-P{number}-001")},
        "tables": [root, child],
        "enums": [{"name": "part_state", "values": ["open", "shut"], "source": "PartState"}],
        "entities": [
            {"table": table, "type": format!("parts::{name}"), "version": "version", "audit": audit},
            {"table": line, "type": format!("parts::Line{number}"), "audit": audit},
        ],
        "types": [{"enum": "part_state", "type": "parts::PartState", "native": false}],
        "rules": [],
        "conditions": [],
        "renames": [],
    })
    .to_string()
}

fn field(name: &str, ty: &str, constraints: &str, source: &str) -> Value {
    json!({"name": name, "type": ty, "constraints": constraints, "source": source})
}

fn key(column: &str, table: &str, action: &str) -> Value {
    json!({"columns": [column], "references": format!("{table}(id)"), "onDelete": action})
}
