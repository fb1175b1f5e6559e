use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[aggregate(id = 7, table = orders, audit = true, version = 2)]
struct Order {
    id: Id<Order>,
    #[column(length = "3")]
    name: String,
    #[column(json = true)]
    json: String,
    #[reference(on_delete = delete)]
    other: Id<Order>,
    #[column(default(sql))]
    rank: i32,
    #[column(default)]
    level: i32,
}

#[derive(ValueObject)]
#[value_object(storage = text, rename_all = "Title Case")]
enum State {
    Open,
    Closed,
}

/// A page.
#[derive(Aggregate)]
#[renamed_from(sheets)]
#[index(include = size)]
struct Page {
    id: Id<Page>,
    size: i32,
    #[column(default())]
    rank: i32,
}

fn main() {}
