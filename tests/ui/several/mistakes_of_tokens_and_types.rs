use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[aggregate(tabel = "orders")]
#[invariant("INV-A-1: One", transitions(state, Open => Closed))]
struct Order {
    id: Id<Order>,
    name: &'static str,
    #[column(precison = 10, scale = 2)]
    total: rust_decimal::Decimal,
    rebate: rust_decimal::Decimal,
    #[column(default = State::Open)]
    state: State,
}

/// What is wrong here is not repeated where the enum is used.
#[derive(ValueObject)]
#[value_object(nam = "state")]
enum State {
    Open,
    Closed,
}

/// A page.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", transitions(state, Open => Closed))]
struct Page {
    id: Id<Page>,
    #[column(default = State::Open)]
    state: State,
}

fn main() {}
