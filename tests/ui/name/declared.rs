use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[aggregate(table = "Orders", version = "row version", audit(created = "2nd", updated = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))]
struct Order {
    id: Id<Order>,
    #[column(name = "groesse_ß")]
    size: i32,
    #[embed(prefix = "P_")]
    price: Price,
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: i32,
    #[index(name = "IX")]
    count: i32,
    #[children(table = "Lines", foreign_key = "", index = "a b", ordered = "Nr")]
    lines: Vec<Line>,
    #[column(name = "id")]
    other: i32,
    #[renamed_from("Old")]
    new: i32,
}

#[derive(ValueObject)]
struct Price {
    amount: i32,
    currency: String,
}

#[derive(ValueObject)]
#[value_object(name = "State")]
enum State {
    Open,
    Closed,
}

#[derive(ValueObject)]
struct Email(#[column(name = "mail")] String);

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
