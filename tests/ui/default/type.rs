use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(default = "one")]
    count: i32,
    #[column(default = State::Open)]
    rank: i32,
    #[column(default = 1)]
    other: Id<Order>,
}

#[derive(ValueObject)]
enum State {
    Open,
    Closed,
}

fn main() {}
