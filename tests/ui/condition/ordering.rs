use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name > "a"))]
#[invariant("INV-A-2: Two", check("a" <= self.name))]
#[invariant("INV-A-3: Three", check(self.initial <= 'z'))]
#[invariant("INV-A-4: Four", check(self.paid > false))]
#[invariant("INV-A-5: Five", check((self.count > 1) < self.paid))]
#[invariant("INV-A-6: Six", check((self.count > 1) < (self.count > 2)))]
#[invariant("INV-A-7: Seven", check(('a'..='z').contains(&self.initial)))]
#[invariant("INV-A-8: Eight", check(!self.count > 3))]
struct Order {
    id: Id<Order>,
    name: String,
    initial: char,
    paid: bool,
    count: i32,
}

fn main() {}
