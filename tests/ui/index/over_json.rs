use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[index(number, tags)]
#[index(tags, method = "gin", name = "idx_tags")]
#[invariant("INV-A-1: One", unique(tags))]
struct Order {
    id: Id<Order>,
    number: i32,
    #[column(json)]
    #[index]
    tags: Vec<String>,
}

fn main() {}
