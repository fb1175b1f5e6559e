use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name == "a\0b"))]
#[invariant("INV-A-2: Two", check(self.count > 999999999999999999999999999999999999999999))]
struct Order {
    id: Id<Order>,
    name: String,
    count: i32,
}

fn main() {}
