use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(match self.status { Status::Open => true, _ => false }))]
#[invariant("INV-A-2: Two", check(if let Some(x) = self.discount { x > 0 } else { true }))]
#[invariant("INV-A-3: Three", check(let Some(x) = self.discount))]
#[invariant("INV-A-4: Four", check(if self.paid { self.count > 0 }))]
#[invariant("INV-A-5: Five", check(if self.paid { } else { true }))]
#[invariant("INV-A-6: Six", check(if self.paid { let x = 1; x > 0 } else { true }))]
#[invariant("INV-A-7: Seven", check(if self.paid true else false))]
#[invariant("INV-A-8: Eight", check({ self.count > 0 }))]
#[invariant("INV-A-9: Nine", check(return self.paid))]
#[invariant("INV-A-10: Ten", check(self.count > 0; true))]
#[invariant("INV-A-11: Eleven", check(self.discount? > 0))]
#[invariant("INV-A-12: Twelve", check(self.items[0].count > 0))]
#[invariant("INV-A-13: Thirteen", check((self.count, self.paid) == (1, true)))]
#[invariant("INV-A-14: Fourteen", check(|x| x > 0))]
#[invariant("INV-A-15: Fifteen", check())]
struct Order {
    id: Id<Order>,
    status: Status,
    discount: Option<i32>,
    paid: bool,
    count: i32,
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
