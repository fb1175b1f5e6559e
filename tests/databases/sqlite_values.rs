//! What SQLite has one type for where Rust has several: a double may be no `f32`, and text no UTF-8.

use std::collections::BTreeSet;

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_model::{Expression, Source};

use crate::database::Database as _;
use crate::servers::sqlite::exact;
use crate::sqlite::Judged;
use crate::values::id;

#[derive(ValueObject)]
enum State {
    On,
    Off,
}

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Level {
    High,
    Low,
}

/// What a column of SQLite holds more of than its type. The defaults are no doubles of few digits.
#[derive(Aggregate)]
#[invariant("INV-WDE-001: Letters", check(self.code.as_deref().is_none_or(|code| code.chars().all(|c| matches!(c, 'A'..='Z')))))]
struct Wide {
    id: Id<Wide>,
    single: Option<f32>,
    #[column(default = 0.1)]
    narrow: f32,
    #[column(default = 9.99824541)]
    double: f64,
    letter: Option<char>,
    text: Option<String>,
    #[column(length = 1)]
    short: Option<String>,
    #[column(length = 5)]
    name: Option<String>,
    code: Option<String>,
    json: Option<serde_json::Value>,
    instant: Option<chrono::DateTime<chrono::Utc>>,
    civil: Option<chrono::NaiveDateTime>,
    day: Option<chrono::NaiveDate>,
    hour: Option<chrono::NaiveTime>,
    state: Option<State>,
    level: Option<Level>,
}

pub(crate) fn try_all(database: &mut Judged) {
    let model = DataModel::of(&[Wide::DATA_MODEL]).expect("a model");
    let dialect = database.dialect();
    let script = tablewright_sql::script(&model, dialect).expect("a script");
    database.run(&script).expect("the table is created");
    singles(database);
    defaults(database);
    literals(database, &model);
    characters(database);
    days(database);
    seconds(database);
    nothing_follows_json(database);
    only_long_text_is_not_held_to_utf_8(database);
    let drop = tablewright_sql::drop_script(&model, dialect).expect("a script");
    database.run(&drop).expect("all is dropped");
}

/// Which of some values a column takes.
fn taken(database: &mut Judged, column: &str, values: &[String]) -> BTreeSet<usize> {
    let mut taken = BTreeSet::new();
    for (part, values) in values.chunks(1_000).enumerate() {
        let rows = values.iter().enumerate().map(|(at, value)| {
            let number = u32::try_from(part * 1_000 + at).expect("a small number");
            format!("({}, {value})", id(database.dialect(), number))
        });
        let rows: Vec<String> = rows.collect();
        // Nothing but a check refuses a row here: it is left out.
        let sql = format!(
            "INSERT OR IGNORE INTO wides (id, \"{column}\") VALUES {}",
            rows.join(", ")
        );
        database.run(&sql).expect("rows are judged");
    }
    let rows = database.0.rows("SELECT HEX(id) FROM wides").expect("rows");
    for row in rows {
        let id = row[0].as_deref().expect("an id");
        let number = usize::from_str_radix(&id[24..], 16).expect("a number");
        taken.insert(number);
    }
    database.run("DELETE FROM wides").expect("rows are deleted");
    taken
}

fn disagree<T: std::fmt::Debug>(
    values: &[T],
    taken: &BTreeSet<usize>,
    is_value: impl Fn(&T) -> bool,
) {
    let wrong: Vec<&T> = values
        .iter()
        .enumerate()
        .filter(|(at, value)| is_value(value) != taken.contains(at))
        .map(|(_, value)| value)
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}: {:?}",
        wrong.len(),
        values.len(),
        &wrong[..wrong.len().min(20)]
    );
}

