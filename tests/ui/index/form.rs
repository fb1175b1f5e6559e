use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[index]
#[index(purpose = "", size)]
#[index(count, where)]
#[index(count, include(size = 3))]
struct Order {
    id: Id<Order>,
    count: i32,
    #[index(count)]
    other: i32,
    size: i32,
}

fn main() {}
