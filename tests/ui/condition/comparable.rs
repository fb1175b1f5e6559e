use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-3: Three", check(self.discount == self.discount))]
#[invariant("INV-A-4: Four", check(self.photo == self.photo))]
#[invariant("INV-A-5: Five", check([self.discount].contains(&self.discount)))]
struct Order {
    id: Id<Order>,
    place: Place,
    discount: Option<i32>,
    photo: Vec<u8>,
}

#[derive(ValueObject, PartialEq)]
struct Place {
    zip: Zip,
}

#[derive(ValueObject, PartialEq)]
struct Zip(String);

fn main() {}
