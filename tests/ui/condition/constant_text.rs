use tablewright::{Aggregate, Id};

const NOTHING: &str = "\0";

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name != NOTHING))]
struct Order {
    id: Id<Order>,
    name: String,
}

fn main() {}
