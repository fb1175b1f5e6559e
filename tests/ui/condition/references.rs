use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name.as_ref() == "ab"))]
#[invariant("INV-A-2: Two", check("ab" == self.name.as_ref()))]
#[invariant("INV-A-3: Three", check(self.name.as_ref().starts_with("ab")))]
#[invariant("INV-A-4: Four", check(!self.name.as_ref().is_empty()))]
#[invariant("INV-A-5: Five", check(self.note.as_ref() == self.note.as_ref()))]
struct Order {
    id: Id<Order>,
    name: String,
    note: Option<String>,
}

fn main() {}
