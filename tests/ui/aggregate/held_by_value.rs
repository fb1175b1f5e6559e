use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    customer: Customer,
    others: Vec<Customer>,
}

/// A customer.
#[derive(Aggregate)]
struct Customer {
    id: Id<Customer>,
}

fn main() {}
