use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(matches!(self.status, Option::Some(..))))]
struct Order {
    id: Id<Order>,
    status: Option<Status>,
}

#[derive(ValueObject)]
enum Status {
    Open,
    Held,
}

fn main() {}
