use tablewright::{Aggregate, Id, ValueObject};

/// Where a door stands.
#[derive(ValueObject)]
enum State {
    Open,
    Shut,
}

/// A door.
#[derive(Aggregate)]
#[invariant("INV-DOO-001: It opens and shuts", transitions(state, Open => Shut, Shut => Open))]
struct Door {
    id: Id<Door>,
    #[column(json)]
    state: State,
}

fn main() {}
