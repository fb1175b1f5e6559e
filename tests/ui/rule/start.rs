use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(state, Open => Held, start(Held = 1, Open(Held))))]
struct Order {
    id: Id<Order>,
    state: State,
}

#[derive(ValueObject)]
enum State {
    Open,
    Held,
}

fn main() {}
