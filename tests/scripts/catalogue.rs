//! What a catalogue answers is read, or refused where it stands.

use proptest::prelude::*;
use proptest::sample::Index;
use rusqlite::Connection;
use serde_json::{Value, json};
use tablewright::Aggregate as _;
use tablewright_sql::schema::{Action, IndexColumn, Sql};
use tablewright_sql::{Dialect, Schema, catalogue_query, read_catalogue};

use crate::model;

/// What SQLite answers of what a script creates.
fn answer(script: &str) -> String {
    let connection = Connection::open_in_memory().expect("a database");
    connection.execute_batch(script).expect("it loads");
    let query = catalogue_query(Dialect::Sqlite);
    connection
        .query_row(&query, [], |row| row.get(0))
        .expect("an answer")
}

fn of_shop() -> (Schema, String) {
    let model = model([shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]);
    let schema = tablewright_sql::schema(&model, Dialect::Sqlite).expect("a schema");
    let answer = answer(&schema.script());
    (schema, answer)
}

#[test]
fn a_schema_is_what_its_catalogue_tells_and_the_same_in_json() {
    let (schema, answer) = of_shop();
    let told = read_catalogue(&answer).expect("a catalogue");
    assert_eq!(told, schema.in_words_of(&told));
    for schema in [schema, told] {
        let json = serde_json::to_string(&schema).expect("JSON");
        let read: Schema = serde_json::from_str(&json).expect("a schema");
        assert_eq!(read, schema);
    }
}

#[test]
fn each_object_says_where_it_comes_from() {
    let model = model([shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]);
    for dialect in Dialect::ALL {
        let schema = tablewright_sql::schema(&model, dialect).expect("a schema");
        let mut rules = Vec::new();
        for table in &schema.tables {
            let columns = table.columns.iter().map(|of| &of.origin);
            let checks = table.checks.iter().map(|of| &of.origin);
            let keys = table.foreign_keys.iter().map(|of| &of.origin);
            let indexes = table.indexes.iter().map(|of| &of.origin);
            let triggers = table.triggers.iter().map(|of| &of.origin);
            let all = columns
                .chain(checks)
                .chain(keys)
                .chain(indexes)
                .chain(triggers);
            for origin in all.chain([&table.origin]) {
                let origin = origin.as_ref().expect("an origin");
                let aggregate = origin.aggregate.as_deref().expect("an aggregate");
                assert!(["Customer", "Order"].contains(&aggregate));
                let path = origin.path.as_deref().expect("a type");
                assert!(path.starts_with("shop::"), "{path}");
                assert!(!origin.source.is_empty());
                rules.extend(origin.rules.iter().map(ToString::to_string));
            }
            for check in &table.checks {
                let origin = check.origin.as_ref().expect("an origin");
                let name = check.name.as_deref().expect("a name");
                match &origin.narrows {
                    Some(column) => assert!(table.column(column).is_some(), "{column}"),
                    None => assert!(!name.ends_with("_storable"), "{name}"),
                }
            }
        }
        for rule in model.rules().filter(|rule| rule.constraint.is_some()) {
            assert!(rules.contains(&rule.id.to_string()), "{}", rule.id);
        }
    }
}

/// What people write, and no script of ours.
const FOREIGN: &str = r#"
CREATE TABLE "order" (
    id INTEGER PRIMARY KEY, -- its (number)
    [a name] TEXT COLLATE NOCASE DEFAULT ('a, b') CONSTRAINT "not ""empty""" CHECK ([a name] <> ')'),
    `double` AS (id * 2) STORED /* , CHECK (1) */,
    price REAL DEFAULT -1.5 NOT NULL,
    parent INTEGER CONSTRAINT up REFERENCES "order" ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    raw BLOB DEFAULT X'00', at TEXT DEFAULT CURRENT_TIMESTAMP UNIQUE,
    CHECK (price > 0), CONSTRAINT both FOREIGN KEY (id, price) REFERENCES other (a, b) NOT DEFERRABLE
);
CREATE TABLE other (a INTEGER, b REAL, CONSTRAINT pk PRIMARY KEY (b, a)) WITHOUT ROWID;
CREATE INDEX by_expression ON "order" (lower([a name]) DESC, price) WHERE price > 1;
"#;

#[test]
fn what_sqlite_keeps_as_text_is_taken_apart() {
    let schema = read_catalogue(&answer(FOREIGN)).expect("a catalogue");
    let table = schema.table("order").expect("a table");
    let script = |text: &str| Sql::Script(text.to_owned());
    let column = |name| table.column(name).expect("a column");
    assert_eq!(column("a name").default, Some(script("('a, b')")));
    assert_eq!(column("a name").collation.as_deref(), Some("NOCASE"));
    assert_eq!(column("price").default, Some(script("-1.5")));
    assert_eq!(column("raw").default, Some(script("X'00'")));
    assert_eq!(column("at").default, Some(script("CURRENT_TIMESTAMP")));
    let generated = column("double").generated.as_ref().expect("it is computed");
    assert_eq!(
        (&generated.expression, generated.stored),
        (&script("id * 2"), true)
    );
    let checks: Vec<_> = table
        .checks
        .iter()
        .map(|of| (of.name.as_deref(), of.expression.text()))
        .collect();
    assert_eq!(
        checks,
        [
            (None, "price > 0"),
            (Some("not \"empty\""), "[a name] <> ')'")
        ]
    );
    let keys: Vec<_> = table
        .foreign_keys
        .iter()
        .map(|key| {
            (
                key.name.as_deref(),
                key.columns.len(),
                key.deferrable,
                key.on_delete,
            )
        })
        .collect();
    assert_eq!(
        keys,
        [
            (Some("both"), 2, false, Action::NoAction),
            (Some("up"), 1, true, Action::Cascade)
        ]
    );
}

