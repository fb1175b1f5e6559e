use tablewright::{Aggregate, Id, ValueObject};

mod limits {
    pub const HALF: f32 = 0.5;
    pub const TEXT: &str = "ab";
    pub const FEW: u64 = 1 << 63;
    pub const MOST: i32 = 20;
}

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count > limits::HALF))]
#[invariant("INV-A-2: Two", check(self.count == limits::HALF))]
#[invariant("INV-A-3: Three", check(self.count + limits::HALF == 0))]
#[invariant("INV-A-4: Four", check((limits::TEXT..=20).contains(&self.count)))]
#[invariant("INV-A-5: Five", check((1..=limits::TEXT).contains(&self.count)))]
#[invariant("INV-A-6: Six", check((limits::MOST..=limits::TEXT).contains(&self.count)))]
#[invariant("INV-A-7: Seven", check([limits::TEXT, 5].contains(&self.count)))]
#[invariant("INV-A-8: Eight", check([5, limits::TEXT].contains(&self.count)))]
#[invariant("INV-A-9: Nine", check(self.count == limits::FEW))]
#[invariant("INV-A-10: Ten", check(self.discount.is_some_and(|x| x == limits::FEW)))]
#[invariant("INV-A-11: Eleven", check(-self.count < limits::TEXT))]
#[invariant("INV-A-12: Twelve", check([limits::MOST, 5].contains(&self.status)))]
#[invariant("INV-A-13: Thirteen", check(self.count < limits::MOST * limits::HALF))]
struct Order {
    id: Id<Order>,
    count: i32,
    discount: Option<i32>,
    status: Status,
}

#[derive(ValueObject, PartialEq)]
enum Status {
    Open,
    Held,
}

fn main() {}
