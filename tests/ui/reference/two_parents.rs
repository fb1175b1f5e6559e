use tablewright::{Entity, Id};

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    #[reference(parent)]
    a: Id<Line>,
    #[reference(parent)]
    b: Id<Line>,
    #[reference(parent)]
    c: Option<Id<Line>>,
}

fn main() {}
