use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count + 1))]
#[invariant("INV-A-2: Two", check(self.paid && 5))]
#[invariant("INV-A-3: Three", check(self.paid || "a"))]
#[invariant("INV-A-4: Four", check(if self.name.len() { self.paid } else { true }))]
#[invariant("INV-A-5: Five", check(if self.paid { 3 } else { true }))]
#[invariant("INV-A-6: Six", check(self.count > -1_u32))]
#[invariant("INV-A-7: Seven", check((self.paid == true) + 1 > 1))]
struct Order {
    id: Id<Order>,
    paid: bool,
    count: u32,
    name: String,
}

fn main() {}