#[test]
fn what_sqlite_sorts_by_is_taken_apart() {
    let schema = read_catalogue(&answer(FOREIGN)).expect("a catalogue");
    let table = schema.table("order").expect("a table");
    let mut indexes = table.indexes.iter();
    let index = indexes
        .find(|index| index.name == "by_expression")
        .expect("an index");
    assert_eq!(
        index.columns,
        [
            IndexColumn::Other {
                sql: Sql::Script("lower([a name]) DESC".to_owned())
            },
            IndexColumn::Column("price".to_owned())
        ]
    );
    assert_eq!(index.condition, Some(Sql::Script("price > 1".to_owned())));
    assert!(indexes.any(|index| index.unique), "UNIQUE is an index");
    let other = schema.table("other").expect("a table");
    let key = other.primary_key.as_ref().expect("a key");
    assert_eq!(
        (key.name.as_deref(), key.columns.as_slice()),
        (
            Some("pk"),
            &["b", "a"].map(|name| IndexColumn::Column(name.to_owned()))[..]
        )
    );
    assert!(other.options.contains_key("without_rowid"));
}

#[test]
fn an_answer_that_is_none_is_an_error_with_its_path() {
    let (_, answer) = of_shop();
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    for (pointer, value, path) in [
        ("/dialect", json!("oracle"), "dialect"),
        ("/tables/0/name", json!(null), "tables[0].name"),
        (
            "/tables/1/name",
            answer["tables"][0]["name"].clone(),
            "tables[1].name",
        ),
        ("/columns/2/nullable", json!("yes"), "columns[2].nullable"),
        ("/columns/2/table", json!("nowhere"), "columns[2].table"),
        (
            "/foreign_keys/0/on_delete",
            json!("PERHAPS"),
            "foreign_keys[0].on_delete",
        ),
        ("/indexes/0/column", json!(null), "indexes[0].column"),
        ("/triggers/0", json!({}), "triggers[0]"),
        ("/columns", json!({}), "columns"),
    ] {
        let mut answer = answer.clone();
        *answer.pointer_mut(pointer).expect("a value") = value;
        let error = read_catalogue(&answer.to_string()).expect_err(pointer);
        assert_eq!(error.path(), path, "{error}");
        let text = error.to_string();
        assert!(text.contains(&format!("at `{path}`")), "{text}");
    }
    for (text, says) in [
        ("", "EOF"),
        ("NULL", "expected value"),
        ("{} {}", "missing field"),
    ] {
        let error = read_catalogue(text).expect_err("no answer").to_string();
        assert!(
            error.starts_with("the catalogue cannot be read") && error.contains(says),
            "{error}"
        );
    }
    let deep = format!("{{\"dialect\":{}", "[".repeat(10_000));
    assert!(read_catalogue(&deep).is_err());
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(-1)),
        Just(json!(u64::MAX)),
        Just(json!(true)),
        Just(json!([])),
        Just(json!({"x": [1]})),
        "[\\PC]{0,12}".prop_map(Value::from),
        // What the parts of statements are taken apart by.
        "[()\"'`\\[\\]/*,; a-]{0,24}".prop_map(Value::from),
        "CREATE TABLE a \\(([()\"'`/*,-]| CHECK| CONSTRAINT| DEFAULT| REFERENCES| AS){0,12}"
            .prop_map(Value::from),
    ]
}

/// The places of all values, as pointers.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), all);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                places(item, &format!("{at}/{key}"), all);
            }
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn nothing_in_an_answer_panics(place: Index, value in any_value(), cut: Index, dialect in 0..4_usize, key in "[a-z_]{1,8}") {
        let (_, answer) = of_shop();
        let mut answer: Value = serde_json::from_str(&answer).expect("JSON");
        answer["dialect"] = json!(Dialect::ALL[dialect].name());
        let mut all = Vec::new();
        places(&answer, "", &mut all);
        let mut changed = answer.clone();
        let at = changed.pointer_mut(place.get(&all).as_str()).expect("a value");
        // An object gets a key that nobody knows.
        match at.as_object_mut().filter(|_| key.len() > 4) {
            Some(object) => {
                object.insert(key, value);
            }
            None => *at = value,
        }
        if let Ok(schema) = read_catalogue(&changed.to_string()) {
            let json = serde_json::to_string(&schema).expect("JSON");
            prop_assert_eq!(&serde_json::from_str::<Schema>(&json).expect("a schema"), &schema);
            prop_assert_eq!(&schema.in_words_of(&schema).dialect, &schema.dialect);
            prop_assert!(schema.script().len() + schema.drop_script().len() > 0);
        }
        let text = answer.to_string();
        let end = cut.index(text.len());
        if text.is_char_boundary(end) {
            prop_assert!(read_catalogue(&text[..end]).is_err());
        }
    }

    #[test]
    fn nothing_in_a_schema_panics(place: Index, value in any_value()) {
        let (schema, _) = of_shop();
        let mut json = serde_json::to_value(&schema).expect("JSON");
        let mut all = Vec::new();
        places(&json, "", &mut all);
        *json.pointer_mut(place.get(&all).as_str()).expect("a value") = value;
        if let Ok(schema) = serde_json::from_value::<Schema>(json) {
            prop_assert!(schema.script().len() + schema.drop_script().len() > 0);
        }
    }
}
