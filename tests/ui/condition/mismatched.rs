use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count == "a"))]
#[invariant("INV-A-2: Two", check(self.count))]
#[invariant("INV-A-3: Three", check(self.paid && self.count))]
#[invariant("INV-A-4: Four", check(if self.count { true } else { false }))]
#[invariant("INV-A-5: Five", check(if self.paid { self.count } else { true }))]
#[invariant("INV-A-6: Six", check(self.count > 1.5))]
#[invariant("INV-A-7: Seven", check(self.name.len() > self.count))]
#[invariant("INV-A-8: Eight", check(self.small > self.count))]
#[invariant("INV-A-9: Nine", check((1..=9).contains(self.count)))]
#[invariant("INV-A-10: Ten", check([1, 2].contains(&self.name)))]
#[invariant("INV-A-11: Eleven", assert(self.count))]
struct Order {
    id: Id<Order>,
    count: i32,
    small: i16,
    paid: bool,
    name: String,
}

fn main() {}
