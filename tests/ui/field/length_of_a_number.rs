use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(length = 3)]
    count: i32,
    #[column(length = 1)]
    name: String,
    #[column(length = 2)]
    text: String,
}

fn main() {}
