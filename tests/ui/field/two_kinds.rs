use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(length = 3)]
    #[reference(soft)]
    a: Id<Order>,
    #[embed(prefix = "b_")]
    #[children]
    b: Vec<Line>,
    #[column(length = 3, precision = 5, scale = 2)]
    c: String,
    #[column(json, length = 3)]
    d: String,
    #[column(name = "lines")]
    #[children]
    e: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
