use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(number, Open => Closed))]
#[invariant("INV-A-2: Two", transitions(text, Open => Closed | Lost, Lost => Open))]
#[invariant("INV-A-4: Four", transitions(boxed, Open => Closed))]
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

/// Of states that may be absent, and of those with data.
#[derive(Aggregate)]
#[invariant("INV-C-1: One", transitions(maybe, Open => Closd))]
#[invariant("INV-C-2: Two", transitions(data, Open => Closed, Closed => Lost))]
#[invariant("INV-C-3: Three", transitions(perhaps, Closed => Open, start(None, Closd)))]
#[invariant("INV-C-4: Four", transitions(second, Open => Closed, start(None)))]
#[invariant("INV-C-5: Five", transitions(third, Open => Closed, start(None, Open)))]
struct Third {
    id: Id<Third>,
    maybe: Option<State>,
    data: Data,
    perhaps: Option<Data>,
    second: Second,
    third: Option<Second>,
}

#[derive(ValueObject)]
enum Second {
    Open,
    Closed,
    Left,
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
