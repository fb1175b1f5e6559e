use tablewright::{Aggregate, Id};

/// A page of something.
#[derive(Aggregate)]
struct Page<T> {
    id: Id<Page<T>>,
    value: T,
}

fn main() {}
