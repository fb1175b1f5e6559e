//! The main job: the shop's document, as the example prints it.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tablewright::{Aggregate, Id};
use tablewright_model::Lock;
use tablewright_model::{DataModel, Document};

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

fn assert_valid(schema: &str, text: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let value = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn the_document_validates_against_its_schema() {
    for golden in [GOLDEN, include_str!("golden/clinic.json")] {
        assert_valid(Document::SCHEMA, golden);
    }
}

#[test]
fn lock_files_validate_against_the_schema_that_they_name() {
    for lock in [
        include_str!("../examples/shop/data-model.lock.json"),
        include_str!("../examples/clinic/data-model.lock.json"),
    ] {
        assert_valid(Lock::SCHEMA, lock);
        let lock: Value = serde_json::from_str(lock).unwrap();
        let schema: Value = serde_json::from_str(Lock::SCHEMA).unwrap();
        assert_eq!(lock["$schema"], schema["$id"]);
    }
    // Tables and enums are in both what they are in the document.
    let [lock, document] = [Lock::SCHEMA, Document::SCHEMA]
        .map(|schema| serde_json::from_str::<Value>(schema).unwrap()["$defs"].clone());
    for (name, of_document) in document.as_object().unwrap() {
        assert_eq!(&lock[name], of_document, "{name}");
    }
}

/// A page of a book, with what one engine alone has.
#[derive(Aggregate)]
#[aggregate(sql(sqlite(
    create = "CREATE VIEW texts AS SELECT text FROM leaves",
    drop = "DROP VIEW texts"
)))]
#[aggregate(table = "leaves")]
#[index(text text_pattern_ops, number)]
#[index(unique, sql(sqlite = "(LENGTH(text))"))]
struct Leaf {
    id: Id<Leaf>,
    text: String,
    number: i32,
}

#[test]
fn sql_of_single_engines_validates_in_both() {
    let model = DataModel::of(&[Leaf::DATA_MODEL]).unwrap();
    assert_valid(Document::SCHEMA, &model.to_document().to_string());
    let lock = Lock::of(&model).to_string();
    assert_valid(Lock::SCHEMA, &lock);
    assert!(lock.contains("CREATE VIEW texts"), "{lock}");
    // Columns, or SQL.
    let schema: Value = serde_json::from_str(Document::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (key, value) in [
        ("columns", serde_json::json!(["text"])),
        ("sql", Value::Null),
    ] {
        let mut document: Value = serde_json::from_str(&model.to_document().to_string()).unwrap();
        let index = document["tables"][0]["indexes"][1].as_object_mut().unwrap();
        if value.is_null() {
            index.remove(key);
        } else {
            index.insert(key.to_owned(), value);
        }
        assert!(!validator.is_valid(&document), "{key}");
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
