//! Rows: what is in their columns, and what `check_invariants` says of them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;
use tablewright::Violations;
use uuid::Uuid;

/// A row of a table.
pub(crate) struct Row {
    pub(crate) table: &'static str,
    pub(crate) cells: Vec<(String, Cell)>,
    /// The rules that it breaks, and where.
    pub(crate) violations: Vec<(String, String)>,
}

/// What is in a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Null,
    Boolean(bool),
    Integer(i128),
    Unsigned(u64),
    Decimal(Decimal),
    Single(f32),
    Double(f64),
    Text(String),
    Bytes(Vec<u8>),
    Uuid(Uuid),
    /// `2024-02-29 12:00:00.000001`
    DateTime(String),
    Instant(String),
    Date(String),
    Time(String),
}

/// What is judged: rows of some tables, from so many values.
pub(crate) struct Subject {
    pub(crate) rows: fn(usize) -> Vec<Row>,
}

impl Row {
    /// The row of a value, which can be stored.
    pub(crate) fn of(
        table: &'static str,
        cells: Vec<(&str, Cell)>,
        judged: Result<(), Violations>,
    ) -> Self {
        let violations = judged.err().into_iter().flatten().map(|violation| {
            let rule = violation.rule().expect("all values can be stored");
            (rule.to_owned(), violation.path().to_owned())
        });
        let cells = cells
            .into_iter()
            .map(|(name, cell)| (name.to_owned(), cell));
        Self {
            table,
            cells: cells.collect(),
            violations: violations.collect(),
        }
    }
}

/// So many values.
pub(crate) fn values<T: std::fmt::Debug>(
    count: usize,
    strategy: impl Strategy<Value = T>,
) -> Vec<T> {
    let seed = std::env::var("VERDICTS_SEED").ok();
    let seed: u8 = seed.and_then(|seed| seed.parse().ok()).unwrap_or(7);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut value = || strategy.new_tree(&mut runner).expect("a value").current();
    (0..count).map(|_| value()).collect()
}

/// Values that are often one of these.
pub(crate) fn often<T: Clone + std::fmt::Debug + 'static>(
    these: &[T],
    others: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<T> {
    let these = proptest::sample::select(these.to_vec());
    prop_oneof![3 => these, 1 => others].boxed()
}

/// `None` often.
pub(crate) fn maybe<T: Clone + std::fmt::Debug + 'static>(
    of: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<T>> {
    prop_oneof![1 => Just(None), 2 => of.prop_map(Some)].boxed()
}

/// What makes a cell.
pub(crate) trait AsCell {
    fn cell(&self) -> Cell;
}

impl<T: AsCell> AsCell for Option<T> {
    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Null, AsCell::cell)
    }
}

macro_rules! cells {
    ($($ty:ty => |$value:ident| $cell:expr;)*) => {$(
        impl AsCell for $ty {
            fn cell(&self) -> Cell {
                let $value = self;
                $cell
            }
        }
    )*};
}

cells! {
    bool => |value| Cell::Boolean(*value);
    i8 => |value| Cell::Integer(i128::from(*value));
    i16 => |value| Cell::Integer(i128::from(*value));
    i32 => |value| Cell::Integer(i128::from(*value));
    i64 => |value| Cell::Integer(i128::from(*value));
    u8 => |value| Cell::Integer(i128::from(*value));
    u16 => |value| Cell::Integer(i128::from(*value));
    u32 => |value| Cell::Integer(i128::from(*value));
    u64 => |value| Cell::Unsigned(*value);
    f32 => |value| Cell::Single(*value);
    f64 => |value| Cell::Double(*value);
    char => |value| Cell::Text(value.to_string());
    String => |value| Cell::Text(value.clone());
    &str => |value| Cell::Text((*value).to_owned());
    Vec<u8> => |value| Cell::Bytes(value.clone());
    Decimal => |value| Cell::Decimal(*value);
    Uuid => |value| Cell::Uuid(*value);
    std::time::Duration => |value| Cell::Integer(i128::try_from(value.as_micros()).expect("small"));
    DateTime<Utc> => |value| Cell::Instant(moment(value.naive_utc()));
    NaiveDateTime => |value| Cell::DateTime(moment(*value));
    NaiveDate => |value| Cell::Date(date(*value));
    NaiveTime => |value| Cell::Time(time(*value));
}

fn moment(value: NaiveDateTime) -> String {
    format!("{} {}", date(value.date()), time(value.time()))
}

fn date(value: NaiveDate) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        value.year(),
        value.month(),
        value.day()
    )
}

fn time(value: NaiveTime) -> String {
    let micros = value.nanosecond() / 1_000;
    format!(
        "{:02}:{:02}:{:02}.{micros:06}",
        value.hour(),
        value.minute(),
        value.second()
    )
}
