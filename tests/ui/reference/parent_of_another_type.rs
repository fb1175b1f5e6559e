use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[children(foreign_key = "order_ref")]
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    order_ref: String,
}

fn main() {}
