use tablewright::{Aggregate, Id, ValueObject};

const HOME: Place = Place { zip: 1 };
const HALF: Option<i32> = Some(50);

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.place == HOME))]
#[invariant("INV-A-2: Two", check(self.discount == HALF))]
#[invariant("INV-A-3: Three", check(self.name.contains(char::is_numeric)))]
struct Order {
    id: Id<Order>,
    place: Place,
    discount: Option<i32>,
    name: String,
}

#[derive(ValueObject, PartialEq)]
struct Place {
    zip: i32,
}

fn main() {}
