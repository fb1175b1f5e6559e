use tablewright::{Aggregate, Id};

#[doc = concat!("", "\n")]
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
}

fn main() {}
