use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name == "a\0b"))]
#[invariant("INV-A-2: Two", check(self.initial == '\0'))]
#[invariant("INV-A-3: Three", check(self.count > 999999999999999999999999999999999999999999))]
#[invariant("INV-A-4: Four", check(-999999999999999999999999999999999999999999 < self.count))]
#[invariant("INV-A-5: Five", check(self.name == b"a"))]
#[invariant("INV-A-6: Six", check(self.count == b'a'))]
#[invariant("INV-A-7: Seven", check(self.name == c"a"))]
#[invariant("INV-A-8: Eight", check(self.ratio + 0.5 > 1.0))]
#[invariant("INV-A-9: Nine", check(2.0 * self.ratio > 1.0))]
struct Order {
    id: Id<Order>,
    name: String,
    initial: char,
    count: i32,
    ratio: f64,
}

fn main() {}
