//! The review finds each kind of problem.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tablewright_model::{Code, DataModel, Problems};

use crate::story::RECORDS;

/// One change to a value of the shop's records, and the code that it is found by.
pub(crate) fn problems(change: impl Fn(&mut Value)) -> Problems {
    let records: Vec<String> = RECORDS[..2]
        .iter()
        .map(|text| {
            let mut record: Value = serde_json::from_str(text).unwrap();
            change(&mut record);
            record.to_string()
        })
        .collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    DataModel::of(&records).unwrap_err()
}

pub(crate) fn codes(problems: &Problems) -> BTreeSet<&'static str> {
    problems
        .iter()
        .map(|problem| problem.code.as_str())
        .collect()
}

pub(crate) fn is_order(record: &Value) -> bool {
    record["aggregate"]["name"] == "Order"
}

type Change = fn(&mut Value);

/// A change for each code.
const CHANGES: [(Code, Change); 20] = [
    (Code::Unreadable, |record| {
        record["tables"][0]["name"] = json!(7);
    }),
    (Code::UnknownFormat, |record| record["format"] = json!(2)),
    (Code::TwoVersions, |record| {
        if is_order(record) {
            record["package"]["version"] = json!("9.9.9");
        }
    }),
    (Code::TwoRecords, |record| {
        record["aggregate"]["type"] = json!("shop::Order");
    }),
    (Code::NoTable, |record| {
        if !is_order(record) {
            record["tables"] = json!([]);
        }
    }),
    (Code::MissingColumn, |record| {
        record["tables"][0]["fields"].as_array_mut().unwrap().pop();
    }),
    (Code::NotSnakeCase, |record| {
        record["tables"][0]["indexes"][0]["name"] = json!("IX-1");
    }),
    (Code::NameTooLong, |record| {
        record["tables"][0]["indexes"][0]["name"] = json!("i".repeat(64));
    }),
    (Code::TableTwice, |record| {
        record["tables"][0]["name"] = json!("customers");
    }),
    (Code::ColumnTwice, |record| {
        record["tables"][0]["fields"][1]["name"] = json!("id");
    }),
    (Code::ConstraintTwice, |record| {
        record["tables"][0]["indexes"][0]["name"] = json!("idx_same");
    }),
    (Code::IdTwice, |record| {
        record["tables"][0]["id"] = json!("TBL-SAME-001");
    }),
    (Code::EnumTwice, |record| {
        let ty = record["aggregate"]["type"].clone();
        record["types"] = json!([{"enum": "order_status", "type": ty, "native": false}]);
    }),
    (Code::Unexplained, |record| {
        record["tables"][0]["purpose"] = json!(" ");
    }),
    (Code::UnknownColumn, |record| {
        record["tables"][0]["indexes"][0]["columns"] = json!(["nowhere"]);
    }),
    (Code::UnknownTable, |record| {
        record["tables"][0]["foreignKeys"] =
            json!([{"columns": ["id"], "references": "nowhere(id)", "onDelete": "RESTRICT"}]);
    }),
    (Code::TypeMismatch, |record| {
        record["tables"][0]["fields"][0]["type"] = json!(record["aggregate"]["name"]);
    }),
    (Code::Circle, |record| {
        if !is_order(record) {
            record["tables"][0]["foreignKeys"] =
                json!([{"columns": ["email"], "references": "orders(id)", "onDelete": "RESTRICT"}]);
            record["tables"][0]["fields"][1]["type"] = json!("UUID");
        }
    }),
    (Code::FormerTaken, |record| {
        if is_order(record) {
            record["entities"][0]["renamed_from"] = json!("customers");
        }
    }),
    (Code::TwoSentences, |record| {
        record["rules"][0]["id"] = json!("INV-X-1");
        if is_order(record) {
            record["rules"][0]["sentence"] = json!("Another");
        }
    }),
];

#[test]
fn the_review_finds_each_kind_of_problem() {
    // Those that no record alone has, of which some are of plans.
    let elsewhere = [
        Code::NothingLinked,
        Code::EntityTwice,
        Code::NotOnEngine,
        Code::Lost,
        Code::Unfilled,
        Code::NotConverted,
    ];
    let mut tested: BTreeSet<Code> = elsewhere.into();
    for (code, change) in CHANGES {
        let problems = problems(change);
        assert!(
            codes(&problems).contains(code.as_str()),
            "{code}: {problems}"
        );
        for problem in &problems {
            assert!(
                !problem.message.is_empty() && !problem.help.is_empty(),
                "{problem}"
            );
        }
        tested.insert(code);
    }
    assert_eq!(tested.len(), Code::ALL.len(), "each code is tested");
}

#[test]
fn an_entity_has_one_place() {
    let problems = problems(|record| {
        if !is_order(record) {
            record["entities"][0]["type"] = json!("shop::OrderLineItem");
        }
    });
    assert_eq!(
        problems.to_string(),
        "DM216 shop::OrderLineItem: the entity has two places: the tables `customers` and `order_line_items`\n  \
         help: an entity belongs to one place of one aggregate: give each place a type of its own"
    );
}

#[test]
fn all_problems_are_found_at_once_and_sorted() {
    let problems = problems(|record| {
        record["tables"][0]["purpose"] = json!("");
        record["tables"][0]["indexes"][0]["name"] = json!("IX");
    });
    let found: Vec<String> = problems
        .iter()
        .map(|problem| format!("{} {}", problem.code, problem.path))
        .collect();
    assert_eq!(
        found,
        ["DM203 IX", "DM207 IX", "DM210 customers", "DM210 orders"]
    );
}