/// Doubles of all exponents, with few and with many bits, and those beside each `f32`.
fn singles(database: &mut Judged) {
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut next = || random.next_u64();
    let mut doubles = vec![
        0.0,
        -0.0,
        f64::MAX,
        f64::MIN,
        5e-324,
        f64::MIN_POSITIVE,
        1e-300,
        0.1,
    ];
    let around = |doubles: &mut Vec<f64>, single: f32| {
        let double = f64::from(single);
        let beside = f64::from(f32::from_bits(single.to_bits().wrapping_add(1)));
        doubles.extend([
            double,
            double.next_up(),
            double.next_down(),
            f64::midpoint(double, beside),
        ]);
    };
    for single in [
        0.0,
        -0.0,
        f32::MAX,
        f32::MIN,
        f32::MIN_POSITIVE,
        f32::from_bits(1),
    ] {
        around(&mut doubles, single);
    }
    for _ in 0..8_000 {
        let bits = next();
        doubles.push(f64::from_bits(bits));
        let exponent = 1023 - 160 + next() % 300;
        let kept = u64::MAX << (next() % 53);
        let fraction = next() & kept & ((1 << 52) - 1);
        doubles.push(f64::from_bits(bits & (1 << 63) | exponent << 52 | fraction));
        #[expect(clippy::cast_possible_truncation, reason = "as random as the rest")]
        around(&mut doubles, f32::from_bits(bits as u32));
    }
    doubles.retain(|double| double.is_finite());
    let values: Vec<String> = doubles.iter().map(|double| exact(*double)).collect();
    let taken = taken(database, "single", &values);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::float_cmp,
        reason = "that is the question"
    )]
    disagree(&doubles, &taken, |double| {
        f64::from(*double as f32) == *double
    });
    assert!(taken.len() > 8_000, "{}", taken.len());
}

/// A default is the value of Rust.
fn defaults(database: &mut Judged) {
    let insert = format!(
        "INSERT INTO wides (id) VALUES ({})",
        id(database.dialect(), 1)
    );
    database.run(&insert).expect("the defaults are values");
    let sql = format!(
        "SELECT narrow = {}, double = {} FROM wides",
        exact(f64::from(0.1_f32)),
        exact(9.998_245_41)
    );
    let rows = database.0.rows(&sql).expect("a row");
    let yes = Some("1".to_owned());
    assert_eq!(rows, [[yes.clone(), yes]]);
    database.run("DELETE FROM wides").expect("rows are deleted");
}

