//! Section 5 of the specification: every Rust type that a field may have, and type questions
//! answered by types.

use std::borrow::Cow;
use std::net::IpAddr;
use std::num::{NonZeroI8, NonZeroI32, NonZeroU8, NonZeroU64};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tablewright::{Aggregate, Id, ValueObject};
use uuid::Uuid;

type Name = String;
type Maybe<T> = Option<T>;

macro_rules! text {
    () => {
        String
    };
}

trait Described {
    type Label;
}
struct Product;
impl Described for Product {
    type Label = String;
}

mod elsewhere {
    pub(super) use std::option::Option as Perhaps;
    pub(super) use tablewright::Id as Identity;
}

/// Of every type.
#[derive(Aggregate)]
struct Everything {
    id: elsewhere::Identity<Everything>,
    text: String,
    #[column(length = 20)]
    short: String,
    letter: char,
    flag: bool,
    i8: i8,
    i16: i16,
    i32: i32,
    i64: i64,
    u8: u8,
    u16: u16,
    u32: u32,
    u64: u64,
    f32: f32,
    f64: f64,
    #[column(precision = 12, scale = 4)]
    decimal: rust_decimal::Decimal,
    uuid: Uuid,
    reference: Id<Everything>,
    chrono_instant: chrono::DateTime<chrono::Utc>,
    chrono_civil: chrono::NaiveDateTime,
    chrono_date: chrono::NaiveDate,
    chrono_time: chrono::NaiveTime,
    time_instant: time::OffsetDateTime,
    time_civil: time::PrimitiveDateTime,
    time_date: time::Date,
    time_time: time::Time,
    jiff_instant: jiff::Timestamp,
    jiff_civil: jiff::civil::DateTime,
    jiff_date: jiff::civil::Date,
    jiff_time: jiff::civil::Time,
    duration: Duration,
    json: serde_json::Value,
    #[column(json)]
    any: Option<Product>,
    #[column(json)]
    list: Vec<String>,
    bytes: Vec<u8>,
    array: [u8; 4],
    address: IpAddr,
    aliased: Maybe<Name>,
    perhaps: elsewhere::Perhaps<i32>,
    from_macro: text!(),
    associated: <Product as Described>::Label,
    boxed: Box<i32>,
    not_zero_i8: NonZeroI8,
    not_zero_i32: NonZeroI32,
    not_zero_u8: NonZeroU8,
    not_zero_u64: Option<NonZeroU64>,
    boxed_text: Box<str>,
    #[column(length = 5)]
    short_boxed_text: Option<Box<str>>,
    shared_text: Arc<str>,
    #[column(length = 6)]
    short_shared_text: Arc<str>,
    borrowed_text: Cow<'static, str>,
    #[column(length = 7)]
    short_borrowed_text: Option<Cow<'static, str>>,
    system_time: SystemTime,
}

const COLUMNS: &str = "\
id UUID PRIMARY KEY
text TEXT NOT NULL
short VARCHAR(20) NOT NULL
letter VARCHAR(1) NOT NULL
flag BOOLEAN NOT NULL
i8 SMALLINT NOT NULL
i16 SMALLINT NOT NULL
i32 INTEGER NOT NULL
i64 BIGINT NOT NULL
u8 SMALLINT NOT NULL
u16 INTEGER NOT NULL
u32 BIGINT NOT NULL
u64 DECIMAL(20,0) NOT NULL
f32 REAL NOT NULL
f64 DOUBLE PRECISION NOT NULL
decimal DECIMAL(12,4) NOT NULL
uuid UUID NOT NULL
reference UUID NOT NULL
chrono_instant TIMESTAMP NOT NULL
chrono_civil DATETIME NOT NULL
chrono_date DATE NOT NULL
chrono_time TIME NOT NULL
time_instant TIMESTAMP NOT NULL
time_civil DATETIME NOT NULL
time_date DATE NOT NULL
time_time TIME NOT NULL
jiff_instant TIMESTAMP NOT NULL
jiff_civil DATETIME NOT NULL
jiff_date DATE NOT NULL
jiff_time TIME NOT NULL
duration BIGINT NOT NULL
json JSON NOT NULL
any JSON NULL
list JSON NOT NULL
bytes BYTES NOT NULL
array BYTES NOT NULL
address INET NOT NULL
aliased TEXT NULL
perhaps INTEGER NULL
from_macro TEXT NOT NULL
associated TEXT NOT NULL
boxed INTEGER NOT NULL
not_zero_i8 SMALLINT NOT NULL
not_zero_i32 INTEGER NOT NULL
not_zero_u8 SMALLINT NOT NULL
not_zero_u64 DECIMAL(20,0) NULL
boxed_text TEXT NOT NULL
short_boxed_text VARCHAR(5) NULL
shared_text TEXT NOT NULL
short_shared_text VARCHAR(6) NOT NULL
borrowed_text TEXT NOT NULL
short_borrowed_text VARCHAR(7) NULL
system_time TIMESTAMP NOT NULL
version INTEGER NOT NULL
created_at TIMESTAMP NOT NULL
updated_at TIMESTAMP NOT NULL";

