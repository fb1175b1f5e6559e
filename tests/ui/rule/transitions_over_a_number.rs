use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(count, MIN => MAX))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
