use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[children(ordered)]
    lines: Vec<Line>,
    #[children(ordered = "k")]
    notes: Vec<Note>,
    #[children(ordered = "id")]
    words: Vec<Word>,
    #[children(foreign_key = "id")]
    stamps: Vec<Stamp>,
    #[children(
        ordered = "created_at",
        foreign_key = "updated_at"
    )]
    marks: Vec<Mark>,
    #[children(ordered = "in_order", foreign_key = "in_order")]
    parts: Vec<Part>,
    #[children(
        foreign_key = "at_zip",
        ordered = "at_street"
    )]
    places: Vec<Place>,
    #[children(ordered = "tag_id")]
    tags: Vec<Tag>,
    keys: Vec<Key>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    position: i32,
}

/// A note.
#[derive(Entity)]
struct Note {
    id: Id<Note>,
    #[column(name = "k")]
    key: i32,
}

/// A word.
#[derive(Entity)]
struct Word {
    id: Id<Word>,
}

/// A stamp.
#[derive(Entity)]
struct Stamp {
    id: Id<Stamp>,
}

/// A mark.
#[derive(Entity)]
struct Mark {
    id: Id<Mark>,
}

/// A part.
#[derive(Entity)]
struct Part {
    id: Id<Part>,
}

#[derive(ValueObject)]
struct Address {
    zip: i32,
    street: String,
}

/// A place.
#[derive(Entity)]
struct Place {
    id: Id<Place>,
    at: Address,
}

/// A tag, whose order is called as the key would be of another parent.
#[derive(Entity)]
struct Tag {
    id: Id<Tag>,
}

#[derive(ValueObject)]
struct Ordered {
    id: i32,
    at: i32,
}

/// A key.
#[derive(Entity)]
struct Key {
    id: Id<Key>,
    order: Ordered,
}

fn main() {}
