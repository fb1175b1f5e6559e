//! Assertions and defaults that are no expressions, or would return from where they are checked.

use tablewright::{Aggregate, Id, ValueObject};

/// A row.
#[derive(Aggregate)]
#[invariant("INV-ROW-001: It ends", assert(self.number > 3 &&))]
#[invariant("INV-ROW-002: It ends too", assert(self.number +))]
#[invariant("INV-ROW-003: One expression", assert(self.number self.other))]
#[invariant("INV-ROW-004: It has a name", assert(self.))]
#[invariant("INV-ROW-005: A sign", assert(-))]
#[invariant("INV-ROW-006: It stays", assert(if self.number == 0 { return } else { true }))]
struct Row {
    id: Id<Row>,
    number: i32,
    other: i32,
}

#[derive(ValueObject)]
struct Values {
    #[column(default = -)]
    first: i32,
    #[column(default = 3 +)]
    second: i32,
}

fn main() {}
