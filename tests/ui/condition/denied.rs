use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(!self.count == -2))]
#[invariant("INV-A-2: Two", check(!self.name))]
struct Order {
    id: Id<Order>,
    count: i32,
    name: String,
}

fn main() {}
