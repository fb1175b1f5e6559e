use std::collections::BTreeSet;
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    number: Option<Option<i32>>,
    boxed: Option<Box<Option<i32>>>,
    lines: Option<Vec<Line>>,
    #[column(length = 5)]
    text: Option<Option<String>>,
    #[column(precision = 5, scale = 2)]
    amount: Option<Option<rust_decimal::Decimal>>,
    #[reference(soft)]
    other: Option<Option<Id<Order>>>,
    wrapped: Option<Wrapped>,
    broken: Option<Broken>,
    generic: Generic<Option<i32>>,
    own: Own<i32>,
    again: Own<String>,
    set: Option<BTreeSet<String>>,
    unmapped: Option<Unmapped>,
    #[index]
    many: Option<Vec<Other>>,
}

#[derive(ValueObject)]
struct Wrapped(Option<i32>);

#[derive(ValueObject)]
struct Broken(Option<Option<i32>>);

#[derive(ValueObject)]
struct Generic<T>(Option<T>);

#[derive(ValueObject)]
struct Own<T> {
    value: T,
    number: Option<Option<i32>>,
}

struct Unmapped;

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

/// Another one.
#[derive(Entity)]
struct Other {
    id: Id<Other>,
}

fn main() {}
