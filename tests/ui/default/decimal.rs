use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(precision = 10, scale = 2, default = 0)]
    total: rust_decimal::Decimal,
}

fn main() {}
