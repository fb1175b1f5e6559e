use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[aggregate(table = "a", table = "b")]
#[aggregate(purpose = "An order")]
#[aggregate(purpose = "Order")]
struct Order {
    id: Id<Order>,
}

fn main() {}
