use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    other: Other,
    codes: Vec<Code>,
    tags: std::collections::BTreeSet<String>,
}

struct Other;

#[derive(ValueObject)]
struct Code(String);

fn main() {}
