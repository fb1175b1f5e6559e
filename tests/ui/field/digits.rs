use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(precision = 10, scale = 2)]
    count: i32,
}

fn main() {}
