//! Records are read and written.

use proptest::prelude::*;
use serde_json::json;
use tablewright::Aggregate;
use tablewright_model::{Condition, DataModel, Expression, Record, RuleForm};

use crate::common;
use crate::review::{is_order, problems};
use crate::story::{RECORDS, Story};

#[test]
fn writing_a_record_that_was_read_gives_the_same_bytes() {
    for text in RECORDS {
        let record: Record = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), text);
    }
}

#[test]
fn a_model_goes_through_json_unchanged() {
    let model = DataModel::of(&RECORDS[..2]).unwrap();
    let json = serde_json::to_string(&model).unwrap();
    let read: DataModel = serde_json::from_str(&json).unwrap();
    assert_eq!(read, model);
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
}

#[test]
fn a_record_holds_the_rules_as_trees() {
    let record: Record = serde_json::from_str(Story::DATA_MODEL).unwrap();
    let ids: Vec<&str> = record.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), 6);
    assert!(ids.is_sorted(), "in the order of their declaration");
    assert_eq!(record.rules[2].rule, RuleForm::Check {});
    let of_rule =
        |condition: &&Condition| Some(&condition.constraint) == record.rules[2].constraint.as_ref();
    let condition = record.conditions.iter().find(of_rule).unwrap();
    let Expression::Or(alternatives) = &condition.expression else {
        panic!("a disjunction")
    };
    assert_eq!(
        alternatives[0],
        Expression::Equal([
            Box::new(Expression::Column("initial".to_owned())),
            Box::new(Expression::Text("\"".to_owned())),
        ])
    );
    assert_eq!(record.renames[0].from, "points");
    assert_eq!(record.entities[0].renamed_from.as_deref(), Some("tales"));
}

#[test]
fn a_reading_error_names_the_path() {
    let problems = problems(|record| {
        if is_order(record) {
            record["tables"][1]["fields"][2]["type"] = json!(null);
        }
    });
    let problem = problems.iter().next().unwrap();
    assert_eq!(problem.path, "records[1].tables[1].fields[2].type");
    assert!(problem.message.contains("invalid type: null"), "{problem}");
    assert!(DataModel::of(&["", "[]", "{", "{\"format\":\"x\"}"]).is_err());
}

#[test]
fn two_versions_are_both_named() {
    let problems = problems(|record| {
        if is_order(record) {
            record["package"]["version"] = json!("0.2.0");
        }
    });
    assert_eq!(
        problems.iter().next().unwrap().message,
        "the versions 0.1.0 and 0.2.0 are linked"
    );
    assert_eq!(
        problems.iter().count(),
        1,
        "what follows from it is not told"
    );
}

proptest! {
    #[test]
    fn any_order_of_records_gives_the_same_bytes(order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()) {
        let sorted: Vec<String> = (0..12).map(common::record).collect();
        let sorted: Vec<&str> = sorted.iter().map(String::as_str).collect();
        let shuffled: Vec<&str> = order.iter().map(|&index| sorted[index]).collect();
        let expected = DataModel::of(&sorted).unwrap();
        let model = DataModel::of(&shuffled).unwrap();
        prop_assert_eq!(serde_json::to_string(&model).unwrap(), serde_json::to_string(&expected).unwrap());
        prop_assert_eq!(model.to_document().to_string(), expected.to_document().to_string());
    }

    #[test]
    fn damaged_records_are_problems_and_never_a_panic(start in 0..3000_usize, length in 1..40_usize) {
        let text = shop::Order::DATA_MODEL;
        let end = (start + length).min(text.len());
        let (Some(head), Some(tail)) = (text.get(..start), text.get(end..)) else {
            return Ok(());
        };
        let _ = DataModel::of(&[&format!("{head}{tail}")]);
    }
}
