use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(!self.count == -2))]
#[invariant("INV-A-2: Two", check(self.count == !Self::MASK))]
#[invariant("INV-A-3: Three", check([!Self::MASK, 2].contains(&self.count)))]
#[invariant("INV-A-4: Four", check(Self::FIRST < Self::LAST || self.count > 0))]
#[invariant("INV-A-5: Five", check(self.state.as_str() == "OPEN"))]
struct Order {
    id: Id<Order>,
    count: i32,
    state: State,
}

impl Order {
    const MASK: i32 = 4;
    const FIRST: &str = "a";
    const LAST: &str = "B";
}

#[derive(ValueObject)]
enum State {
    Open,
    Closed,
}

impl State {
    fn as_str(&self) -> &'static str {
        "OPEN"
    }
}


fn main() {}
