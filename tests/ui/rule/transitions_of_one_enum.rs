use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(state, Open => Closed))]
#[invariant("INV-A-2: Two", transitions(other, Open => Closed))]
struct Order {
    id: Id<Order>,
    state: State,
    other: State,
}

#[derive(ValueObject)]
enum State {
    Open,
    Closed,
}

fn main() {}
