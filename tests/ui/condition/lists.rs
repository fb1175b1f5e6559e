use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check([].contains(&self.count)))]
#[invariant("INV-A-2: Two", check([1, 2] == self.count))]
#[invariant("INV-A-3: Three", check([1, 2].iter().any(|x| x == self.count)))]
#[invariant("INV-A-4: Four", check([1; 3].contains(&self.count)))]
#[invariant("INV-A-5: Five", check([1 2].contains(&self.count)))]
#[invariant("INV-A-6: Six", check((..).contains(&self.count)))]
#[invariant("INV-A-7: Seven", check((1..=9) == self.count))]
#[invariant("INV-A-8: Eight", check((1..=9).rev().contains(&self.count)))]
#[invariant("INV-A-9: Nine", check(1..=9 == self.count))]
#[invariant("INV-A-10: Ten", check((1..=9).contains(&self.count, 1)))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
