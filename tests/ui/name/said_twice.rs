use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", name = "chk_count", check(self.count > 0))]
#[index(count, name = "chk_count")]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
