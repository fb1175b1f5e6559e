use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", chekc(self.count > 0))]
#[invariant("INV-A-2: Two", check)]
#[invariant("INV-A-3: Three", check(self.count > 0), unique(count))]
#[invariant("INV-A-4: Four", unique())]
#[invariant("INV-A-5: Five", name = "chk_five", assert(true))]
#[invariant("INV-A-6: Six", unique(a = 1))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
