use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant]
#[invariant(check(self.count > 0))]
#[invariant("At least one")]
#[invariant("inv-1: lower")]
#[invariant("INV-1:")]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
