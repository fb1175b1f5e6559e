//! What a plan refuses, and that what it says cures it.

use tablewright::{Aggregate, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;
use tablewright_sql::plan::{Plan, PlanOptions, plan};

/// A note that somebody left.
#[derive(Aggregate)]
struct Note {
    id: Id<Note>,
    #[column(length = 80)]
    text: String,
    #[column(length = 20)]
    colour: Option<String>,
    pages: i32,
}

/// The model with these words in the place of others.
fn model(replaced: &[(&str, &str)]) -> DataModel {
    let mut record = Note::DATA_MODEL.to_owned();
    for (old, new) in replaced {
        assert!(record.contains(old), "{old}\n{record}");
        record = record.replace(old, new);
    }
    DataModel::of(&[&record]).expect("a model")
}

fn to(after: &DataModel, drop: &[&str]) -> Result<Plan, String> {
    let mut options = PlanOptions::default();
    options
        .drop
        .extend(drop.iter().map(|path| (*path).to_owned()));
    let planned = plan(&model(&[]), after, Dialect::Postgres, &options);
    planned.map_err(|problems| problems.to_string())
}

/// Fails where a plan is not refused with this text.
fn refused(after: &DataModel, text: &str) {
    assert_eq!(to(after, &[]).expect_err("it is refused"), text);
}

#[test]
fn a_column_with_another_name_keeps_its_values_where_that_is_said() {
    let renamed = model(&[("\"colour\"", "\"ink\"")]);
    refused(
        &renamed,
        "DM401 notes.colour: the column would be dropped with its values\n  help: `#[renamed_from(\"colour\")]` on the field of `notes.ink`, which stands in its place, keeps them; `--drop notes.colour` drops them",
    );
    let said = (
        "\"renames\":[]",
        "\"renames\":[{\"table\":\"notes\",\"column\":\"ink\",\"from\":\"colour\"}]",
    );
    let kept = to(&model(&[("\"colour\"", "\"ink\""), said]), &[]).expect("a plan");
    assert!(kept.loses.is_empty());
    assert!(
        kept.script()
            .contains("ALTER TABLE notes RENAME COLUMN colour TO ink;")
    );
    let dropped = to(&renamed, &["notes.colour"]).expect("a plan");
    assert_eq!(dropped.loses, ["notes.colour"]);
    let script = dropped.script();
    assert!(
        script.contains("DROP COLUMN colour") && script.contains("ADD COLUMN ink"),
        "{script}"
    );
    assert!(
        script.contains("-- Drops notes.colour, with all that is stored in it.\n"),
        "{script}"
    );
}

#[test]
fn a_table_with_another_name_keeps_its_rows_where_that_is_said() {
    let renamed = [("\"notes\"", "\"remarks\"")];
    refused(
        &model(&renamed),
        "DM401 notes: the table would be dropped with its rows\n  help: `#[renamed_from(\"notes\")]` on the type of `remarks`, which stands in its place, keeps them; `--drop notes` drops them",
    );
    let kept = model(&[
        renamed[0],
        (
            "\"version\":\"version\"",
            "\"version\":\"version\",\"renamed_from\":\"notes\"",
        ),
    ]);
    let script = to(&kept, &[]).expect("a plan").script();
    assert!(
        script.contains("ALTER TABLE notes RENAME TO remarks;"),
        "{script}"
    );
    assert!(
        script.contains("RENAME CONSTRAINT pk_notes TO pk_remarks;"),
        "{script}"
    );
}

#[test]
fn a_required_column_needs_a_value_for_rows_that_are_there() {
    let before = model(&[("\"pages\"", "\"sheets\"")]);
    let options = PlanOptions::default();
    let after = model(&[]);
    let problems = plan(&before, &after, Dialect::Sqlite, &options).expect_err("it is refused");
    assert!(
        problems.to_string().contains(
            "DM402 notes.pages: the column is required, and nothing says what it holds in the rows that are there\n  help: declare a default: `#[column(default = …)]`, or make the field an `Option`"
        ),
        "{problems}"
    );
}

#[test]
fn values_that_are_none_of_the_other_type_are_dropped_by_name_alone() {
    let after = model(&[("\"type\":\"VARCHAR(20)\"", "\"type\":\"DATE\"")]);
    refused(
        &after,
        "DM403 notes.colour: VARCHAR(20) does not become DATE by itself\n  help: give the field that is of the other type another name, so that both are there for a time; `--drop notes.colour` drops the values",
    );
    let script = to(&after, &["notes.colour"]).expect("a plan").script();
    assert!(
        script.contains("DROP COLUMN colour") && script.contains("ADD COLUMN colour date"),
        "{script}"
    );
}

#[test]
fn what_does_not_fit_is_found_before() {
    let after = model(&[("VARCHAR(80)", "VARCHAR(40)")]);
    let plan = to(&after, &[]).expect("a plan");
    assert_eq!(
        plan.preflight_script(),
        "SELECT 'notes' AS place, 'the value of `text` does not fit VARCHAR(40)' AS why, found\n    FROM (SELECT COUNT(*) AS found FROM notes WHERE CHAR_LENGTH(CAST(text AS text)) > 40) AS counted WHERE found > 0;\n"
    );
}
