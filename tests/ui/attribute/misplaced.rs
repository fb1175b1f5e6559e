use tablewright::{Aggregate, Id, Identifier, ValueObject};

/// An order.
#[derive(Aggregate)]
#[entity(table = "orders")]
#[value_object(name = "order")]
#[identifier(Order)]
#[column(length = 3)]
struct Order {
    id: Id<Order>,
    #[aggregate(id = "AGG-A-1")]
    #[invariant("INV-A-1: Short", check(self.name == ""))]
    name: String,
}

#[derive(ValueObject)]
#[aggregate(table = "prices")]
#[index(amount)]
#[renamed_from("money")]
struct Price {
    amount: i32,
    currency: String,
}

#[derive(Identifier)]
#[identifier(Order)]
#[invariant("INV-A-2: Never nil", assert(true))]
struct OrderId(#[column(name = "x")] uuid::Uuid);

#[derive(ValueObject)]
enum State {
    #[column(name = "x")]
    Open,
    Closed,
}

fn main() {}
