//! References in a circle.

use tablewright::Aggregate;
use tablewright_model::DataModel;

use crate::common;
use crate::review::codes;
use crate::story::Story;

#[test]
fn a_circle_is_told_from_its_least_table() {
    let mut records: Vec<String> = (0..3).map(common::record).collect();
    records[0] = records[0].replacen(
        "\"foreignKeys\":[]",
        "\"foreignKeys\":[{\"columns\":[\"id\"],\"references\":\"parts_2(id)\",\"onDelete\":\"RESTRICT\"}]",
        1,
    );
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let problems = DataModel::of(&records).unwrap_err();
    assert_eq!(problems.iter().count(), 1);
    assert_eq!(
        problems.iter().next().unwrap().message,
        "required references in a circle: parts_0.id -> parts_2.previous -> parts_1.previous -> parts_0; nobody could insert the first row"
    );
}

#[test]
fn an_optional_reference_opens_a_circle() {
    // `Story.teller` refers to a story: nobody could insert the first.
    let problems = DataModel::of(&[Story::DATA_MODEL]).unwrap_err();
    assert_eq!(codes(&problems), ["DM214"].into());
    let optional = Story::DATA_MODEL.replace(
        "\"name\":\"teller\",\"type\":\"UUID\",\"constraints\":\"NOT NULL\"",
        "\"name\":\"teller\",\"type\":\"UUID\",\"constraints\":\"NULL\"",
    );
    assert!(DataModel::of(&[&optional]).is_ok());
}
