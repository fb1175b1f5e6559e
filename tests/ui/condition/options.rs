use tablewright::{Aggregate, Entity, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name.is_some()))]
#[invariant("INV-A-2: Two", check(self.gift.is_none()))]
#[invariant("INV-A-3: Three", check(self.count.is_none_or(|x| x > 0)))]
struct Order {
    id: Id<Order>,
    name: String,
    gift: Option<Box<Item>>,
    count: i32,
}

/// An item.
#[derive(Entity)]
struct Item {
    id: Id<Item>,
}

fn main() {}
