use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count > 0))]
#[invariant("INV-A-1: Two", check(self.count < 9))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
