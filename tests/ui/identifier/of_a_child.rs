use tablewright::{Aggregate, Entity, Id, Identifier};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    favourite: LineId,
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: LineId,
}

#[derive(Identifier)]
#[identifier(Line)]
struct LineId(uuid::Uuid);

fn main() {}
