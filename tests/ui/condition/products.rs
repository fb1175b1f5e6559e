use rust_decimal::Decimal;
use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count * self.count * self.count > 3))]
#[invariant("INV-A-2: Two", check((self.count + 1) * (self.count * self.count) > 3))]
#[invariant("INV-A-3: Three", check(self.amount * self.amount > self.amount))]
#[invariant("INV-A-4: Four", check(self.amount * (self.amount + self.rate) > self.rate))]
#[invariant("INV-A-5: Five", check(self.great + self.tiny > self.great))]
#[invariant("INV-A-6: Six", check(-self.great < self.great * Decimal::TEN))]
struct Order {
    id: Id<Order>,
    count: i32,
    #[column(precision = 20, scale = 4)]
    amount: Decimal,
    #[column(precision = 5, scale = 2)]
    rate: Decimal,
    #[column(precision = 27, scale = 0)]
    great: Decimal,
    #[column(precision = 28, scale = 28)]
    tiny: Decimal,
}

fn main() {}
