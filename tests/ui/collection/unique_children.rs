use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[collection(unique(value))]
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
