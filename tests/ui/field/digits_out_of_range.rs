use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(precision = 29, scale = 2)]
    a: rust_decimal::Decimal,
    #[column(precision = 5, scale = 6)]
    b: rust_decimal::Decimal,
    #[column(precision = 5)]
    c: rust_decimal::Decimal,
    #[column(scale = 5)]
    d: rust_decimal::Decimal,
}

fn main() {}
