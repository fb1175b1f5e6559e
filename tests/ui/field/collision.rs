use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    price: Price,
    price_amount: i32,
    created: Stamp,
    #[column(name = "size")]
    width: i32,
    #[column(name = "size")]
    height: i32,
}

#[derive(ValueObject)]
struct Price {
    amount: i32,
    currency: String,
}

#[derive(ValueObject)]
struct Stamp {
    at: i64,
    by: String,
}

fn main() {}
