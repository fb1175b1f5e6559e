use tablewright::{Aggregate, Id, ValueObject};

use Cover::Insured as Renamed;

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(matches!(self.cover, Renamed { .. })))]
struct Order {
    id: Id<Order>,
    cover: Cover,
}

#[derive(ValueObject)]
enum Cover {
    Nothing,
    Insured { amount: i32 },
    Other(i32),
}

fn main() {}
