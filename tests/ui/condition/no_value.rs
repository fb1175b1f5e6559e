use tablewright::{Aggregate, Id, ValueObject};

const THIRD: rust_decimal::Decimal = rust_decimal::Decimal::from_parts(333, 0, 0, false, 3);

/// A range.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count > 5 && self.count < 3))]
struct Range {
    id: Id<Range>,
    count: i32,
}

/// A type.
#[derive(Aggregate)]
#[invariant("INV-B-1: One", check(self.small > 200))]
struct Type {
    id: Id<Type>,
    small: i8,
}

/// A length.
#[derive(Aggregate)]
#[invariant("INV-C-1: One", check(self.code.len() > 12))]
struct Length {
    id: Id<Length>,
    #[column(length = 3)]
    code: String,
}

/// A characters.
#[derive(Aggregate)]
#[invariant("INV-D-1: One", check(self.code.chars().count() > 3))]
struct Characters {
    id: Id<Characters>,
    #[column(length = 3)]
    code: String,
}

/// A presence.
#[derive(Aggregate)]
#[invariant("INV-E-1: One", check(self.discount.is_some() && self.discount.is_none()))]
struct Presence {
    id: Id<Presence>,
    discount: Option<i32>,
}

/// A state.
#[derive(Aggregate)]
#[invariant("INV-F-1: One", check(self.status == Status::Open && self.status == Status::Held))]
struct State {
    id: Id<State>,
    status: Status,
}

/// A truth.
#[derive(Aggregate)]
#[invariant("INV-G-1: One", check(self.paid && !self.paid))]
struct Truth {
    id: Id<Truth>,
    paid: bool,
}

/// A price.
#[derive(Aggregate)]
#[invariant("INV-H-1: One", check(self.amount == THIRD))]
struct Price {
    id: Id<Price>,
    #[column(precision = 5, scale = 2)]
    amount: rust_decimal::Decimal,
}

/// An empty.
#[derive(Aggregate)]
#[invariant("INV-I-1: One", check((5..=3).contains(&self.count)))]
struct Empty {
    id: Id<Empty>,
    count: i32,
}

/// A listed.
#[derive(Aggregate)]
#[invariant("INV-J-1: One", check([1, 2, 4].contains(&self.count) && self.count > 4))]
struct Listed {
    id: Id<Listed>,
    count: i32,
}

/// A held.
#[derive(Aggregate)]
#[invariant("INV-K-1: One", check(self.place.zip > 1 && self.place.zip < 1))]
struct Held {
    id: Id<Held>,
    place: Place,
}

#[derive(ValueObject, PartialEq)]
enum Status {
    Open,
    Held,
    Shut,
}

#[derive(ValueObject)]
struct Place {
    zip: i32,
}

#[derive(ValueObject)]
#[invariant("INV-Z-1: One", check(self.0 > 5 && self.0 < 3))]
struct Count(i32);

#[derive(ValueObject)]
#[invariant("INV-Z-2: Two", check(self.zip < 0))]
struct Area {
    zip: u8,
}

fn main() {}
