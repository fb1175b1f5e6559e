use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.items.len() > 0))]
#[invariant("INV-A-2: Two", check(!self.items.is_empty()))]
#[invariant("INV-A-3: Three", check(self.tags.len() < 9))]
struct Order {
    id: Id<Order>,
    items: Vec<Item>,
    #[collection]
    tags: Vec<i32>,
}

/// An item.
#[derive(Entity)]
struct Item {
    id: Id<Item>,
}

fn main() {}
