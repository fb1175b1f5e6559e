use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[aggregate(id = "ORDER")]
struct Order {
    id: Id<Order>,
}

/// A page.
#[derive(Aggregate)]
#[aggregate(id = "agg-page-001")]
struct Page {
    id: Id<Page>,
}

fn main() {}
