//! From shapes to tables: what a domain becomes, beyond what the shop shows.

mod checks;
mod columns;
mod compared;
mod declared_columns;
mod indexes;
mod long_names;
mod parcel;
mod references;
mod shared_identity;
mod taken_names;
mod value_objects;

use parcel::{Parcel, Sender};
use tablewright::table::{Column, Index};
use tablewright::{Aggregate, Table};

fn column<'a>(table: &'a Table, name: &str) -> &'a Column {
    table
        .column(name)
        .unwrap_or_else(|| panic!("no column {name}"))
}

fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name).collect()
}

fn index<'a>(table: &'a Table, name: &str) -> &'a Index {
    let found = table.indexes.iter().find(|index| index.name == name);
    found.unwrap_or_else(|| panic!("no index {name} among {:?}", table.indexes))
}

fn check<'a>(table: &'a Table, name: &str) -> &'a str {
    let found = table.checks.iter().find(|check| check.name == name);
    found
        .unwrap_or_else(|| panic!("no check {name} among {:?}", table.checks))
        .expression
}

#[test]
fn records_of_every_shape_are_written_as_they_were_read() {
    for text in [
        Sender::DATA_MODEL,
        Parcel::DATA_MODEL,
        value_objects::RECORD,
        long_names::RECORD,
    ] {
        let record: tablewright_model::Record = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), text);
    }
}
