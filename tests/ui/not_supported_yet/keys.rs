use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", sql(postgres = "true"))]
struct Order {
    id: Id<Order>,
    price: Price,
}

#[derive(ValueObject)]
#[invariant("INV-A-3: Three", check(self.amount > 0))]
struct Price {
    amount: i32,
}

fn main() {}
