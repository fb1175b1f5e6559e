use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    name: Other,
    #[column(length = 3)]
    count: i32,
    total: rust_decimal::Decimal,
    #[embed]
    size: i32,
}

struct Other;

fn main() {}
