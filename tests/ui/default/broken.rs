use tablewright::{Aggregate, Id, ValueObject};

const LARGE: i32 = 1000;

/// An order.
#[derive(Aggregate)]
#[invariant("INV-ORD-001: At least one", check(self.quantity > 0))]
#[invariant("INV-ORD-002: At most a hundred", check(self.most <= 100 && self.most >= self.quantity))]
#[invariant("INV-ORD-003: Priced", check(self.price > 0 || self.free))]
struct Order {
    id: Id<Order>,
    #[column(default = 0)]
    quantity: i32,
    #[column(default = LARGE)]
    most: i32,
    price: i32,
    #[column(default = false)]
    free: bool,
    #[column(length = 3, default = "EURO")]
    currency: String,
    #[column(default = "\0")]
    nothing: String,
}

#[derive(ValueObject)]
struct Code {
    #[column(length = 2, default = "abc")]
    text: String,
}

fn main() {}
