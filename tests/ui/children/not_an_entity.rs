use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[children]
    name: String,
    #[children(ordered)]
    line: Line,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
