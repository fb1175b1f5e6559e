use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name < self.other))]
#[invariant("INV-A-2: Two", check(self.ratio == self.ratio))]
#[invariant("INV-A-3: Three", check(self.maybe == self.maybe))]
struct Order {
    id: Id<Order>,
    name: String,
    other: String,
    ratio: f64,
    maybe: Option<i32>,
}

fn main() {}
