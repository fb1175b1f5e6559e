use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(length = 0)]
    name: String,
    #[column(length = 20000000)]
    text: String,
}

fn main() {}
