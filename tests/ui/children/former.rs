use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[children(table = "order_parts")]
    parts: Vec<Part>,
    notes: Vec<Note>,
    #[children(foreign_key = "in_order")]
    stamp: Option<Stamp>,
    words: Vec<Word>,
}

/// A part.
#[derive(Entity)]
#[renamed_from("order_parts")]
struct Part {
    id: Id<Part>,
}

/// A note.
#[derive(Entity)]
struct Note {
    id: Id<Note>,
    #[renamed_from("order_id")]
    number: i32,
}

/// A stamp.
#[derive(Entity)]
struct Stamp {
    id: Id<Stamp>,
    #[renamed_from("in_order")]
    number: i32,
}

/// A word, whose key had another name.
#[derive(Entity)]
#[renamed_from("terms")]
struct Word {
    id: Id<Word>,
    #[renamed_from("parent_id")]
    order_id: Id<Order>,
}

fn main() {}
