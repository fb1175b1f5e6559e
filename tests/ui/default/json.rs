use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(json, default = 1)]
    json: i32,
}

fn main() {}
