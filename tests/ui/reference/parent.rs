use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[reference(parent)]
    other: Id<Order>,
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    #[reference(parent, soft)]
    order: Id<Order>,
}

fn main() {}
