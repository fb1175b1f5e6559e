//! Words of SQL are names like any other, in quotes where an expression reads them.

use tablewright::{Aggregate, Id};

use crate::{names, record};

/// A seat.
#[derive(Aggregate)]
#[invariant("INV-SEA-001: In order", check(self.order > self.row))]
#[invariant("INV-SEA-002: One on the left", unique(row) where(!self.left))]
struct Seat {
    id: Id<Seat>,
    order: i32,
    row: i32,
    left: bool,
}

#[test]
fn are_quoted_in_expressions() {
    let seats = &Seat::TABLES[0];
    assert_eq!(names(seats)[1..4], ["order", "row", "left"]);
    assert_eq!(seats.checks[0].expression, "\"order\" > row");
    assert_eq!(seats.checks[0].name, "chk_seat_order_row");
    assert_eq!(seats.indexes[0].filter, Some("NOT \"left\""));
    let record = record(Seat::DATA_MODEL);
    let condition = &record["conditions"][0]["expression"];
    assert_eq!(condition["greater"][0]["column"], "order");
}
