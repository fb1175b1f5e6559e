use tablewright::{Aggregate, Id, ValueObject};

/// A seat.
#[derive(Aggregate)]
#[invariant("INV-SEA-001: No condition", sql(postgres = "EXCLUDE USING gist (a WITH =)"))]
#[invariant("INV-SEA-002: No condition", sql(sqlite = "check (a > 0)", mysql = "UNIQUE (a)"))]
#[invariant("INV-SEA-003: Nothing", constraint())]
#[invariant("INV-SEA-004: On another", constraint(mysql = "EXCLUDE USING gist (a WITH =)"))]
#[invariant("INV-SEA-005: Another", constraint(postgres = "UNIQUE (a)"))]
#[invariant("INV-SEA-007: A comment", constraint(postgres = "EXCLUDE (a WITH =) -- some"))]
#[invariant("INV-SEA-006: No text", constraint(postgres = 1))]
struct Seat {
    id: Id<Seat>,
    a: i32,
}

#[derive(ValueObject)]
#[invariant("INV-PLA-001: Apart", constraint(postgres = "EXCLUDE USING gist (a WITH =)"))]
struct Place {
    a: i32,
}

fn main() {}
