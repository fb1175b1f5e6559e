use tablewright::{Aggregate, Id};

mod limits {
    pub const HALF: f64 = 0.5;
}

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(default = limits::HALF)]
    ratio: f64,
}

fn main() {}
