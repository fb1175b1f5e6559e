use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count as i64 > 1))]
#[invariant("INV-A-2: Two", check((self.count as i64) > 1))]
#[invariant("INV-A-3: Three", check(self.name.len() as i32 > self.count))]
#[invariant("INV-A-4: Four", check(limit() > self.count))]
#[invariant("INV-A-5: Five", check(i32::from(1u8) > self.count))]
#[invariant("INV-A-6: Six", check(Self::limit() > self.count))]
#[invariant("INV-A-7: Seven", check(self.place == Place { zip: 1 }))]
#[invariant("INV-A-10: Ten", check(self.discount == None))]
#[invariant("INV-A-11: Eleven", check(None != self.discount))]
#[invariant("INV-A-12: Twelve", check(format!("{}", self.count) == "1"))]
#[invariant("INV-A-13: Thirteen", check(assert!(self.count > 0)))]
#[invariant("INV-A-14: Fourteen", check(self.name == String::from("a")))]
struct Order {
    id: Id<Order>,
    count: i32,
    name: String,
    discount: Option<i32>,
    place: Place,
}

#[derive(ValueObject)]
struct Place {
    zip: i32,
}

fn main() {}
