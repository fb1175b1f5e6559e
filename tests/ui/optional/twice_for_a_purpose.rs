use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    version: Option<Option<i64>>,
    created_at: Option<Option<i64>>,
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    order_id: Option<Option<Id<Order>>>,
}

fn main() {}
