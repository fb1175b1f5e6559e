use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.place.as_ref().is_some_and(|place| place.zap > 3)))]
#[invariant("INV-A-2: Two", check(self.place.as_ref().is_none_or(|place| place.way.lenght == 3)))]
#[invariant("INV-A-3: Three", unique(count) where(self.place.as_ref().is_none_or(|place| matches!(place.kid, Kind::Of { .. }))))]
struct Order {
    id: Id<Order>,
    count: i32,
    place: Option<Place>,
}

#[derive(ValueObject)]
struct Place {
    zip: i32,
    way: Way,
    kind: Kind,
}

#[derive(ValueObject)]
struct Way {
    length: i32,
}

#[derive(ValueObject)]
enum Kind {
    Of { number: i32 },
    Nothing,
}

fn main() {}
