use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    total: rust_decimal::Decimal,
    rebate: Option<rust_decimal::Decimal>,
}

fn main() {}
