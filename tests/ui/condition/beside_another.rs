use tablewright::{Aggregate, Id, ValueObject};

/// A range.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count > 5))]
#[invariant("INV-A-2: Two", check(self.count < 3))]
struct Range {
    id: Id<Range>,
    count: i32,
}

/// A truth.
#[derive(Aggregate)]
#[invariant("INV-B-1: One", check(self.paid))]
#[invariant("INV-B-2: Two", check(!self.paid))]
struct Truth {
    id: Id<Truth>,
    paid: bool,
}

/// A presence.
#[derive(Aggregate)]
#[invariant("INV-C-1: One", check(self.discount.is_some_and(|x| x > 5)))]
#[invariant("INV-C-2: Two", check(self.discount.is_none()))]
struct Presence {
    id: Id<Presence>,
    discount: Option<i32>,
}

/// A state.
#[derive(Aggregate)]
#[invariant("INV-D-1: One", check(matches!(self.status, Status::Open)))]
#[invariant("INV-D-2: Two", check(matches!(self.status, Status::Held)))]
struct State {
    id: Id<State>,
    status: Status,
}

/// A length.
#[derive(Aggregate)]
#[invariant("INV-E-1: One", check(self.code.len() > 3))]
#[invariant("INV-E-2: Two", check(self.code.is_empty()))]
struct Length {
    id: Id<Length>,
    code: String,
}

/// A three.
#[derive(Aggregate)]
#[invariant("INV-F-1: One", check(self.count != 5))]
#[invariant("INV-F-2: Two", check(self.count > 4))]
#[invariant("INV-F-3: Three", check(self.count < 6))]
struct Three {
    id: Id<Three>,
    count: i32,
}

#[derive(ValueObject)]
enum Status {
    Open,
    Held,
}

fn main() {}
