use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(skip, length = 3)]
    #[index]
    cache: String,
}

fn main() {}
