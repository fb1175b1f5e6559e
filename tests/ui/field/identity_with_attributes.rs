use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    #[column(name = "order_id")]
    #[index]
    id: Id<Order>,
}

fn main() {}
