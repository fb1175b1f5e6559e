use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(!self.count == -1))]
#[invariant("INV-A-2: Two", check((self.count == 1) == (self.count == 2)))]
#[invariant("INV-A-3: Three", check(self.json == 1))]
struct Order {
    id: Id<Order>,
    count: i32,
    #[column(json)]
    json: i32,
}

fn main() {}
