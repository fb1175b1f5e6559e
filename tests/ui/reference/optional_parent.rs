use tablewright::{Entity, Id};

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    #[reference(parent)]
    a: Option<Id<Line>>,
}

fn main() {}
