use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A parcel: none of these is where a state is.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(delivery.statuss, Open => Closed))]
#[invariant("INV-A-2: Two", transitions(delivery.size, Open => Closed))]
#[invariant("INV-A-3: Three", transitions(delivery.boxed, Open => Closed))]
#[invariant("INV-A-4: Four", transitions(delivery.inner, Open => Closed))]
#[invariant("INV-A-5: Five", transitions(delivery.inner.json, Open => Closed))]
#[invariant("INV-A-6: Six", transitions(delivery.inner.skipped, Open => Closed))]
#[invariant("INV-A-7: Seven", transitions(label.state, Open => Closed))]
#[invariant("INV-A-8: Eight", transitions(wrapped, Open => Closed))]
struct Parcel {
    id: Id<Parcel>,
    delivery: Delivery,
    label: Label,
    wrapped: Wrapped,
}

/// Another one: these are, but not what is said of them.
#[derive(Aggregate)]
#[invariant("INV-B-1: One", transitions(delivery.status, Open => Closd))]
#[invariant("INV-B-2: Two", transitions(maybe.status, Open => Closed, start(None, Closd)))]
#[invariant("INV-B-3: Three", transitions(other.status, Open => Closed, start(None)))]
#[invariant("INV-B-4: Four", transitions(third.0, Open => Left))]
struct Letter {
    id: Id<Letter>,
    delivery: Delivery,
    maybe: Option<Delivery>,
    other: Other,
    third: Third,
}

/// Two of one type have one machine.
#[derive(Aggregate)]
#[invariant("INV-C-1: One", transitions(there.status, Open => Closed))]
#[invariant("INV-C-2: Two", transitions(back.status, Open => Closed))]
struct Way {
    id: Id<Way>,
    there: Other,
    back: Other,
}

/// A path goes through fields.
#[derive(Aggregate)]
#[invariant("INV-D-1: One", transitions(delivery.status(), Open => Closed))]
#[invariant("INV-D-2: Two", transitions(delivery.status, Open => Closed))]
#[invariant("INV-D-3: Three", transitions(delivery.status, Open => Closed))]
#[invariant("INV-D-4: Four", transitions(lost.state, Open => Closed))]
struct Method {
    id: Id<Method>,
    delivery: Delivery,
}

mod private {
    use super::State;

    /// Nobody sees what is in it.
    #[derive(tablewright::ValueObject)]
    pub struct Hidden {
        state: State,
        size: i32,
    }
}

/// What cannot be seen has no machine.
#[derive(Aggregate)]
#[invariant("INV-E-1: One", transitions(hidden.state, Open => Closed))]
struct Secret {
    id: Id<Secret>,
    hidden: private::Hidden,
}

#[derive(ValueObject)]
struct Delivery {
    status: State,
    size: i32,
    boxed: Box<State>,
    inner: Inner,
}

#[derive(ValueObject)]
struct Inner {
    size: i32,
    #[column(json)]
    json: State,
    #[column(skip)]
    skipped: State,
}

#[derive(ValueObject)]
struct Other {
    status: State,
    size: i32,
}

#[derive(ValueObject)]
struct Wrapped(State);

#[derive(ValueObject)]
struct Third(Data);

/// A label.
#[derive(Entity)]
struct Label {
    id: Id<Label>,
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

fn main() {}
