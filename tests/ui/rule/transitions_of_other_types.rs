use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(number, Open => Closed))]
#[invariant("INV-A-2: Two", transitions(text, Open => Closed | Lost, Lost => Open))]
#[invariant("INV-A-3: Three", transitions(maybe, Open => Closed))]
#[invariant("INV-A-4: Four", transitions(boxed, Open => Closed))]
#[invariant("INV-A-5: Five", transitions(data, Open => Closed))]
#[invariant("INV-A-6: Six", transitions(value, Open => Closed, start(Closed)))]
#[invariant("INV-A-7: Seven", transitions(reference, Open => Closed))]
struct Order {
    id: Id<Order>,
    number: i32,
    text: String,
    maybe: Option<State>,
    boxed: Box<State>,
    data: Data,
    value: Value,
    reference: Id<Order>,
}

/// Another one.
#[derive(Aggregate)]
#[invariant("INV-B-1: One", transitions(state,
    Open => Closed
        | Lots,
    Losed => Open,
    start(
        Begun
    )))]
struct Other {
    id: Id<Other>,
    state: State,
}

#[derive(ValueObject)]
enum State {
    Open,
    Closed,
}

#[derive(ValueObject)]
enum Data {
    Open,
    Closed(i32),
}

#[derive(ValueObject)]
struct Value {
    state: State,
    size: i32,
}

fn main() {}
