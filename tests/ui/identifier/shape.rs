use tablewright::{Aggregate, Id, Identifier};

#[derive(Identifier)]
#[identifier(Order)]
struct OrderId(String);

#[derive(Identifier)]
struct NoId(uuid::Uuid);

#[derive(Identifier)]
#[identifier]
struct Nameless(uuid::Uuid);

#[derive(Identifier)]
#[identifier(Order)]
struct Named {
    id: uuid::Uuid,
}

#[derive(Identifier)]
#[identifier(Order)]
enum Either {
    A,
    B,
}

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
}

fn main() {}
