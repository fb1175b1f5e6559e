use tablewright::{Aggregate, Id};

const HALF: f64 = 0.5;

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.ratio < HALF))]
struct Order {
    id: Id<Order>,
    ratio: f64,
}

fn main() {}
