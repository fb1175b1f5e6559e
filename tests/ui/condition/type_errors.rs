use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count == "a"))]
#[invariant("INV-A-2: Two", check(self.count))]
#[invariant("INV-A-3: Three", assert(self.count))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
