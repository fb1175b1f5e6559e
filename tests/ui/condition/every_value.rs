use tablewright::{Aggregate, Id, ValueObject};

/// A range.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count > 5 || self.count < 9))]
struct Range {
    id: Id<Range>,
    count: i32,
}

/// A type.
#[derive(Aggregate)]
#[invariant("INV-B-1: One", check(self.unsigned >= 0))]
struct Type {
    id: Id<Type>,
    unsigned: u32,
}

/// A length.
#[derive(Aggregate)]
#[invariant("INV-C-1: One", check(self.code.len() <= 12))]
struct Length {
    id: Id<Length>,
    #[column(length = 3)]
    code: String,
}

/// A presence.
#[derive(Aggregate)]
#[invariant("INV-D-1: One", check(self.discount.is_some() || self.discount.is_none()))]
struct Presence {
    id: Id<Presence>,
    discount: Option<i32>,
}

/// A state.
#[derive(Aggregate)]
#[invariant("INV-E-1: One", check(matches!(self.status, Status::Open | Status::Held)))]
struct State {
    id: Id<State>,
    status: Status,
}

/// A truth.
#[derive(Aggregate)]
#[invariant("INV-F-1: One", check(self.paid || !self.paid))]
struct Truth {
    id: Id<Truth>,
    paid: bool,
}

/// A branch.
#[derive(Aggregate)]
#[invariant("INV-G-1: One", check(if self.count > 0 { true } else { true }))]
struct Branch {
    id: Id<Branch>,
    count: i32,
}

#[derive(ValueObject)]
enum Status {
    Open,
    Held,
}

fn main() {}
