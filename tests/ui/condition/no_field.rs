use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(1 < 2))]
#[invariant("INV-A-2: Two", check())]
struct Order {
    id: Id<Order>,
}

fn main() {}