/// What a condition compares floats with is read as what Rust reads.
fn literals(database: &mut Judged, model: &DataModel) {
    let table = model.table("wides").expect("a table");
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[8; 32]);
    let mut values = vec![
        0.0,
        -0.0,
        0.1,
        -2.5,
        9.998_245_41,
        f64::MAX,
        f64::MIN,
        5e-324,
        f64::MIN_POSITIVE,
    ];
    for _ in 0..10_000 {
        let bits = random.next_u64();
        values.push(f64::from_bits(bits));
        #[expect(clippy::cast_possible_truncation, reason = "as random as the rest")]
        values.push(f64::from(f32::from_bits(bits as u32)));
        let decimal = format!("{}e-{}", bits % 1_000_000_000_000, bits >> 40 & 15);
        values.push(decimal.parse().expect("a number"));
    }
    values.retain(|value| value.is_finite());
    for values in values.chunks(1_000) {
        let read = values.iter().map(|value| {
            let literal = Expression::Number(format!("{value:e}"));
            let sql = tablewright_sql::condition(&literal, table, database.dialect())
                .expect("it is spelled");
            format!("({sql}, {})", exact(*value))
        });
        let read: Vec<String> = read.collect();
        let sql = format!(
            "SELECT column1, column2 FROM (VALUES {}) WHERE column1 IS NOT column2",
            read.join(", ")
        );
        let wrong = database.0.rows(&sql).expect("rows");
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

/// All sequences of one and two bytes, and those of more that are at an end of what is valid.
fn sequences() -> Vec<Vec<u8>> {
    const EDGES: [u8; 20] = [
        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbe, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed,
        0xef, 0xf0, 0xf4, 0xf5, 0xff,
    ];
    let longer = |short: &[Vec<u8>], ends: &[u8]| -> Vec<Vec<u8>> {
        let each = short
            .iter()
            .flat_map(|short| ends.iter().map(move |end| [short, &[*end][..]].concat()));
        each.collect()
    };
    let all: Vec<u8> = (0..=u8::MAX).collect();
    let one = longer(&[Vec::new()], &all);
    let two = longer(&one, &all);
    let of_edges = |one: &[Vec<u8>]| longer(one, &EDGES);
    let edges = of_edges(&[Vec::new()]);
    let three = of_edges(&of_edges(&edges));
    let leads = longer(&[Vec::new()], &[0xf0, 0xf4, 0xf7, 0xf8]);
    let four = of_edges(&of_edges(&of_edges(&leads)));
    let five = longer(&four, &[0x80]);
    [vec![Vec::new()], one, two, three, four, five].concat()
}

fn characters(database: &mut Judged) {
    let sequences = sequences();
    let text = |bytes: &Vec<u8>| format!("CAST(X'{}' AS TEXT)", hex(bytes));
    let values: Vec<String> = sequences.iter().map(text).collect();
    let one = |bytes: &Vec<u8>| {
        let text = str::from_utf8(bytes).ok();
        text.map(|text| text.chars().collect::<Vec<_>>())
    };
    let letters = taken(database, "letter", &values);
    disagree(&sequences, &letters, |bytes| {
        one(bytes).is_some_and(|text| text.len() == 1 && text[0] != '\0')
    });
    let short = taken(database, "short", &values);
    disagree(&sequences, &short, |bytes| {
        one(bytes).is_some_and(|text| text.len() <= 1 && text != ['\0'])
    });
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    digits.collect::<Vec<_>>().concat()
}

/// All that looks like a day, in years of each kind.
fn days(database: &mut Judged) {
    let mut days = Vec::new();
    for year in [0, 999, 1000, 1582, 1900, 2000, 2023, 2024, 9999] {
        for month in 0..=13 {
            days.extend((0..=32).map(|day| (year, month, day)));
        }
    }
    let written = |(year, month, day)| format!("{year:04}-{month:02}-{day:02}");
    let is_day = |(year, month, day): &(i32, u32, u32)| {
        *year >= 1000 && chrono::NaiveDate::from_ymd_opt(*year, *month, *day).is_some()
    };
    for (column, rest) in [
        ("day", ""),
        ("civil", "T23:59:59.999999"),
        ("instant", "T00:00:00.000000Z"),
    ] {
        let values = days.iter().map(|day| format!("'{}{rest}'", written(*day)));
        let taken = taken(database, column, &values.collect::<Vec<_>>());
        disagree(&days, &taken, is_day);
    }
}

/// Every second of a day, and what is none.
fn seconds(database: &mut Judged) {
    let mut times = Vec::new();
    for hour in 0..=24 {
        for minute in 0..=60 {
            times.extend((0..=60).map(|second| (hour, minute, second)));
        }
    }
    let is_time =
        |(hour, minute, second): &(u32, u32, u32)| *hour < 24 && *minute < 60 && *second < 60;
    for (column, before, zone) in [("hour", "", ""), ("instant", "9999-12-31T", "Z")] {
        let values = times.iter().map(|(hour, minute, second)| {
            format!("'{before}{hour:02}:{minute:02}:{second:02}.999999{zone}'")
        });
        let taken = taken(database, column, &values.collect::<Vec<_>>());
        disagree(&times, &taken, is_time);
    }
}

/// `json_valid` reads no further than U+0000.
fn nothing_follows_json(database: &mut Judged) {
    let texts = ["'{}'", "'{}' || CHAR(0)", "'1' || CHAR(0) || 'x'"];
    let texts = texts.map(str::to_owned);
    assert_eq!(taken(database, "json", &texts).len(), 1);
}

/// The one exception: text of more than a character, and JSON.
fn only_long_text_is_not_held_to_utf_8(database: &mut Judged) {
    let invalid = ["ff", "c080", "eda080", "61e282", "b5", "22ff22"]
        .map(|bytes| format!("CAST(X'{bytes}' AS TEXT)"));
    let model = DataModel::of(&[Wide::DATA_MODEL]).expect("a model");
    let table = model.table("wides").expect("a table");
    let types = database
        .0
        .rows("SELECT name FROM pragma_table_info('wides') WHERE type = 'TEXT'");
    let columns = types.expect("columns").into_iter().flatten().flatten();
    let columns = columns.filter(|name| {
        table
            .column(name)
            .is_some_and(|field| field.source != Source::Audit)
    });
    let takes = |column: &String| !taken(database, column, &invalid).is_empty();
    let taking: Vec<String> = columns.filter(takes).collect();
    assert_eq!(taking, ["text", "name", "json"]);
}
