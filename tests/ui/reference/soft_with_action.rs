use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[reference(soft, on_delete = cascade)]
    other: Id<Order>,
}

fn main() {}
