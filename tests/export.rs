//! The main job: the shop's document, as the example prints it.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tablewright::{Aggregate, DataModel};

const GOLDEN: &str = include_str!("golden/shop.json");

const RECORDS: [&str; 2] = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];

/// Runs the shop's example as a user does.
fn export() -> Command {
    example("shop", "export")
}

fn example(package: &str, name: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["run", "--quiet", "--package", package, "--example", name])
        .current_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".."));
    command
}

#[test]
fn the_example_prints_the_document_byte_for_byte() {
    let output = export().output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), GOLDEN);
}

#[test]
fn the_clinic_prints_its_document_byte_for_byte() {
    let output = example("clinic", "export_clinic").output().unwrap();
    assert!(output.status.success());
    let golden = include_str!("golden/clinic.json");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), golden);
}

#[test]
fn a_model_that_fails_its_review_prints_nothing_but_its_problems() {
    let output = example("tablewright-tests", "broken_export")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "DM214 links.next: required references in a circle: links.next -> links; nobody could insert the first row\n  \
         help: make one of them optional (`Option<Id<…>>`), or soft (`#[reference(soft)]`)\n"
    );
}

#[test]
fn the_example_prints_scripts() {
    let run = |arguments: &[&str]| {
        let mut command = export();
        command.args(["--", "--format", "sql", "--dialect"]);
        command.args(arguments).output().unwrap()
    };
    let create = run(&["mariadb"]);
    assert!(create.status.success());
    let golden = include_str!("golden/shop-mariadb.sql");
    assert_eq!(String::from_utf8(create.stdout).unwrap(), golden);
    let drop = run(&["sqlite", "--drop"]);
    let golden = include_str!("golden/shop-sqlite-drop.sql");
    assert_eq!(String::from_utf8(drop.stdout).unwrap(), golden);
}

#[test]
fn a_closed_pipe_is_not_a_panic() {
    let mut child = export()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut errors = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut errors).unwrap();
    assert!(child.wait().unwrap().success(), "{errors}");
    assert_eq!(errors, "");
}

#[test]
fn the_document_validates_against_its_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../runtime/schema/data-model.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for golden in [GOLDEN, include_str!("golden/clinic.json")] {
        let document = serde_json::from_str(golden).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0]);
    }
}

#[test]
fn the_order_of_the_records_makes_no_difference() {
    let [customer, order] = RECORDS;
    for records in [
        vec![customer, order],
        vec![order, customer],
        vec![order, customer, order, order],
    ] {
        let model = DataModel::of(&records).unwrap();
        assert_eq!(model.to_document().to_string(), GOLDEN);
    }
}

#[test]
fn a_record_shows_just_what_the_document_shows_of_its_aggregate() {
    let document: Value = serde_json::from_str(GOLDEN).unwrap();
    let record: Value = serde_json::from_str(shop::Order::DATA_MODEL).unwrap();
    assert_eq!(record["tables"][0], document["tables"][1]);
    assert_eq!(record["tables"][1], document["tables"][2]);
    assert_eq!(record["enums"], document["enums"]);
}
