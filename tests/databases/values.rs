//! Which values the tables of the scripts take: those that can be stored, and no others.

use std::net::IpAddr;

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

/// A column, whether a value is taken, and the value on PostgreSQL, MariaDB and SQLite; `-` where
/// an engine has no way to say it.
type Case = (&'static str, bool, [&'static str; 3]);

const fn same(column: &'static str, is_taken: bool, value: &'static str) -> Case {
    (column, is_taken, [value, value, value])
}

const CASES: &[Case] = &[
    same("switched", true, "TRUE"),
    same("switched", true, "FALSE"),
    ("switched", false, ["-", "2", "2"]),
    ("switched", false, ["-", "-1", "-1"]),
    same("tiny", true, "-128"),
    same("tiny", true, "127"),
    same("tiny", false, "128"),
    same("tiny", false, "-129"),
    same("small", true, "-32768"),
    same("small", true, "32767"),
    same("small", false, "32768"),
    same("small", false, "-32769"),
    same("whole", true, "-2147483648"),
    same("whole", true, "2147483647"),
    same("whole", false, "2147483648"),
    same("large", true, "-9223372036854775808"),
    same("large", true, "9223372036854775807"),
    same("large", false, "9223372036854775808"),
    same("octet", true, "255"),
    same("octet", false, "256"),
    same("octet", false, "-1"),
    same("short", true, "65535"),
    same("short", false, "65536"),
    same("word", true, "4294967295"),
    same("word", false, "4294967296"),
    same("word", false, "-1"),
    ("long", true, ["0", "0", "X'0000000000000000'"]),
    (
        "long",
        true,
        [
            "18446744073709551615",
            "18446744073709551615",
            "X'FFFFFFFFFFFFFFFF'",
        ],
    ),
    (
        "long",
        false,
        [
            "18446744073709551616",
            "18446744073709551616",
            "X'FFFFFFFFFFFFFFFF00'",
        ],
    ),
    ("long", false, ["-1", "-1", "X'00'"]),
    ("long", false, ["'NaN'", "'NaN'", "18446744073709551615"]),
    same("single", true, "0.5"),
    (
        "single",
        true,
        [
            "-3.4028235e38",
            "-3.40282e38",
            "-16777215.0 * 4611686018427387904.0 * 4398046511104.0",
        ],
    ),
    same("single", false, "3.5e38"),
    ("single", false, ["'1e-300'", "-", "1e-300"]),
    ("single", false, ["-", "-", "0.1"]),
    ("single", false, ["'NaN'", "'NaN'", "9e999"]),
    ("single", false, ["'-Infinity'", "'-Infinity'", "-9e999"]),
    same("double", true, "1e-300"),
    same("double", true, "1.7976931348623157e308"),
    ("double", false, ["'NaN'", "-", "9e999"]),
    ("double", false, ["'Infinity'", "-", "-9e999"]),
    ("amount", true, ["99999999.99", "99999999.99", "9999999999"]),
    (
        "amount",
        true,
        ["-99999999.99", "-99999999.99", "-9999999999"],
    ),
    ("amount", false, ["100000000", "100000000", "10000000000"]),
    ("amount", false, ["'NaN'", "'NaN'", "0.5"]),
    (
        "amount",
        false,
        ["'Infinity'", "'Infinity'", "-10000000000"],
    ),
    same("text", true, "''"),
    same("text", true, "'Grüße \u{1F600}  '"),
    (
        "text",
        false,
        ["-", "CONCAT('a', X'00')", "'a' || CHAR(0) || 'b'"],
    ),
    same("name", true, "'äöüß\u{1F600}'"),
    same("name", false, "'sixsix'"),
    ("name", false, ["-", "CONCAT('a', X'00')", "'a' || CHAR(0)"]),
    same("letter", true, "'\u{1F600}'"),
    same("letter", true, "' '"),
    same("letter", false, "''"),
    same("letter", true, "'\u{ffff}'"),
    same("letter", false, "'ab'"),
    (
        "uuid",
        true,
        [
            "'67e55044-10b1-426f-9247-bb680e5fe0c8'",
            "'67e55044-10b1-426f-9247-bb680e5fe0c8'",
            "X'67e5504410b1426f9247bb680e5fe0c8'",
        ],
    ),
    (
        "uuid",
        false,
        [
            "'67e55044'",
            "'67e55044'",
            "X'67e5504410b1426f9247bb680e5fe0'",
        ],
    ),
    (
        "uuid",
        false,
        ["'none'", "'none'", "'67e55044-10b1-426f-9247-bb680e5fe0c8'"],
    ),
    (
        "instant",
        true,
        [
            "'1000-01-01 00:00:00+00'",
            "'1000-01-01 00:00:00'",
            "'1000-01-01T00:00:00.000000Z'",
        ],
    ),
    (
        "instant",
        true,
        [
            "'9999-12-31 23:59:59.999999+00'",
            "'9999-12-31 23:59:59.999999'",
            "'9999-12-31T23:59:59.999999Z'",
        ],
    ),
    (
        "instant",
        true,
        [
            "'2024-02-29 12:00:00.000001+00'",
            "'2024-02-29 12:00:00.000001'",
            "'2024-02-29T12:00:00.000001Z'",
        ],
    ),
    ("instant", false, ["'infinity'", "'infinity'", "'now'"]),
    (
        "instant",
        false,
        [
            "'-infinity'",
            "'0000-00-00'",
            "'2024-02-29T12:00:00.000001'",
        ],
    ),
    (
        "instant",
        false,
        [
            "'0999-12-31 23:59:59+00'",
            "'0999-12-31 23:59:59'",
            "'0999-12-31T23:59:59.000000Z'",
        ],
    ),
    (
        "instant",
        false,
        [
            "'10000-01-01 00:00:00+00'",
            "'2024-00-10'",
            "'2024-02-29T12:00:00.0000012Z'",
        ],
    ),
    (
        "instant",
        false,
        [
            "'2023-02-29 00:00:00+00'",
            "'2023-02-29'",
            "'2023-02-29T00:00:00.000000Z'",
        ],
    ),
    (
        "instant",
        false,
        ["-", "'2023-02-00'", "'2023-02-28T24:00:00.000000Z'"],
    ),
    (
        "instant",
        false,
        ["-", "-", "'2023-02-28T12:00:00.000000Z' || CHAR(0)"],
    ),
    (
        "instant",
        false,
        ["-", "-", "'2023-02-28 12:00:00.000000Z'"],
    ),
    (
        "civil",
        true,
        [
            "'2024-02-29 23:59:59.999999'",
            "'2024-02-29 23:59:59.999999'",
            "'2024-02-29T23:59:59.999999'",
        ],
    ),
    (
        "civil",
        false,
        ["'infinity'", "'0000-00-00'", "'2024-02-29'"],
    ),
    (
        "civil",
        false,
        [
            "'0999-01-01'",
            "'0999-01-01'",
            "'0999-01-01T00:00:00.000000'",
        ],
    ),
    same("day", true, "'1000-01-01'"),
    same("day", true, "'9999-12-31'"),
    same("day", false, "'0999-12-31'"),
    same("day", false, "'2023-02-29'"),
    (
        "day",
        false,
        ["'infinity'", "'0000-00-00'", "'2023-02-28x'"],
    ),
    ("day", false, ["-", "'2023-02-00'", "'2023-02-00'"]),
    same("hour", true, "'00:00:00.000000'"),
    same("hour", true, "'23:59:59.999999'"),
    same("hour", false, "'24:00:00.000000'"),
    ("hour", false, ["-", "'-01:00:00'", "'-01:00:00.00000'"]),
    same("json", true, "'{\"a\": [1, null]}'"),
    same("json", false, "'{a'"),
    (
        "digest",
        true,
        ["'\\x01020304'", "X'01020304'", "X'01020304'"],
    ),
    ("digest", false, ["'\\x010203'", "X'010203'", "X'010203'"]),
    (
        "digest",
        false,
        ["'\\x0102030405'", "X'0102030405'", "'abcd'"],
    ),
    (
        "address",
        true,
        ["'127.0.0.1'", "X'7F000001'", "X'7F000001'"],
    ),
    (
        "address",
        true,
        [
            "'::1'",
            "X'00000000000000000000000000000001'",
            "X'00000000000000000000000000000001'",
        ],
    ),
    ("address", false, ["'10.0.0.0/8'", "X'7F0000'", "X'7F0000'"]),
    (
        "address",
        false,
        ["'::/64'", "X'7F00000101'", "X'7F00000101'"],
    ),
    same("colour", true, "'green'"),
    same("colour", false, "'Green'"),
    same("colour", false, "'green '"),
    same("colour", false, "''"),
    same("tone", true, "'low'"),
    same("tone", false, "'Low'"),
    same("tone", false, "''"),
    same("tone", false, "'middle'"),
];

/// Texts that Rust tells apart.
const APART: &[&str] = &[
    "'a'",
    "'A'",
    "'a '",
    "' a'",
    "'á'",
    "'a\u{301}'",
    "''",
    "' '",
    "'ß'",
    "'ss'",
    "'\u{1F600}'",
    "'\u{1F601}'",
];

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

/// A UUID of a number, as an engine writes it.
pub(crate) fn id(dialect: Dialect, number: u32) -> String {
    let uuid = Uuid::from_u128(0x67e5_5044_10b1_426f_9247_0000_0000_0000 | u128::from(number));
    match dialect {
        Dialect::Sqlite => format!("X'{}'", uuid.simple()),
        _ => format!("'{uuid}'"),
    }
}
