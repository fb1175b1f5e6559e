use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", sql())]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
