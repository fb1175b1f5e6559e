use std::collections::BTreeMap;
use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[collection]
    lists: BTreeMap<i32, Vec<String>>,
    #[collection]
    unmapped: BTreeMap<i32, Unmapped>,
    #[collection]
    maybe: BTreeMap<i32, Option<Unmapped>>,
    #[collection]
    lines: BTreeMap<i32, Line>,
    #[collection]
    orders: BTreeMap<i32, Box<Order>>,
    #[collection]
    keys: BTreeMap<Unmapped, i32>,
}

struct Unmapped;

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

fn main() {}
