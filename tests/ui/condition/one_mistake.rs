use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.discount == self.rebate))]
#[invariant("INV-A-2: Two", check(self.discount == 5))]
#[invariant("INV-A-3: Three", check(5 < self.discount))]
#[invariant("INV-A-4: Four", check(self.status > Status::Open))]
#[invariant("INV-A-5: Five", check(self.status == !Status::Open))]
#[invariant("INV-A-6: Six", check(!self.name))]
#[invariant("INV-A-7: Seven", check(-self.name > 3))]
#[invariant("INV-A-8: Eight", check(self.count.len() > 3))]
#[invariant("INV-A-9: Nine", check(self.small == -1))]
#[invariant("INV-A-10: Ten", check(self.name.len() > -1))]
#[invariant("INV-A-11: Eleven", check(self.small <= -(-self.small)))]
#[invariant("INV-A-12: Twelve", check(self.count + self.small > 3))]
#[invariant("INV-A-13: Thirteen", check(self.count == (self.small + 1)))]
#[invariant("INV-A-14: Fourteen", check(self.cover == Cover::Nothing))]
#[invariant("INV-A-15: Fifteen", check(self.paid == 1))]
#[invariant("INV-A-16: Sixteen", check(5 == (self.count > 0)))]
#[invariant("INV-A-17: Seventeen", check(matches!(self.name, Status::Open)))]
#[invariant("INV-A-18: Eighteen", check(self.count.is_some_and(|x| x > 3)))]
#[invariant("INV-A-19: Nineteen", check(self.discount.is_some_and(|x| x == "a")))]
#[invariant("INV-A-20: Twenty", check(self.note.is_some_and(|x| x.len() > 3)))]
#[invariant("INV-A-21: Twenty-one", check(self.place.nope == 1))]
#[invariant("INV-A-22: Twenty-two", check([1, 2, 3].contains(&self.name)))]
#[invariant("INV-A-23: Twenty-three", check((1..=3).contains(&self.name)))]
#[invariant("INV-A-24: Twenty-four", check(self.large <= i64::MAX - 1))]
#[invariant("INV-A-25: Twenty-five", unique(count) where(self.discount == self.rebate))]
#[index(count, where(self.discount == self.rebate))]
struct Order {
    id: Id<Order>,
    name: String,
    count: i32,
    small: u8,
    large: i64,
    paid: bool,
    discount: Option<i32>,
    rebate: Option<i32>,
    note: Option<String>,
    status: Status,
    cover: Cover,
    place: Place,
}

#[derive(ValueObject, PartialEq, PartialOrd)]
enum Status {
    Open,
    Closed,
}

#[derive(ValueObject, PartialEq)]
enum Cover {
    Nothing,
    Insured { amount: i32 },
}

#[derive(ValueObject)]
struct Place {
    zip: i32,
}

fn main() {}
