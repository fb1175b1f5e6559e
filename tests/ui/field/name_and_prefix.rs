use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(name = "cost")]
    #[embed(prefix = "paid_")]
    price: Price,
}

#[derive(ValueObject)]
struct Price {
    amount: i32,
    currency: String,
}

fn main() {}
