use tablewright::{Aggregate, Id};

const LIMIT: i32 = 9;

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(1 < 2))]
#[invariant("INV-A-2: Two", check(true))]
#[invariant("INV-A-3: Three", check(LIMIT > 1))]
#[invariant("INV-A-4: Four", check(self == self))]
#[invariant("INV-A-5: Five", check(self.0 > 0))]
#[invariant("INV-A-6: Six", check(self.cuont > 0))]
#[invariant("INV-A-7: Seven", check(self.cache > 0))]
#[invariant("INV-A-8: Eight", check(self.json == 1))]
#[invariant("INV-A-10: Ten", unique(count) where(1 < 2))]
#[invariant("INV-A-11: Eleven", unique(count) where(self.json == 1))]
#[invariant("INV-A-12: Twelve", unique(count) where(self.cuont / 2 == 1))]
struct Order {
    id: Id<Order>,
    count: i32,
    #[column(json)]
    json: i32,
    #[column(skip)]
    cache: i32,
}

fn main() {}
