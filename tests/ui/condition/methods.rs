use tablewright::{Aggregate, Entity, Id, ValueObject};

const LIMIT: i32 = 9;

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name.trim() == self.name))]
#[invariant("INV-A-2: Two", check(self.name.to_lowercase() == "a"))]
#[invariant("INV-A-3: Three", check(self.name.to_string() == "a"))]
#[invariant("INV-A-4: Four", check(self.count.abs() > 1))]
#[invariant("INV-A-5: Five", check(self.count.min(3) > 1))]
#[invariant("INV-A-6: Six", check(self.items.iter().all(|item| item.count > 0)))]
#[invariant("INV-A-7: Seven", check(self.status.is_open()))]
#[invariant("INV-A-8: Eight", check(self.is_paid()))]
#[invariant("INV-A-9: Nine", check(self.discount.unwrap() > 0))]
#[invariant("INV-A-10: Ten", check(self.discount.unwrap_or(0) > 0))]
#[invariant("INV-A-11: Eleven", check(self.discount.map(|x| x > 0) == self.paid))]
#[invariant("INV-A-12: Twelve", check(self.discount.is_some(1)))]
#[invariant("INV-A-13: Thirteen", check(LIMIT.abs() > self.count))]
#[invariant("INV-A-14: Fourteen", check((self.count + 1).abs() > 1))]
#[invariant("INV-A-15: Fifteen", check("a".to_owned() == self.name))]
#[invariant("INV-A-16: Sixteen", check(self.name.bytes().len() > 1))]
#[invariant("INV-A-17: Seventeen", check(self.rank.get() > 1))]
struct Order {
    id: Id<Order>,
    name: String,
    count: i32,
    rank: std::num::NonZeroU16,
    discount: Option<i32>,
    paid: bool,
    status: Status,
    items: Vec<Item>,
}

#[derive(ValueObject)]
enum Status {
    Open,
    Held,
}

/// An item.
#[derive(Entity)]
struct Item {
    id: Id<Item>,
    count: i32,
}

fn main() {}
