use tablewright::{Aggregate, Id};

const RATIO: f64 = 0.5;

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(default = RATIO)]
    ratio: f64,
}

fn main() {}
