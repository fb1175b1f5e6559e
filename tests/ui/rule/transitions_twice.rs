use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(state, Open => Closed | Lost))]
#[invariant("INV-A-2: Two", transitions(state, Open => Closed | Lost))]
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
