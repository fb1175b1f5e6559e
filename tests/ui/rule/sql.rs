use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", sql(oracle = "count > 0"))]
#[invariant("INV-A-2: Two", sql(postgres = 1))]
#[invariant("INV-A-3: Three", sql(postgres))]
#[invariant("INV-A-4: Four", sql(postgres("count > 0")))]
#[invariant("INV-A-5: Five", sql(postgres = " "))]
#[invariant("INV-A-6: Six", sql(sqlite = "count > 0", sqlite = "count > 1"))]
#[invariant("INV-A-7: Seven", sql("count > 0"))]
#[invariant("INV-A-8: Eight", sql(postgres = "count > 0 -- some", sqlite = "count <> '--' AND \"--\" > 0"))]
struct Order {
    id: Id<Order>,
    count: i32,
}

fn main() {}
