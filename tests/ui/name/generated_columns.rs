use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[aggregate(audit(created = "at", updated = "at"))]
struct Order {
    id: Id<Order>,
}

/// A page.
#[derive(Aggregate)]
#[aggregate(version = "id")]
struct Page {
    id: Id<Page>,
}

fn main() {}
