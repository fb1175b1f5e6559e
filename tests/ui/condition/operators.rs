use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count / 2 > 1))]
#[invariant("INV-A-2: Two", check(self.count %= 2))]
#[invariant("INV-A-3: Three", check(self.count & 1 == 0))]
#[invariant("INV-A-4: Four", check(self.count | 1 == 1))]
#[invariant("INV-A-5: Five", check(self.count ^ 1 == 0))]
#[invariant("INV-A-6: Six", check(self.count << 1 > 0))]
#[invariant("INV-A-7: Seven", check(self.count >> 1 > 0))]
#[invariant("INV-A-8: Eight", check(self.count = 3))]
#[invariant("INV-A-9: Nine", check(self.count += 3))]
#[invariant("INV-A-10: Ten", check(0 < self.count < 10))]
#[invariant("INV-A-11: Eleven", check(self.paid == self.paid == true))]
#[invariant("INV-A-12: Twelve", check(&self.name == &self.code))]
#[invariant("INV-A-13: Thirteen", check(self.count > &0))]
#[invariant("INV-A-14: Fourteen", check(self.count > 0 & self.paid))]
#[invariant("INV-A-15: Fifteen", check(self.count > 0 and self.paid))]
#[invariant("INV-A-16: Sixteen", check(self.count >))]
#[invariant("INV-A-17: Seventeen", check(self.count % 0 == 0))]
#[invariant("INV-A-18: Eighteen", check(self.count % 1 == 0))]
#[invariant("INV-A-19: Nineteen", check(self.count % -1 == 0))]
#[invariant("INV-A-20: Twenty", check(self.count % self.other == 0))]
#[invariant("INV-A-21: Twenty-one", check(self.count % Self::STEP == 0))]
struct Order {
    id: Id<Order>,
    count: i32,
    other: i32,
    paid: bool,
    name: String,
    code: String,
}

fn main() {}
