use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[index]
#[index(purpose = "", count)]
#[index(count, where)]
#[index(count, include(size = 3))]
struct Order {
    id: Id<Order>,
    #[index(size)]
    count: i32,
    size: i32,
}

fn main() {}
