use tablewright::{Aggregate, Id, ValueObject};

#[derive(ValueObject)]
#[invariant("INV-BOX-001: Not too large", check(self.width * self.height * self.depth < 1000))]
struct Cuboid<T> {
    content: T,
    width: u32,
    height: u32,
    depth: u32,
}

/// A parcel.
#[derive(Aggregate)]
struct Parcel {
    id: Id<Parcel>,
    size: Cuboid<bool>,
}

const _: usize = Parcel::TABLES.len();

fn main() {}
