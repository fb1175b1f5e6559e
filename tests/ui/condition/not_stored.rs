use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.place.cache > 1))]
#[invariant("INV-A-2: Two", unique(count) where(self.place.cache > 1))]
struct Order {
    id: Id<Order>,
    place: Place,
    count: i32,
}

#[derive(ValueObject)]
struct Place {
    zip: i32,
    #[column(skip)]
    cache: i32,
}

fn main() {}
