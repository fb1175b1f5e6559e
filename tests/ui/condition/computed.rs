use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.large + 1 > 2))]
#[invariant("INV-A-2: Two", check(-self.large < 2))]
#[invariant("INV-A-3: Three", check(self.unsigned - 1 > 2))]
#[invariant("INV-A-4: Four", check(self.ratio + self.ratio > self.ratio))]
#[invariant("INV-A-5: Five", check(self.discount.is_some_and(|x| x * 2 > 4)))]
struct Order {
    id: Id<Order>,
    large: i64,
    unsigned: u64,
    ratio: f64,
    discount: Option<i64>,
}

fn main() {}
