//! What a record holds as texts is read into types, and written as the same texts.

use proptest::prelude::*;
use serde_json::{Value, json};
use tablewright::Aggregate;
use tablewright_model::{ColumnType, DataModel, DefaultValue, Lock, Problem, Record};

use crate::story::Story;

/// What a column defaults to, in each of its ways.
#[derive(Aggregate)]
struct Defaults {
    id: tablewright::Id<Defaults>,
    wide: u64,
    narrow: Option<u8>,
    initial: char,
    key: [u8; 4],
    step: Option<crate::story::Place>,
}

fn story() -> Value {
    serde_json::from_str(Story::DATA_MODEL).expect("JSON")
}

/// The record of the story, in which one value is another.
fn with(pointer: &str, value: Value) -> Value {
    let mut record = story();
    *record.pointer_mut(pointer).expect("a value") = value;
    record
}

fn read(record: &Value) -> Result<Record, Problem> {
    let text = record.to_string();
    let problems = match DataModel::of(&[&text]) {
        Ok(model) => return Ok(model.aggregates()[0].clone()),
        Err(problems) => problems,
    };
    match problems.iter().next() {
        Some(problem) if problem.code.as_str() == "DM101" => Err(problem.clone()),
        _ => Ok(serde_json::from_str(&text).expect("a record")),
    }
}

/// Where what stands is no text of its type, and what is expected there.
const NONSENSE: [(&str, &str, &[&str]); 5] = [
    (
        "/tables/0/fields/1/type",
        "type of a column",
        &[
            "VARCHAR(x)",
            "VARCHAR(07)",
            "DECIMAL(300,2)",
            "DOUBLE  PRECISION",
            "a b",
            "",
        ],
    ),
    (
        "/tables/1/foreignKeys/0/references",
        "`orders(id)`",
        &[
            "stories",
            "(id)",
            "stories()",
            "stories(id,id)",
            "stories(id) ",
        ],
    ),
    (
        "/rules/0/id",
        "id of a rule",
        &["inv-sto-001", "INV--001", "INV", "1NV-001", "INV_1"],
    ),
    (
        "/fingerprint",
        "hexadecimal",
        &[
            "0123456789ABCDEF 0123456789abcdef",
            "0123456789abcdef",
            "0123456789abcdef  0123456789abcdef",
            "+123456789abcdef 0123456789abcdef",
        ],
    ),
    (
        "/tables/0/fields/1/constraints",
        "unknown variant",
        &["NOT  NULL", ""],
    ),
];

#[test]
fn nonsense_is_an_error_with_its_path() {
    for (pointer, expected, texts) in NONSENSE {
        let texts = texts.iter().map(|text| json!(text));
        for value in texts.chain([json!(1), json!(null), json!([]), json!({"x": 1})]) {
            let problem = read(&with(pointer, value.clone())).expect_err(pointer);
            assert_eq!(problem.path, path(pointer), "{problem}");
            let is_text = value.is_string();
            assert!(!is_text || problem.message.contains(expected), "{problem}");
        }
    }
}

#[test]
fn nonsense_in_a_lock_file_is_an_error_with_its_path() {
    let record: Record = serde_json::from_str(Story::DATA_MODEL).expect("a record");
    let lock = Lock::of_records([record].into_iter()).to_string();
    let lock: Value = serde_json::from_str(&lock).expect("JSON");
    for (pointer, ..) in NONSENSE {
        let mut lock = lock.clone();
        let place = format!("/records/0{pointer}");
        *lock.pointer_mut(&place).expect("a value") = json!([1]);
        let error = Lock::read(&lock.to_string()).expect_err(pointer);
        let path = format!(" at `{}", path(pointer));
        assert!(error.to_string().contains(&path), "{error}");
    }
}

