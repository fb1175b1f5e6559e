use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-ORD-001: Something is paid", check(self.total > 0))]
#[invariant("INV-ORD-002: A state is one order's", unique(state))]
struct Order {
    id: Id<Order>,
    total: Mony,
    state: Stat,
    #[column(default = 3)]
    size: Siz,
    #[column(length = 10)]
    name: Titel,
    #[column(json)]
    notes: Remarks,
    // Of what stands in another type, rustc also offers to make it a parameter.
    lines: Vec<Part>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
    price: Mony,
}

#[derive(ValueObject)]
struct Price {
    amount: Amont,
    unit: i16,
}

#[derive(ValueObject)]
struct Unit(Uni);

#[derive(ValueObject)]
enum Payment {
    Cash { change: Mony, tip: i32 },
    Free {},
}

fn main() {}
