//! Models of what the others lack: references inside of an aggregate, tenants, rows that exclude each
//! other.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tablewright::{Aggregate, Entity, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::clinic_records;

/// Whose talks these are.
#[derive(Aggregate)]
struct Club {
    id: Id<Club>,
}

/// What people say to each other.
#[derive(Aggregate)]
#[aggregate(tenant = club_id)]
#[invariant("INV-TLK-001: A title is given once", unique(title))]
struct Talk {
    id: Id<Talk>,
    club_id: Id<Club>,
    #[column(length = 40)]
    title: String,
    pinned: Option<Id<Remark>>,
    follows: Option<Id<Talk>>,
    remarks: Vec<Remark>,
    #[collection]
    watched: BTreeSet<Id<Remark>>,
}

/// Something said.
#[derive(Entity)]
struct Remark {
    id: Id<Remark>,
    reply_to: Option<Id<Remark>>,
    reactions: Vec<Reaction>,
}

/// What somebody thinks of it.
#[derive(Entity)]
struct Reaction {
    id: Id<Reaction>,
    about: Id<Remark>,
    #[reference(on_delete = set_null)]
    after: Option<Id<Remark>>,
}

/// A stay in a room.
#[derive(Aggregate)]
#[invariant("INV-STA-001: One at a time", no_overlap(room, begins..ends))]
struct Stay {
    id: Id<Stay>,
    room: i32,
    begins: i64,
    ends: Option<i64>,
}

/// Models, each of which leads to the next one.
pub(crate) fn chain(dialect: Dialect) -> Vec<(&'static str, DataModel)> {
    let model = |records: &[&str]| DataModel::of(records).expect("a model");
    let mut talks = vec![Club::DATA_MODEL, Talk::DATA_MODEL];
    let renamed = renamed(Talk::DATA_MODEL);
    let mut chain = vec![
        (
            "the shop",
            model(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]),
        ),
        ("the clinic", model(&clinic_records::RECORDS)),
        ("talks", model(&talks)),
        ("talks by other names", model(&[Club::DATA_MODEL, &renamed])),
    ];
    if dialect != Dialect::MariaDb {
        // It cannot say that rows exclude each other.
        talks.push(Stay::DATA_MODEL);
        chain.push(("talks and stays", model(&talks)));
    }
    chain
}

/// Remarks are comments, and answer each other.
fn renamed(record: &str) -> String {
    let record = record
        .replace("\"remarks", "\"comments")
        .replace("\"reply_to\"", "\"answers\"");
    let mut record: Value = serde_json::from_str(&record).expect("JSON");
    for entity in record["entities"].as_array_mut().expect("a list") {
        if entity["table"] == "comments" {
            entity["renamed_from"] = json!("remarks");
        }
    }
    record["renames"] = json!([{"table": "comments", "column": "answers", "from": "reply_to"}]);
    record.to_string()
}
