//! What a rule of a generic type computes is known where the type is used.

use rust_decimal::Decimal;
use tablewright::{Aggregate, Id, ValueObject};

#[derive(ValueObject)]
#[invariant("INV-BOX-001: Not too large", check(self.width * self.height * self.depth < 1000))]
struct Cuboid<T> {
    content: T,
    width: u32,
    height: u32,
    depth: u32,
}

#[derive(ValueObject)]
#[invariant("INV-PRC-001: Not too dear", check(self.price * self.price * self.price < self.price))]
struct Priced<T> {
    content: T,
    #[column(precision = 12, scale = 2)]
    price: Decimal,
}

/// A parcel.
#[derive(Aggregate)]
struct Parcel {
    id: Id<Parcel>,
    size: Cuboid<bool>,
    inner: Option<Cuboid<Cuboid<i32>>>,
    price: Priced<i32>,
}

const _: usize = Parcel::TABLES.len();

fn main() {}