/// `/tables/0/name` as problems have it.
fn path(pointer: &str) -> String {
    let steps = pointer.split('/').skip(1);
    let steps = steps.map(|step| match step.parse::<usize>() {
        Ok(index) => format!("[{index}]"),
        Err(_) => format!(".{step}"),
    });
    ["records[0]".to_owned()].into_iter().chain(steps).collect()
}

#[test]
fn a_condition_that_is_nested_deeply_is_an_error() {
    let condition = &story()["conditions"][0]["expression"].to_string();
    for depth in [200, 10_000] {
        let nested = [
            "{\"not\":[".repeat(depth),
            condition.clone(),
            "]}".repeat(depth),
        ];
        let text = Story::DATA_MODEL.replacen(condition.as_str(), &nested.concat(), 1);
        assert_ne!(text, Story::DATA_MODEL);
        let problems = DataModel::of(&[&text]).expect_err("an error");
        let problem = problems.iter().next().expect("a problem");
        assert!(problem.message.contains("recursion limit"), "{problem}");
        assert!(
            problem
                .path
                .starts_with("records[0].conditions[0].expression"),
            "{problem}"
        );
    }
}

#[test]
fn checks_narrow_columns() {
    let record: Record = serde_json::from_str(Defaults::DATA_MODEL).expect("a record");
    let column = |name| record.tables[0].column(name).expect("a column");
    let range = |name| column(name).narrowing.range();
    assert_eq!(range("wide"), Some((0, u64::MAX.into())));
    assert!(column("wide").narrowing.is_unsigned());
    assert_eq!(column("wide").ty.to_string(), "DECIMAL(20,0)");
    assert_eq!(range("narrow"), Some((0, 255)));
    assert_eq!(column("key").narrowing.bytes(), Some(4));
    let values: Vec<&str> = column("step")
        .narrowing
        .values()
        .iter()
        .map(|of| &**of)
        .collect();
    assert_eq!(values, ["begin", "end"]);
    assert_eq!(range("initial"), None);
    assert!(column("initial").narrowing.values().is_empty());
}

#[test]
fn a_default_is_what_it_means_and_keeps_its_spelling() {
    let cases = [
        ("true", DefaultValue::Boolean(true)),
        ("FALSE", DefaultValue::Boolean(false)),
        ("now()", DefaultValue::Now),
        ("Current_Timestamp", DefaultValue::Now),
        ("GEN_RANDOM_UUID()", DefaultValue::RandomUuid),
        ("-1.50", DefaultValue::Number("-1.50".into())),
        ("1e3", DefaultValue::Number("1e3".into())),
        ("'it''s; \"so\"'", DefaultValue::Text("it's; \"so\"".into())),
        ("''", DefaultValue::Text("".into())),
        ("'", DefaultValue::Sql("'".into())),
        ("'a' || 'b'", DefaultValue::Sql("'a' || 'b'".into())),
        ("-x", DefaultValue::Sql("-x".into())),
    ];
    for (text, expected) in cases {
        let mut record = story();
        record["tables"][0]["fields"][1]["default"] = json!(text);
        let read = read(&record).expect(text);
        let default = read.tables[0].columns[1].default.as_ref().expect(text);
        assert_eq!(*default.value(), expected);
        assert_eq!(default.to_string(), text);
    }
}

#[test]
fn a_seal_is_no_part_of_what_was_accepted() {
    let record: Record = serde_json::from_str(Story::DATA_MODEL).expect("a record");
    assert_eq!(record.fingerprint.seal, None);
    assert_eq!(record.fingerprint.entities.len(), record.tables.len());
    let mut bare = story();
    bare.as_object_mut()
        .expect("an object")
        .remove("fingerprint");
    let bare = read(&bare).expect("a record");
    for records in [vec![record], vec![bare]] {
        let lock = Lock::of_records(records.into_iter());
        let text = lock.to_string();
        let read = Lock::read(&text).expect("a lock file");
        assert_eq!(read, lock);
        assert_eq!(read.to_string(), text);
    }
}

