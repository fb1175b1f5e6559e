use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name.len() > 0))]
#[invariant("INV-A-2: Two", check(self.count + 1 > 0))]
#[invariant("INV-A-3: Three", check(self.ratio > 0.5))]
#[invariant("INV-A-4: Four", check(-self.count > 0))]
#[invariant("INV-A-5: Five", check(self == self))]
#[invariant("INV-A-6: Six", check(if self.count > 0 { true } else { false }))]
#[invariant("INV-A-7: Seven", check(self.check()))]
#[invariant("INV-A-8: Eight", check(limit() > self.count))]
#[invariant("INV-A-9: Nine", check(self.count > 0 &))]
struct Order {
    id: Id<Order>,
    name: String,
    count: i32,
    ratio: f64,
}

fn main() {}
