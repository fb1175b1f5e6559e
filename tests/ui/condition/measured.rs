use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.items.len() > 0))]
#[invariant("INV-A-2: Two", check(!self.items.is_empty()))]
struct Order {
    id: Id<Order>,
    items: Vec<Item>,
}

/// An item.
#[derive(Entity)]
struct Item {
    id: Id<Item>,
}

fn main() {}
