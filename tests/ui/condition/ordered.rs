use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name < self.code))]
#[invariant("INV-A-2: Two", check(self.initial > self.initial))]
#[invariant("INV-A-3: Three", check(self.paid >= self.paid))]
#[invariant("INV-A-4: Four", check(self.discount > self.discount))]
#[invariant("INV-A-5: Five", check(self.status < self.status))]
#[invariant("INV-A-6: Six", unique(name) where(self.name < self.code))]
struct Order {
    id: Id<Order>,
    name: String,
    code: String,
    initial: char,
    paid: bool,
    discount: Option<i32>,
    status: Status,
}

#[derive(ValueObject, PartialEq, PartialOrd)]
enum Status {
    Open,
    Held,
}

fn main() {}
