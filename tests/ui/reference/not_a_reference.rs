use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[reference(on_delete = cascade)]
    name: String,
    #[reference(soft)]
    count: i32,
}

fn main() {}
