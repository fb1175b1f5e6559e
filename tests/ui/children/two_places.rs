use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    items: Vec<Item>,
    gift: Option<Box<Item>>,
    parcel: Parcel,
    other: Option<Parcel>,
    name: Name,
    nick: Name,
}

#[derive(ValueObject)]
struct Parcel {
    weight: i32,
    contents: Vec<Thing>,
}

#[derive(ValueObject)]
struct Name {
    text: String,
}

#[derive(ValueObject)]
enum Wrapping {
    Paper(Vec<Ribbon>),
    Foil { ribbon: Ribbon },
}

/// A ribbon.
#[derive(Entity)]
struct Ribbon {
    id: Id<Ribbon>,
}

/// A thing.
#[derive(Entity)]
struct Thing {
    id: Id<Thing>,
}

/// An item.
#[derive(Entity)]
struct Item {
    id: Id<Item>,
}

fn main() {}
