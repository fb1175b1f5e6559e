use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(state, Open => Closed))]
struct Order {
    id: Id<Order>,
    state: State,
}

#[derive(ValueObject)]
enum State {
    Open,
    Closed,
    Lost,
}

fn main() {}
