//! What the shapes of a domain become, where neither the decode guarantee nor a golden document
//! tells it: names, indexes, previous names, defaults, violations.

#![allow(dead_code, reason = "of most types only the tables matter")]

mod apart;
mod defaults;
mod indexed;
mod long;
mod renamed;
mod reserved;
mod reviewed;
mod rows;
mod stored_as;

use tablewright::Table;

fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name).collect()
}

fn index_names(table: &Table) -> Vec<&str> {
    table.indexes.iter().map(|index| index.name).collect()
}

/// The record as JSON.
fn record(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("a record")
}