#[test]
fn every_type_has_its_column() {
    let found: Vec<String> = Everything::TABLES[0]
        .columns
        .iter()
        .map(|column| format!("{} {} {}", column.name, column.ty, column.constraints()))
        .collect();
    assert_eq!(found.join("\n"), COLUMNS);
}

#[test]
fn narrower_types_have_checks() {
    let found: Vec<String> = Everything::TABLES[0]
        .checks
        .iter()
        .map(|check| format!("{}: {} ({})", check.name, check.expression, check.source))
        .collect();
    let expected = "\
chk_everything_letter_length: CHAR_LENGTH(letter) = 1 (Everything.letter)
chk_everything_i8_range: i8 BETWEEN -128 AND 127 (Everything.i8)
chk_everything_u8_range: u8 BETWEEN 0 AND 255 (Everything.u8)
chk_everything_u16_range: u16 BETWEEN 0 AND 65535 (Everything.u16)
chk_everything_u32_range: u32 BETWEEN 0 AND 4294967295 (Everything.u32)
chk_everything_u64_range: u64 BETWEEN 0 AND 18446744073709551615 (Everything.u64)
chk_everything_duration_range: duration >= 0 (Everything.duration)
chk_everything_array_length: OCTET_LENGTH(\"array\") = 4 (Everything.array)
chk_everything_not_zero_i8_range: not_zero_i8 BETWEEN -128 AND 127 AND not_zero_i8 <> 0 (Everything.not_zero_i8)
chk_everything_not_zero_i32_range: not_zero_i32 <> 0 (Everything.not_zero_i32)
chk_everything_not_zero_u8_range: not_zero_u8 BETWEEN 1 AND 255 (Everything.not_zero_u8)
chk_everything_not_zero_u64_range: not_zero_u64 BETWEEN 1 AND 18446744073709551615 (Everything.not_zero_u64)";
    assert_eq!(found.join("\n"), expected);
}

#[test]
fn an_id_is_a_uuid_of_its_own_type() {
    let (first, second) = (Id::<Product>::new(), Id::<Product>::new());
    assert!(first < second, "version 7 sorts by time");
    assert_eq!(first.as_uuid().get_version_num(), 7);
    assert_eq!(first.to_string().parse(), Ok(first));
    assert_eq!(Id::from(Uuid::from(first)), first);
    assert!("no uuid".parse::<Id<Product>>().is_err());
    let json = serde_json::to_string(&first).unwrap();
    assert_eq!(json, format!("\"{first}\""));
    assert_eq!(serde_json::from_str::<Id<Product>>(&json).unwrap(), first);
    assert_eq!(format!("{first:?}"), format!("Id({first})"));
}

const FIRST_LEVEL: i64 = -7;
const GREETING: &str = "it's me";

/// Where defaults come from.
#[derive(ValueObject, Clone, Copy)]
#[repr(u16)]
enum Level {
    Low = 300,
    High = 7,
}

impl Level {
    const USUAL: Self = Self::High;
}

/// Defaults of every form.
#[derive(Aggregate)]
struct Defaults {
    id: Id<Defaults>,
    #[column(default = FIRST_LEVEL)]
    constant: i64,
    #[column(default = GREETING)]
    text: String,
    #[column(default = "", length = 5)]
    empty: String,
    #[column(default = -0.25)]
    ratio: f32,
    #[column(default = 'ß')]
    letter: char,
    #[column(default = u64::MAX)]
    most: u64,
    #[column(default = i8::MIN)]
    least: i8,
    #[column(default = Level::USUAL)]
    level: Level,
    #[column(default = Level::Low)]
    other: Option<Level>,
    #[column(default(sql = "NOW()"))]
    at: chrono::DateTime<chrono::Utc>,
}

#[test]
fn defaults_are_constants_of_the_type() {
    let found: Vec<&str> = Defaults::TABLES[0]
        .columns
        .iter()
        .filter_map(|column| column.default)
        .collect();
    assert_eq!(
        found,
        [
            "-7",
            "'it''s me'",
            "''",
            "-0.25",
            "'ß'",
            "18446744073709551615",
            "-128",
            "'high'",
            "'low'",
            "NOW()",
            "1",
            "NOW()",
            "NOW()",
        ]
    );
}

/// Each of the sixty fields of a type has its column, and its place.
macro_rules! wide {
    ($($name:ident)*) => {
        /// A type of sixty fields.
        #[derive(Aggregate)]
        struct Wide {
            id: Id<Wide>,
            $($name: Option<String>,)*
        }
        const WIDE: &[&str] = &[$(stringify!($name)),*];
    };
}

wide! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
    d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
}

#[test]
fn sixty_fields_are_sixty_columns() {
    let columns = Wide::TABLES[0].columns;
    let names: Vec<&str> = columns[1..=60].iter().map(|column| column.name).collect();
    assert_eq!(names, WIDE);
    assert!(Wide::DATA_MODEL.contains("Wide.f9"));
}

#[test]
fn records_of_every_type_are_written_as_they_were_read() {
    for text in [
        Everything::DATA_MODEL,
        Defaults::DATA_MODEL,
        Wide::DATA_MODEL,
    ] {
        let record: tablewright_model::Record = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), text);
        let tables = Everything::TABLES.len();
        assert_eq!(record.tables.len(), tables);
    }
}
