use std::collections::BTreeSet;

use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};
use uuid::Uuid;

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    first: Option<Id<Line>>,
    lines: Vec<Line>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

#[derive(Identifier)]
#[identifier(Line)]
struct LineId(Uuid);

#[derive(ValueObject)]
struct Cause {
    line: Id<Line>,
}

#[derive(ValueObject)]
enum Reason {
    Line(Option<LineId>),
    None,
}

/// What comes back.
#[derive(Aggregate)]
struct Return {
    id: Id<Return>,
    line: LineId,
    cause: Option<Cause>,
    reason: Reason,
    #[collection]
    others: BTreeSet<Id<Line>>,
    parcels: Vec<Parcel>,
}

/// A parcel.
#[derive(Entity)]
struct Parcel {
    id: Id<Parcel>,
    #[reference(on_delete = cascade)]
    holds: Id<Line>,
    labels: Option<Label>,
}

/// A label.
#[derive(Entity)]
struct Label {
    id: Id<Line>,
}

/// An invoice.
#[derive(Aggregate)]
struct Invoice {
    id: Id<Invoice>,
    line: Id<Line>,
}

fn main() {}
