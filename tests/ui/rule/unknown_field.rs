use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.cuont > 0))]
#[invariant("INV-A-2: Two", unique(cuont))]
#[invariant("INV-A-3: Three", unique(parent, count))]
#[invariant("INV-A-4: Four", unique(id))]
#[invariant("INV-A-5: Five", unique(cache))]
#[invariant("INV-A-6: Six", unique(count, count))]
#[index(cuont)]
struct Order {
    id: Id<Order>,
    count: i32,
    #[column(skip)]
    cache: i32,
}

fn main() {}
