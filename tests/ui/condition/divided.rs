use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Id, ValueObject};

/// What is left of what cannot be divided.
#[derive(Aggregate)]
#[invariant("INV-A-1: Unsigned", check(self.huge % 7 == 0))]
#[invariant("INV-A-2: A float", check(self.float % 7.0 == 0.5))]
#[invariant("INV-A-3: Another float", check(self.float % 7 == 0))]
#[invariant("INV-A-4: A decimal", check(self.price % dec!(0.05) == dec!(0)))]
#[invariant("INV-A-5: Another decimal", check(self.price % 5 == dec!(0)))]
#[invariant("INV-A-6: Text", check(self.text % 5 == 0))]
#[invariant("INV-A-7: Absent", check(self.maybe % 5 == 0))]
#[invariant("INV-A-8: A value object", check(self.cents % 5 == 0))]
#[invariant("INV-A-9: Beside a sum", check(self.long + 1 == self.long % 5))]
#[invariant("INV-A-10: Negative", check(self.octet % -5 == 0))]
#[invariant("INV-A-11: More than it holds", check(self.octet % 300 == 0))]
#[invariant("INV-A-12: Fine", check(self.long % 5 == 0 && self.cents.0 % 100 == 0))]
struct Order {
    id: Id<Order>,
    huge: u64,
    float: f64,
    #[column(precision = 8, scale = 2)]
    price: Decimal,
    text: String,
    maybe: Option<i32>,
    cents: Cents,
    long: i64,
    octet: u8,
}

/// Money.
#[derive(ValueObject)]
struct Cents(i64);

fn main() {}
