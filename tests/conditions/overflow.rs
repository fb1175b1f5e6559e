//! What overflows, and what cannot be shown.

use std::marker::PhantomData;

use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Id, ValueObject};

use crate::{checks, lines};

trait Limits {
    const STEP: i8;
}

struct Far;

impl Limits for Far {
    const STEP: i8 = 100;
}

/// Limited by what only its parameter knows.
#[derive(ValueObject)]
#[invariant("INV-LIM-001: Within", check(self.value <= L::STEP + L::STEP))]
struct Limited<L: Limits> {
    value: i8,
    #[column(skip)]
    of: PhantomData<L>,
}

/// Holds what is limited.
#[derive(Aggregate)]
struct Limit {
    id: Id<Limit>,
    far: Limited<Far>,
}

#[test]
fn constants_overflow_too() {
    assert_eq!(
        checks(&Limit::TABLES[0]),
        [("chk_limit_far_value", "FALSE AND far_value <= 200")]
    );
    let limited = Limited::<Far> {
        value: 1,
        of: PhantomData,
    };
    assert_eq!(lines(limited.check_invariants()).len(), 1);
}

/// Without a debug form.
#[derive(ValueObject, PartialEq)]
enum Silent {
    On,
    Off,
}

/// What overflows, and what cannot be shown.
#[derive(ValueObject)]
#[invariant("INV-OVR-001: A sum", check(self.left + self.right > 0))]
#[invariant("INV-OVR-002: A product", check(self.price * self.price < dec!(100) || self.left == 0))]
#[invariant("INV-OVR-003: On", check(self.silent == Silent::On))]
struct Overflowing {
    left: i32,
    right: i32,
    #[column(precision = 14, scale = 2)]
    price: Decimal,
    silent: Silent,
}

#[test]
fn nothing_panics() {
    let value = |left, right, price, silent| Overflowing {
        left,
        right,
        price,
        silent,
    };
    assert_eq!(
        lines(value(1, 0, dec!(1), Silent::On).check_invariants()),
        [""; 0]
    );
    assert_eq!(
        lines(value(i32::MAX, 1, dec!(10), Silent::Off).check_invariants()),
        [
            "A sum (INV-OVR-001), found left: 2147483647, right: 1",
            "A product (INV-OVR-002), found price: 10, left: 2147483647",
            "silent: On (INV-OVR-003)",
        ]
    );
    // What cannot be stored is judged too.
    let lines = lines(value(0, 1, Decimal::MAX, Silent::On).check_invariants());
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("A product (INV-OVR-002)"), "{lines:?}");
}