/// Every place of a value, as a pointer.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                self::places(item, &format!("{at}/{index}"), places);
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries {
                self::places(item, &format!("{at}/{key}"), places);
            }
        }
        _ => {}
    }
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,6}",
        "'[a-z'; ]{0,6}'",
        "(?i)(true|false|now\\(\\)|current_timestamp|gen_random_uuid\\(\\))",
        "-?[0-9]{1,4}(\\.[0-9]{0,2})?",
        "(VARCHAR|DECIMAL)\\([0-9]{0,3},?[0-9]{0,3}\\)?",
        "[a-z_]{1,4}\\([a-z]{0,3}(, [a-z]{1,3})?\\)",
        "INV-[A-Z]{1,3}-[0-9]{0,3}(: [a-z]{1,3}(; INV-A-1: x)?)?",
        "Parent [A-Za-z]{0,3}",
        "[0-9a-f]{16}( [0-9a-f]{16}){0,3} ?",
    ]
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!({"more": 1})),
        Just(json!([[[[]]]])),
        texts().prop_map(Value::from),
    ]
}

proptest! {
    #[test]
    fn any_value_in_any_place_is_read_or_is_an_error_there(
        at in any::<prop::sample::Index>(), value in values(),
    ) {
        let mut all = Vec::new();
        places(&story(), "", &mut all);
        let pointer = at.get(&all);
        let record = with(pointer, value);
        match read(&record) {
            Ok(read) => {
                let written = serde_json::to_string(&read).expect("JSON");
                let again: Record = serde_json::from_str(&written).expect("a record");
                prop_assert!(again == read);
                // What may be absent is left out where it is nothing.
                if record.pointer(pointer).and_then(Value::as_str).is_some_and(|text| !text.is_empty()) {
                    let written: Value = serde_json::from_str(&written).expect("JSON");
                    prop_assert!(written == record, "{pointer}: {written}");
                }
            }
            Err(problem) => prop_assert!(
                path(pointer).starts_with(&problem.path) || problem.path.starts_with(&path(pointer)),
                "{} at {}", problem, pointer
            ),
        }
    }

    #[test]
    fn an_unknown_key_is_an_error_where_it_is(at in any::<prop::sample::Index>()) {
        let (mut all, story) = (Vec::new(), story());
        places(&story, "", &mut all);
        all.retain(|pointer| story.pointer(pointer).is_some_and(Value::is_object));
        let pointer = at.get(&all);
        let mut object = story.pointer(pointer).expect("a value").clone();
        object["narrowing"] = json!("x");
        let problem = read(&with(pointer, object)).expect_err(pointer);
        prop_assert!(format!("{}.narrowing", path(pointer)).starts_with(&problem.path), "{problem}");
    }

    #[test]
    fn texts_are_written_as_they_were_read(text in texts(), at in 0..5_usize) {
        let pointers = [
            "/tables/0/fields/0/type", "/tables/0/fields/0/default", "/tables/0/fields/0/source",
            "/tables/1/foreignKeys/0/references", "/fingerprint",
        ];
        let mut record = story();
        record["tables"][0]["fields"][0]["default"] = json!("NOW()");
        *record.pointer_mut(pointers[at]).expect("a value") = json!(text);
        if let Ok(read) = read(&record) {
            let written: Value = serde_json::to_value(&read).expect("JSON");
            // An empty fingerprint is none.
            if at == 4 && text.is_empty() {
                prop_assert!(written.pointer(pointers[at]).is_none());
            } else {
                prop_assert_eq!(written, record);
            }
        }
    }

    #[test]
    fn every_type_goes_through_its_text(length in any::<u32>(), precision in any::<u8>(), scale in any::<u8>()) {
        for ty in [ColumnType::Varchar(length), ColumnType::Decimal { precision, scale }] {
            let mut record = story();
            record["tables"][0]["fields"][1]["type"] = json!(ty.to_string());
            prop_assert_eq!(&read(&record).expect("a record").tables[0].columns[1].ty, &ty);
        }
    }
}
