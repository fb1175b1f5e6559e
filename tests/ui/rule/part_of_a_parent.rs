use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
#[invariant("INV-A-1: One", unique(parent.id, count))]
struct Line {
    id: Id<Line>,
    count: i32,
}

fn main() {}
