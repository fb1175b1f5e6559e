use tablewright::{Aggregate, Id};

#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
}

#[derive(Aggregate)]
#[aggregate(purpose = "")]
struct Page {
    id: Id<Page>,
}

fn main() {}
