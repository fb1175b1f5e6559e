use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
#[aggregate(table = "sales")]
struct Order {
    id: Id<Order>,
    #[children(table = "sales")]
    lines: Vec<Line>,
    #[children(table = "notes")]
    notes: Vec<Note>,
    #[collection(table = "notes")]
    words: Vec<String>,
    #[collection(table = "sales")]
    tags: Vec<String>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

/// A note.
#[derive(Entity)]
struct Note {
    id: Id<Note>,
}

fn main() {}
