//! What an index is over, it holds already.

use tablewright::{Aggregate, Id, ValueObject};

/// Where something is sent.
#[derive(ValueObject)]
struct Address {
    #[column(length = 40)]
    city: String,
    #[column(length = 40)]
    street: String,
}

/// A parcel.
#[derive(Aggregate)]
#[index(weight, include(weight))]
#[index(height, include(depth, depth))]
#[index(to, purpose = "A part of what it is over", include(to.city))]
#[index(from.city, purpose = "What it is over is a part", include(from))]
#[index(depth, purpose = "A value and a part of it", include(to, to.street))]
#[index(depth, weight, depth, purpose = "A column twice")]
#[index(from, from.street, purpose = "A part twice")]
struct Parcel {
    id: Id<Parcel>,
    weight: i32,
    height: i32,
    depth: i32,
    #[index(include(width))]
    width: i32,
    to: Address,
    from: Address,
}

fn main() {}
