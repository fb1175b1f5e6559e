use tablewright::{Aggregate, Id, ValueObject};

#[derive(ValueObject)]
#[invariant("INV-SPA-001: Alone", no_overlap(from..to))]
struct Span {
    from: i32,
    to: i32,
}

/// A room.
#[derive(Aggregate)]
#[invariant("INV-ROO-001: Nothing", no_overlap())]
#[invariant("INV-ROO-002: No range", no_overlap(number))]
#[invariant("INV-ROO-003: An open range", no_overlap(number..))]
#[invariant("INV-ROO-004: Something behind", no_overlap(number..height, span))]
#[invariant("INV-ROO-005: A text", no_overlap("number"))]
#[invariant("INV-ROO-006: No field", no_overlap(room, number..until))]
#[invariant("INV-ROO-008: Of some", no_overlap(number..height) where(self.number > 0))]
#[invariant("INV-ROO-009: Of letters", no_overlap(name.to_ascii_lowercase(), number..height))]
#[invariant("INV-ROO-007: Twice", no_overlap(number, number..height))]
struct Room {
    id: Id<Room>,
    number: i32,
    height: i32,
    span: Span,
}

/// A hall.
#[derive(Aggregate)]
#[invariant("INV-HAL-001: Of two types", no_overlap(number..height))]
#[invariant("INV-HAL-002: Of floats", no_overlap(width..depth))]
#[invariant("INV-HAL-003: From nowhere", no_overlap(perhaps..number))]
#[invariant("INV-HAL-004: Of text", no_overlap(number, name..title))]
#[invariant("INV-HAL-005: No part", no_overlap(span.begin..span.to))]
#[invariant("INV-HAL-006: Several columns", no_overlap(span, number..until))]
struct Hall {
    id: Id<Hall>,
    number: i32,
    until: Option<i32>,
    height: i64,
    width: f64,
    depth: f64,
    perhaps: Option<i32>,
    name: String,
    title: String,
    span: Range,
}

#[derive(ValueObject)]
struct Range {
    from: i32,
    to: i32,
}

fn main() {}
