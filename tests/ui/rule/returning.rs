//! An assertion that returns would leave out the rules behind it.

use tablewright::{Aggregate, Id, ValueObject};

/// A row.
#[derive(Aggregate)]
#[invariant("INV-ROW-001: It stays", assert(if self.number == 0 { return } else { true }))]
struct Row {
    id: Id<Row>,
    number: i32,
}

#[derive(ValueObject)]
struct Letter {
    #[column(default = '\0')]
    first: char,
    #[column(default = "a\0")]
    rest: String,
}

fn main() {}
