//! Which values the tables of the scripts take: those that can be stored, and no others.

mod cases;

use std::net::IpAddr;

use cases::{APART, CASES};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;
use uuid::Uuid;

use crate::database::Database;

#[derive(ValueObject)]
enum Colour {
    Red,
    Green,
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Tone {
    High,
    Low,
}

/// A value of each type, each of which may be absent.
#[derive(Aggregate)]
#[invariant("INV-VAL-001: A name is given once", unique(name))]
#[invariant("INV-VAL-002: One is called so while it is on", unique(call) where(self.switched.is_some_and(|on| on)))]
#[aggregate(table = "probes")]
struct Probe {
    id: Id<Probe>,
    switched: Option<bool>,
    tiny: Option<i8>,
    small: Option<i16>,
    whole: Option<i32>,
    large: Option<i64>,
    octet: Option<u8>,
    short: Option<u16>,
    word: Option<u32>,
    long: Option<u64>,
    single: Option<f32>,
    double: Option<f64>,
    #[column(precision = 10, scale = 2)]
    amount: Option<Decimal>,
    text: Option<String>,
    #[column(length = 5)]
    name: Option<String>,
    #[column(length = 20)]
    call: Option<String>,
    letter: Option<char>,
    uuid: Option<Uuid>,
    instant: Option<DateTime<Utc>>,
    civil: Option<NaiveDateTime>,
    day: Option<NaiveDate>,
    hour: Option<NaiveTime>,
    json: Option<serde_json::Value>,
    digest: Option<[u8; 4]>,
    address: Option<IpAddr>,
    colour: Option<Colour>,
    tone: Option<Tone>,
}

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Probe::DATA_MODEL]).expect("a model");
    let script =
        tablewright_sql::script(&model, dialect).unwrap_or_else(|problems| panic!("{problems}"));
    database
        .run(&script)
        .unwrap_or_else(|error| panic!("{error}\n{script}"));
    let place = match dialect {
        Dialect::Postgres => 0,
        Dialect::MariaDb => 1,
        _ => 2,
    };
    let mut probes = Probes {
        database,
        number: 0,
    };
    for (column, is_taken, values) in CASES {
        if values[place] != "-" {
            let done = probes.insert(&[(column, values[place])]);
            assert_eq!(
                done.is_ok(),
                *is_taken,
                "{dialect}: {column} {}: {done:?}",
                values[place]
            );
        }
    }
    probes.run("DELETE FROM probes").expect("a row less");
    for text in APART {
        probes
            .insert(&[("name", text)])
            .expect("these are told apart");
        probes
            .insert(&[("name", text)])
            .expect_err("one of them is there");
    }
    // A part of the rows alone is compared.
    for (call, switched, is_taken) in [
        ("'x'", "FALSE", true),
        ("'x'", "FALSE", true),
        ("'x'", "NULL", true),
        ("'x'", "TRUE", true),
        ("'x'", "TRUE", false),
        ("'X'", "TRUE", true),
        ("NULL", "TRUE", true),
        ("NULL", "TRUE", true),
    ] {
        let done = probes.insert(&[("call", call), ("switched", switched)]);
        assert_eq!(
            done.is_ok(),
            is_taken,
            "{dialect}: {call} {switched}: {done:?}"
        );
    }
    let drop = tablewright_sql::drop_script(&model, dialect).expect("a script");
    probes.run(&drop).expect("all is dropped");
}

struct Probes<'d> {
    database: &'d mut dyn Database,
    number: u32,
}

impl Probes<'_> {
    fn run(&mut self, sql: &str) -> Result<(), String> {
        self.database.run(sql)
    }

    fn insert(&mut self, cells: &[(&str, &str)]) -> Result<(), String> {
        self.number += 1;
        let dialect = self.database.dialect();
        let quote = if dialect == Dialect::MariaDb {
            "`"
        } else {
            "\""
        };
        let (mut columns, mut values) = ("id".to_owned(), id(dialect, self.number));
        for (column, value) in cells {
            columns.extend([", ", quote, column, quote]);
            values.extend([", ", value]);
        }
        self.run(&format!("INSERT INTO probes ({columns}) VALUES ({values})"))
    }
}

/// A UUID of a number.
pub(crate) fn uuid(number: u32) -> Uuid {
    Uuid::from_u128(0x67e5_5044_10b1_426f_9247_0000_0000_0000 | u128::from(number))
}

/// The same, as an engine writes it.
pub(crate) fn id(dialect: Dialect, number: u32) -> String {
    written(dialect, uuid(number))
}

/// A UUID as an engine writes it.
pub(crate) fn written(dialect: Dialect, uuid: Uuid) -> String {
    match dialect {
        Dialect::Sqlite => format!("X'{}'", uuid.simple()),
        _ => format!("'{uuid}'"),
    }
}
