use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(default(sql = "0"))]
    price: Price,
    lines: Option<Vec<Line>>,
    fee: Option<Fee>,
    nick: Option<Nick>,
}

#[derive(ValueObject)]
struct Price {
    amount: i32,
    currency: String,
}

#[derive(ValueObject)]
struct Fee(Price);

#[derive(ValueObject)]
struct Nick(Option<String>);

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
