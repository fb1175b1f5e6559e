//! The validator: what it reports of a whole aggregate, and where.

use std::time::Duration;

use proptest::prelude::*;
use rust_decimal::Decimal;
use shop::{Money, Order, OrderLineItem, OrderStatus};
use tablewright::{Aggregate, Entity, Id, Transitions, ValueObject, Violations};

fn order(quantities: &[i32]) -> Order {
    Order {
        id: Id::new(),
        customer_id: Id::new(),
        status: OrderStatus::Pending,
        total_amount: Money(Decimal::new(1250, 2)),
        items: quantities
            .iter()
            .map(|&quantity| OrderLineItem {
                id: Id::new(),
                product_id: Id::new(),
                quantity,
                unit_price: Money(Decimal::new(625, 2)),
            })
            .collect(),
    }
}

fn lines(result: Result<(), Violations>) -> Vec<String> {
    let violations = result.err();
    let violations = violations.iter().flat_map(|violations| violations.iter());
    violations.map(ToString::to_string).collect()
}

#[test]
fn a_root_checks_its_whole_aggregate() {
    assert_eq!(order(&[1, 2]).check_invariants(), Ok(()));
    assert_eq!(
        lines(order(&[]).check_invariants()),
        ["At least one item (INV-ORD-001)"]
    );
    assert_eq!(
        lines(order(&[1, 0, -3]).check_invariants()),
        [
            "items[1].quantity: At least one item (INV-ORD-001), found 0",
            "items[2].quantity: At least one item (INV-ORD-001), found -3",
        ]
    );
}

#[test]
fn a_violation_is_data() {
    let violations = order(&[0]).check_invariants().unwrap_err();
    let violation = violations.iter().next().unwrap();
    assert_eq!(violation.rule(), Some("INV-ORD-001"));
    assert_eq!(violation.sentence(), "At least one item");
    assert_eq!(violation.path(), "items[0].quantity");
    assert_eq!(violations.into_iter().count(), 1);
}

#[test]
fn what_cannot_be_stored_is_a_violation_without_a_rule() {
    let mut order = order(&[1]);
    order.total_amount = Money(Decimal::new(12_345, 3));
    order.items[0].unit_price = Money(Decimal::new(1_000_000_000_000, 2));
    let violations = order.check_invariants().unwrap_err();
    assert!(
        violations
            .iter()
            .all(|violation| violation.rule().is_none())
    );
    assert_eq!(
        lines(Err(violations)),
        [
            "total_amount: the number has more digits behind the point than are stored, found 12.345",
            "items[0].unit_price: the number has more digits before the point than are stored, found 10000000000.00",
        ]
    );
}

#[test]
fn states_become_what_the_arrows_say() {
    use OrderStatus::{Cancelled, Confirmed, Delivered, Pending, Shipped};
    let all = [Pending, Confirmed, Shipped, Delivered, Cancelled];
    let allowed: Vec<(usize, usize)> = (0..all.len())
        .flat_map(|from| (0..all.len()).map(move |to| (from, to)))
        .filter(|&(from, to)| Transitions::<Order>::can_become(&all[from], &all[to]))
        .collect();
    assert_eq!(allowed, [(0, 1), (0, 4), (1, 2), (1, 4), (2, 3)]);
}

/// Of every kind that has something that cannot be stored.
#[derive(ValueObject)]
struct Sample {
    text: String,
    #[column(length = 3)]
    short: Option<String>,
    letter: char,
    ratio: f64,
    time: Duration,
    at: chrono::DateTime<chrono::Utc>,
    on: time::Date,
    clock: jiff::civil::Time,
    #[column(precision = 5, scale = 2)]
    price: Decimal,
}

fn sample() -> Sample {
    Sample {
        text: String::new(),
        short: Some("äöü".to_owned()),
        letter: 'x',
        ratio: -0.0,
        time: Duration::from_micros(i64::MAX.unsigned_abs()),
        at: chrono::DateTime::from_timestamp_micros(1).unwrap(),
        on: time::Date::MAX,
        clock: jiff::civil::Time::midnight(),
        price: Decimal::new(-99_999, 2),
    }
}

#[test]
fn boundaries_of_what_can_be_stored() {
    assert_eq!(lines(sample().check_invariants()), [""; 0]);
    let broken = Sample {
        text: "a\0b".to_owned(),
        short: Some("äöüß".to_owned()),
        letter: '\0',
        ratio: f64::NAN,
        time: Duration::from_nanos(1),
        at: chrono::DateTime::from_timestamp_nanos(1),
        on: time::Date::from_ordinal_date(999, 1).unwrap(),
        clock: jiff::civil::Time::constant(0, 0, 0, 1),
        price: Decimal::new(100_000, 2),
    };
    let paths: Vec<String> = broken
        .check_invariants()
        .unwrap_err()
        .iter()
        .map(|violation| violation.path().to_owned())
        .collect();
    assert_eq!(
        paths,
        [
            "text", "short", "letter", "ratio", "time", "at", "on", "clock", "price"
        ]
    );
}

/// Something with a rule over two fields.
#[derive(Aggregate)]
#[invariant("INV-SPN-001: A span does not end before it begins", check(self.from <= self.until))]
struct Span {
    id: Id<Span>,
    from: i64,
    until: i64,
    marks: Vec<Mark>,
}

/// A mark on a span.
#[derive(Entity)]
#[invariant("INV-MRK-001: A mark is named or numbered", check(self.name != "" || self.number == -1 && !self.hidden))]
struct Mark {
    id: Id<Mark>,
    name: String,
    number: i32,
    hidden: bool,
}

proptest! {
    #[test]
    fn the_validator_is_the_expression(from: i64, until: i64, names in prop::collection::vec((".{0,2}", -2..2_i32, any::<bool>()), 0..4)) {
        let marks: Vec<Mark> = names
            .into_iter()
            .map(|(name, number, hidden)| Mark { id: Id::new(), name: name.replace('\0', ""), number, hidden })
            .collect();
        let broken = marks
            .iter()
            .filter(|mark| !(!mark.name.is_empty() || mark.number == -1 && !mark.hidden))
            .count() + usize::from(from > until);
        let span = Span { id: Id::new(), from, until, marks };
        prop_assert_eq!(lines(span.check_invariants()).len(), broken);
    }
}
