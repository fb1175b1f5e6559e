use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", unique(count))]
#[invariant("INV-A-2: Two", unique(count))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
