use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name > "a"))]
#[invariant("INV-A-2: Two", check(self.initial <= 'z'))]
#[invariant("INV-A-3: Three", check(self.active > false))]
struct Order {
    id: Id<Order>,
    name: String,
    initial: char,
    active: bool,
}

fn main() {}
