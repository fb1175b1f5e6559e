use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[aggregate(tabel = "orders")]
struct Order {
    id: Id<Order>,
    #[column(lenght = 3)]
    name: String,
    #[reference(hard)]
    other: Id<Order>,
    #[children(key = "x")]
    lines: Vec<Line>,
    #[embed(suffix = "x")]
    price: Price,
    #[index(nam = "x")]
    count: i32,
    #[column(default(raw = "1"))]
    rank: i32,
}

/// A line.
#[derive(Entity)]
#[entity(version = "v")]
struct Line {
    id: Id<Line>,
}

#[derive(ValueObject)]
#[value_object(table = "prices")]
struct Price {
    amount: i32,
    currency: String,
}

#[derive(ValueObject)]
enum State {
    #[value_object(name = "x")]
    Open,
    Closed,
}

/// Audited.
#[derive(Aggregate)]
#[aggregate(audit(made = "made_at"))]
struct Audited {
    id: Id<Audited>,
}

fn main() {}
