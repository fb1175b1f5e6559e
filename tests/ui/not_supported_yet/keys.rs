use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", sql(postgres = "true"))]
#[index(price.amount)]
#[invariant("INV-A-2: Two", unique(price.amount))]
struct Order {
    id: Id<Order>,
    #[collection]
    codes: Vec<Code>,
    #[embed(presence)]
    price: Price,
    maybe: Option<Price>,
}

#[derive(ValueObject)]
struct Code(String);

#[derive(ValueObject)]
#[invariant("INV-A-3: Three", check(self.amount > 0))]
struct Price {
    amount: i32,
    #[index]
    currency: String,
}

#[derive(ValueObject)]
enum Contact {
    Email(String),
    Nobody,
}

#[derive(ValueObject)]
struct Range<T> {
    from: T,
    to: T,
}

fn main() {}
