use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.discount.is_some_and(|| true)))]
#[invariant("INV-A-2: Two", check(self.discount.is_some_and(|x, y| x > y)))]
#[invariant("INV-A-3: Three", check(self.discount.is_some_and(|_| true)))]
#[invariant("INV-A-4: Four", check(self.discount.is_some_and(|Some(x)| x > 0)))]
#[invariant("INV-A-5: Five", check(self.discount.is_some_and(|x: i32| x > 0)))]
#[invariant("INV-A-6: Six", check(self.discount.is_none_or(i32::is_positive)))]
#[invariant("INV-A-7: Seven", check(self.discount.is_none_or(move |x| x > 0)))]
#[invariant("INV-A-8: Eight", check(self.discount.is_none_or()))]
#[invariant("INV-A-9: Nine", check(self.discount.is_none_or(|x|)))]
#[invariant("INV-A-10: Ten", check(self.discount.is_none_or(|x| self.count / x > 1)))]
struct Order {
    id: Id<Order>,
    discount: Option<i32>,
    count: i32,
}

fn main() {}
