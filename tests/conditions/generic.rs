//! Rules of generic value objects.

use std::fmt::Debug;

use tablewright::{Aggregate, Id, ValueObject};

use crate::{checks, lines};

/// A generic value object with rules about what it holds.
#[derive(ValueObject, Debug)]
#[invariant("INV-SPN-001: In order", check(self.from <= self.until))]
#[invariant("INV-SPN-002: Never too long", check(self.most.as_ref().is_none_or(|most| self.until < *most)))]
struct Span<T: PartialOrd + Debug> {
    from: T,
    until: T,
    most: Option<T>,
}

/// Spans of something.
#[derive(Aggregate, Debug)]
struct Spans {
    id: Id<Spans>,
    days: Span<i32>,
    price: Option<Span<f64>>,
}

#[test]
fn rules_of_generic_value_objects_hold_of_their_concrete_forms() {
    assert_eq!(
        checks(&Spans::TABLES[0]),
        [
            ("chk_spans_days_from_days_until", "days_from <= days_until"),
            (
                "chk_spans_days_most_days_until",
                "days_most IS NULL OR days_until < days_most"
            ),
            (
                "chk_spans_price_from_price_until",
                "price_from IS NULL OR price_from <= price_until"
            ),
            (
                "chk_spans_price_most_price_until",
                "price_from IS NULL OR price_most IS NULL OR price_until < price_most"
            ),
        ]
    );
    let span = Span {
        from: 3,
        until: 2,
        most: Some(1),
    };
    assert_eq!(
        lines(span.check_invariants()),
        [
            "In order (INV-SPN-001), found from: 3, until: 2",
            "Never too long (INV-SPN-002), found most: Some(1), until: 2",
        ]
    );
}
