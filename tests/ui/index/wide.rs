use tablewright::{Aggregate, Id, ValueObject};

#[derive(ValueObject)]
struct Wide {
    a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32, h: i32,
    i: i32, j: i32, k: i32, l: i32, m: i32, n: i32, o: i32, p: i32,
}

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", unique(wide, number))]
#[invariant("INV-A-2: Two", unique(wide))]
#[index(number, wide)]
#[index(number, include(other))]
struct Order {
    id: Id<Order>,
    number: i32,
    wide: Wide,
    #[index]
    other: Wider,
}

#[derive(ValueObject)]
struct Wider {
    wide: Wide,
    size: i32,
}

fn main() {}
