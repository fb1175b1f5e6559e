use tablewright::{Aggregate, Id};

struct Product;

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    product: Id<Product>,
}

fn main() {}
