use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", assert(true; let x = 5))]
#[invariant("INV-A-2: Two", assert(self.count > 0, "positive"))]
#[invariant("INV-A-3: Three", assert())]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
