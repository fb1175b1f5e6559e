use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[aggregate = "orders"]
struct Order {
    id: Id<Order>,
}

/// A page.
#[derive(Aggregate)]
#[aggregate(table =)]
struct Page {
    id: Id<Page>,
}

/// A leaf.
#[derive(Aggregate)]
#[aggregate("leaves")]
struct Leaf {
    id: Id<Leaf>,
}

fn main() {}
