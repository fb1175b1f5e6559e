//! What a change may lose, and what stands in its way.

use serde_json::{Value, json};
use tablewright::Aggregate;
use tablewright_model::{DataModel, Kind, Lock, Risk};

/// What a longer list of values does is nothing; a shorter one may lose some.
#[test]
fn a_list_that_only_grows_loses_nothing() {
    let model =
        DataModel::of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]).expect("a model");
    let text = Lock::of(&model).to_string();
    let losses = |from: &str, to: &str, kind: Kind| {
        assert!(text.contains(from), "{from}");
        let mut text = text.replace(from, to);
        if kind == Kind::Check {
            text = text.replace(&condition(from), &condition(to));
        }
        let lock = Lock::read(&text).expect("a lock");
        let mut changes = lock.changes(model.aggregates());
        changes.retain(|change| change.kind() == kind);
        assert_eq!(changes.len(), 1, "{from}: {changes:?}");
        changes[0].loss
    };
    let untouched = "no stored value is touched";
    let check = "'pending', 'confirmed', 'shipped'";
    assert_eq!(
        losses(check, "'pending', 'shipped'", Kind::Check),
        untouched
    );
    assert_eq!(
        losses(
            check,
            "'pending', 'confirmed', 'lost', 'shipped'",
            Kind::Check
        ),
        "rows that break the new condition will be refused"
    );
    let values = &text[text.find("\"values\": [").expect("an enum")..];
    let two: Vec<&str> = values.lines().take(2).collect();
    let (two, first) = (two.join("\n"), two[0]);
    assert_eq!(losses(&two, first, Kind::Enum), untouched);
    let more = format!("{two}\n            \"lost\",");
    assert_eq!(
        losses(&two, &more, Kind::Enum),
        "rows that hold a value which is gone can no longer be read"
    );
    let index = "\"name\": \"idx_orders_customer\",";
    let purpose = "\"purpose\": \"Get orders by customer\"";
    assert!(text.contains(index));
    assert_eq!(
        losses(
            purpose,
            &format!("{purpose},\n              \"unique\": true"),
            Kind::Index
        ),
        untouched
    );
}

/// Values as the condition of a check has them.
fn condition(values: &str) -> String {
    let values = values.split(", ").map(|value| value.trim_matches('\''));
    let values: Vec<String> = values
        .map(|value| json!({ "text": value }).to_string())
        .collect();
    values.join(",")
}

/// Of one type for another: what may be lost, and what stands in the way.
#[test]
fn a_risk_is_told_with_the_loss() {
    let model =
        DataModel::of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]).expect("a model");
    let text = Lock::of(&model).to_string();
    let risks = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let lock = Lock::read(&text.replace(from, to)).expect("a lock");
        let mut changes = lock.changes(model.aggregates());
        changes.retain(|change| change.kind() == Kind::Column);
        let risks: Vec<Risk> = changes.iter().map(|change| change.risk).collect();
        risks
    };
    let ty = "\"type\": \"DECIMAL(10,2)\"";
    let wider = risks(ty, &ty.replace("10", "12"));
    assert!(!wider.is_empty() && wider.iter().all(|risk| *risk == Risk::Lost));
    let narrower = risks(ty, &ty.replace("10", "8"));
    assert!(!narrower.is_empty() && narrower.iter().all(|risk| *risk == Risk::None));
    let required = "\"constraints\": \"NOT NULL\"";
    let refused = risks(required, "\"constraints\": \"NULL\"");
    assert!(!refused.is_empty() && refused.iter().all(|risk| *risk == Risk::Refused));
    // A new index stands in nobody's way, unless it is unique.
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    for table in 0..2 {
        file["records"][table]["tables"][0]["indexes"] = json!([]);
    }
    let changes = Lock::read(&file.to_string()).expect("a lock");
    let changes = changes.changes(model.aggregates());
    let risks = changes.iter().filter(|change| change.kind() == Kind::Index);
    let risks = risks.map(|change| (change.name().into_owned(), change.risk));
    let risks: Vec<(String, Risk)> = risks.collect();
    assert!(
        risks.contains(&("idx_customers_email".to_owned(), Risk::Refused)),
        "{risks:?}"
    );
    assert!(
        risks.contains(&("idx_orders_customer".to_owned(), Risk::None)),
        "{risks:?}"
    );
}
