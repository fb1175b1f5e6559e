use tablewright::{Aggregate, Entity, Id};

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Line>,
}

fn main() {}
