use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[column(default(sql = "0"))]
    price: Price,
    #[column(no_index)]
    payment: Payment,
    lines: Option<Vec<Line>>,
    nick: Option<Nick>,
    #[renamed_from("gifts")]
    presents: Vec<Present>,
}

#[derive(ValueObject)]
struct Price {
    amount: i32,
    currency: String,
}

#[derive(ValueObject)]
enum Payment {
    Cash,
    Card(String),
}

#[derive(ValueObject)]
struct Nick(Option<String>);

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

/// A present.
#[derive(Entity)]
struct Present {
    id: Id<Present>,
}

fn main() {}
