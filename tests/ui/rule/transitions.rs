use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(state))]
#[invariant("INV-A-2: Two", transitions(state, Open, Closed))]
#[invariant("INV-A-3: Three", transitions(state, Open => Closed, Open => Lost))]
#[invariant("INV-A-4: Four", transitions())]
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
