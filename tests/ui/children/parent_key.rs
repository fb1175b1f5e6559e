use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};
use uuid::Uuid;

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    lines: Vec<Line>,
    note: Option<Note>,
    stamp: Box<Stamp>,
    more: More,
    other: Other,
    fine: Fine,
    #[children(foreign_key = "in_order")]
    named: Vec<Named>,
}

#[derive(ValueObject)]
struct More {
    size: i32,
    parts: Vec<Part>,
}

#[derive(Identifier)]
#[identifier(Customer)]
struct CustomerId(Uuid);

/// A customer.
#[derive(Aggregate)]
struct Customer {
    id: CustomerId,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    order_id: Uuid,
}

/// A note.
#[derive(Entity)]
struct Note {
    id: Id<Note>,
    order_id: Option<Id<Order>>,
    words: Vec<Word>,
}

/// A word.
#[derive(Entity)]
struct Word {
    id: Id<Word>,
    note_id: String,
}

/// A stamp.
#[derive(Entity)]
struct Stamp {
    id: Id<Stamp>,
    order_id: i64,
}

/// A part.
#[derive(Entity)]
struct Part {
    id: Id<Part>,
    order_id: CustomerId,
}

/// Another one.
#[derive(Entity)]
struct Other {
    id: Id<Other>,
    order_id: Id<Customer>,
}

/// A fine one.
#[derive(Entity)]
struct Fine {
    id: Id<Fine>,
    order_id: Id<Order>,
}

/// One with a key of another name.
#[derive(Entity)]
struct Named {
    id: Id<Named>,
    in_order: Uuid,
    order_id: Uuid,
}

fn main() {}
