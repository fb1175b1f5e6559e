use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.note.is_some_and(|x| x.len() > 3)))]
struct Order {
    id: Id<Order>,
    note: Option<String>,
}

fn main() {}
