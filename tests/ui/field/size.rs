//! Types without a size. What rustc says of the struct itself stands beside.

use tablewright::{Aggregate, Id, ValueObject};

/// A letter.
#[derive(Aggregate)]
struct Letter {
    id: Id<Letter>,
    #[column(length = 20)]
    text: str,
}

#[derive(ValueObject)]
struct Parts {
    count: i32,
    parts: [u8],
}

fn main() {}
