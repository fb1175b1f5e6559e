use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(state, Open => Closd | Lost))]
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

/// What no arrow leads from, and none to.
#[derive(Aggregate)]
#[invariant("INV-D-1: One", transitions(first, None => Open, Open => Closed))]
struct First {
    id: Id<First>,
    first: Option<Step>,
}

/// The same.
#[derive(Aggregate)]
#[invariant("INV-E-1: One", transitions(held.first, Open => Closed | None))]
struct Last {
    id: Id<Last>,
    held: Held,
}

#[derive(ValueObject)]
struct Held {
    first: Option<Step>,
}

#[derive(ValueObject)]
enum Step {
    Open,
    Closed,
}

fn main() {}
