//! Variants that are called as those of the prelude.

use std::fmt::Debug;

use tablewright::{Aggregate, Id, ValueObject};

use crate::checks;

/// Variants that are called as those of `Option` and `Result`.
#[derive(Debug, PartialEq, ValueObject)]
enum Discount {
    None,
    Some,
    Err,
}

/// What somebody pays.
#[derive(Aggregate, Debug)]
#[invariant("INV-PAY-001: Not nothing", check(self.discount == Discount::None || self.cents > 0))]
#[invariant("INV-PAY-002: Known", check(matches!(self.discount, Discount::None | Discount::Some)))]
#[invariant("INV-PAY-003: Not both", check(![Discount::Err, Discount::Some].contains(&self.discount) || self.cents > 9))]
struct Payment {
    id: Id<Payment>,
    discount: Discount,
    cents: i32,
}

#[test]
fn variants_are_told_by_their_enum_and_not_by_their_names() {
    assert_eq!(
        checks(&Payment::TABLES[0]),
        [
            (
                "chk_payment_discount_cents",
                "discount = 'none' OR cents > 0"
            ),
            (
                "chk_payment_discount_inv_pay_002",
                "discount IN ('none', 'some')"
            ),
            (
                "chk_payment_discount_cents_inv_pay_003",
                "discount NOT IN ('err', 'some') OR cents > 9"
            ),
        ]
    );
}
