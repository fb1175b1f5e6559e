use tablewright::{Aggregate, Id, ValueObject};

const LIMIT: i32 = 9;

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count > LIMT))]
#[invariant("INV-A-2: Two", check(self.status == Status::Opne))]
#[invariant("INV-A-3: Three", check(matches!(self.status, Status::Shut)))]
#[invariant("INV-A-4: Four", check(self.place.zpi > 1))]
#[invariant("INV-A-5: Five", check(self.place.zip.0 > 1))]
#[invariant("INV-A-6: Six", check(self.count.0 > 1))]
#[invariant("INV-A-7: Seven", check(self.discount.is_some_and(|x| x > 0) && x > 0))]
struct Order {
    id: Id<Order>,
    count: i32,
    status: Status,
    place: Place,
    discount: Option<i32>,
}

#[derive(ValueObject, PartialEq)]
enum Status {
    Open,
    Held,
}

#[derive(ValueObject)]
struct Place {
    zip: i32,
}

fn main() {}
