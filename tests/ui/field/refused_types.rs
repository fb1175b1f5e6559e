use std::path::PathBuf;
use std::time::Instant;

use chrono::{DateTime, FixedOffset};
use tablewright::{Aggregate, Id, ValueObject};

#[derive(ValueObject)]
struct Count(usize);

/// Of types that are refused on purpose.
#[derive(Aggregate)]
struct Refused {
    id: Id<Refused>,
    count: usize,
    offset: Option<isize>,
    wide: i128,
    wider: u128,
    name: &'static str,
    path: PathBuf,
    began: Instant,
    zoned: DateTime<FixedOffset>,
    span: time::Duration,
    zone: jiff::Zoned,
    counted: Count,
}

fn main() {}
