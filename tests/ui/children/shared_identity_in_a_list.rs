use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    notes: Vec<Note>,
}

/// A note.
#[derive(Entity)]
struct Note {
    id: Id<Order>,
    text: String,
}

fn main() {}
