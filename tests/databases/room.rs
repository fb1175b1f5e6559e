//! What an index of PostgreSQL has room for: of a longer row the script says beforehand that the
//! server will refuse it, and of no other.

use std::fmt::Write as _;

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use tablewright::{Aggregate, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::database::Database;

/// Its columns are given other types.
#[derive(Aggregate)]
#[aggregate(version = false, audit = false)]
#[index(first, second, third, purpose = "Look up", include(fourth))]
struct Long {
    id: Id<Long>,
    first: String,
    second: String,
    third: String,
    fourth: String,
}

/// The types of the columns beside text of some length, `?` where they may be absent; and in which
/// place the text is.
const CASES: &[([&str; 3], usize)] = &[
    (["BOOLEAN", "BOOLEAN", "BOOLEAN"], 3),
    (["BOOLEAN", "BOOLEAN", "BOOLEAN"], 0),
    (["BIGINT", "BIGINT", "BIGINT"], 0),
    (["UUID", "UUID", "BOOLEAN"], 2),
    (["UUID", "UUID?", "SMALLINT"], 1),
    (["BOOLEAN?", "SMALLINT", "INTEGER"], 1),
    (["DECIMAL(20,0)", "DECIMAL(28,7)", "DECIMAL(3,3)"], 0),
    (["TIMESTAMP", "DATE", "TIME?"], 2),
    (["INET", "REAL", "DOUBLE PRECISION"], 1),
    (["VARCHAR(31)", "VARCHAR(32)", "BOOLEAN"], 0),
    (["VARCHAR(300)?", "SMALLINT", "BOOLEAN?"], 0),
    (["VARCHAR(300)", "VARCHAR(300)", "DATE"], 3),
];

/// A model with the types of a case and text of some length.
fn model(types: &[&str; 3], place: usize, length: usize) -> DataModel {
    let mut record: serde_json::Value = serde_json::from_str(Long::DATA_MODEL).expect("JSON");
    let mut types = types.map(str::to_owned).to_vec();
    types.insert(place, format!("VARCHAR({length})"));
    let fields = record["tables"][0]["fields"]
        .as_array_mut()
        .expect("fields");
    for (field, ty) in fields.iter_mut().skip(1).zip(types) {
        let bare = ty.trim_end_matches('?');
        field["type"] = bare.into();
        if bare != ty {
            field["constraints"] = "NULL".into();
        }
    }
    DataModel::of(&[&record.to_string()]).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The longest value of a type, which cannot be made shorter.
fn longest(ty: &str, random: &mut TestRng) -> String {
    let length = ty
        .strip_prefix("VARCHAR(")
        .and_then(|rest| rest.strip_suffix(')'));
    if let Some(length) = length {
        let mut text = String::from("'");
        for _ in 0..length.parse::<usize>().expect("a number") {
            let number = 0x1_0000 + random.next_u32() % 0x10_0000;
            text.push(char::from_u32(number).expect("a character"));
        }
        return text + "'";
    }
    match ty {
        "BOOLEAN" => "TRUE",
        "UUID" => "'67e55044-10b1-426f-9247-bb680e5fe0c8'",
        "DECIMAL(20,0)" => "12345678901234567890",
        "DECIMAL(28,7)" => "123456789012345678901.2345678",
        "DECIMAL(3,3)" => "0.123",
        "TIMESTAMP" => "'2024-02-29 12:00:00+00'",
        "DATE" => "'2024-02-29'",
        "TIME" => "'12:00:00'",
        "INET" => "'2001:db8::1'",
        _ => "1",
    }
    .to_owned()
}

/// Whether the server takes the longest row, and those with one value absent.
fn takes(database: &mut dyn Database, model: &DataModel, random: &mut TestRng) -> bool {
    let script = tablewright_sql::script(model, Dialect::Postgres).expect("a script");
    database
        .run(&script)
        .unwrap_or_else(|error| panic!("{error}\n{script}"));
    let table = &model.aggregates()[0].tables[0];
    let fields = &table.columns[1..];
    let nullable = fields.iter().enumerate();
    let nullable = nullable.filter(|(_, field)| field.is_nullable());
    let absent = nullable.map(|(at, _)| Some(at));
    let mut takes = true;
    for absent in absent.chain([None]) {
        let mut values = String::new();
        for (at, field) in fields.iter().enumerate() {
            let value = if absent == Some(at) {
                "NULL".to_owned()
            } else {
                longest(&field.ty.text(), random)
            };
            let _ = write!(values, ", {value}");
        }
        let insert = format!("INSERT INTO longs VALUES (gen_random_uuid(){values})");
        if let Err(error) = database.run(&insert) {
            assert!(error.contains("index row size"), "{error}");
            takes = false;
        }
    }
    let drop = tablewright_sql::drop_script(model, Dialect::Postgres).expect("a script");
    database.run(&drop).expect("all is dropped");
    takes
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]);
    for (types, place) in CASES {
        let is_said = |length| {
            let script = tablewright_sql::script(&model(types, *place, length), Dialect::Postgres);
            script
                .expect("a script")
                .contains("PostgreSQL refuses rows")
        };
        let longest = (1..700).rev().find(|length| !is_said(*length));
        let longest = longest.expect("some fit");
        let fits = model(types, *place, longest);
        assert!(takes(database, &fits, &mut random), "{types:?}");
        let longer = model(types, *place, longest + 1);
        assert!(!takes(database, &longer, &mut random), "{types:?}");
    }
}
