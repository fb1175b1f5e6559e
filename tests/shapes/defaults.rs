//! A default fills a column that is always there, and no part of what may be absent.

use tablewright::{Aggregate, Id, ValueObject};

const USUAL: i32 = 15;

#[derive(ValueObject)]
enum Unit {
    Minute,
    Hour,
}

#[derive(ValueObject)]
struct Length {
    #[column(default = USUAL)]
    count: i32,
    #[column(default = Unit::Hour)]
    unit: Unit,
}

/// A meeting.
#[derive(Aggregate)]
#[invariant("INV-MEE-001: Not for long", check(self.most > 0 && self.most <= 8))]
struct Meeting {
    id: Id<Meeting>,
    planned: Length,
    real: Option<Length>,
    #[column(default = 8)]
    most: u8,
    #[column(default = "it's", length = 4)]
    title: Option<String>,
}

#[test]
fn are_left_out_of_what_may_be_absent() {
    let defaults: Vec<(&str, &str)> = Meeting::TABLES[0]
        .columns
        .iter()
        .filter_map(|column| Some((column.name, column.default?)))
        .collect();
    assert_eq!(
        defaults,
        [
            ("planned_count", "15"),
            ("planned_unit", "'hour'"),
            ("most", "8"),
            ("title", "'it''s'"),
            ("version", "1"),
            ("created_at", "NOW()"),
            ("updated_at", "NOW()"),
        ]
    );
}
