use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(default = 3)]
    version: i32,
}

fn main() {}
