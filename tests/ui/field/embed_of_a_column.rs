use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[embed(prefix = "a_")]
    name: String,
}

fn main() {}
