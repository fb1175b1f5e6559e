use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[aggregate(tabel = "orders")]
#[invariant("INV-A-1: One", check(self.count > "many"))]
#[invariant("INV-A-2: Two", check(self.cuont > 0))]
#[invariant("INV-A-3: Three", check(self.count > 0 && self.name.len() > self.count))]
struct Order {
    id: Id<Order>,
    count: i32,
    #[column(name = "title")]
    name: std::rc::Rc<String>,
    #[column(nam = "other")]
    other: std::rc::Rc<String>,
    twice: Option<Option<i32>>,
    #[collection]
    numbers: i32,
    #[embed(prefix = "no_")]
    number: i32,
    #[children]
    address: Address,
    #[reference]
    lines: Vec<Line>,
    #[column(length = 3)]
    code: i32,
    fine: Address,
    #[children(ordered)]
    others: Vec<Other>,
    wishes: Option<Wishes>,
}

#[derive(ValueObject)]
struct Address {
    street: String,
}

#[derive(ValueObject)]
struct Wishes {
    diet: Option<String>,
}

/// A line.
#[derive(Entity)]
struct Line {
    id: Id<Line>,
}

/// Another one.
#[derive(Entity)]
struct Other {
    id: Id<Other>,
}

/// A value with a mistake, of whose fields one has another.
#[derive(ValueObject)]
#[invariant("INV-B-1: One", check(self.small == "x"))]
struct Size {
    #[column(nam = "s")]
    small: u8,
    large: std::rc::Rc<u8>,
}

fn main() {}
