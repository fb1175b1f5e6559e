use tablewright::{Aggregate, Id};

const LIMIT: i32 = 9;

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(matches!(self.count, LIMIT)))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
