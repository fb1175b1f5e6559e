use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", unique(lines))]
#[index(lines)]
struct Order {
    id: Id<Order>,
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
