use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(matches!(self.cover, Cover::Other)))]
#[invariant("INV-A-2: Two", check(matches!(self.cover, Cover::Nothing | Cover::Both)))]
#[invariant("INV-A-3: Three", check(!matches!(self.cover, Cover::Other(_) | Cover::Both(_, _))))]
#[invariant("INV-A-4: Four", check(!matches!(self.cover, Cover::Insured { amount: _ } | Cover::Both(..))))]
struct Order {
    id: Id<Order>,
    cover: Cover,
}

#[derive(ValueObject)]
enum Cover {
    Nothing,
    Insured { amount: i32 },
    Other(i32),
    Both(i32, i32),
}

fn main() {}
