use tablewright::{Aggregate, Id, ValueObject};

/// A size.
#[derive(Aggregate)]
struct Größe {
    id: Id<Größe>,
}

#[derive(ValueObject)]
enum Maß {
    Elle,
}

fn main() {}
