use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[aggregate(id = "ORDER", tabel = "orders")]
#[invariant("INV-A-1: One", check(self.cuont > 0))]
struct Order {
    #[column(lenght = 3)]
    name: String,
    #[column(precision = 40, scale = 2)]
    total: rust_decimal::Decimal,
}

/// Nothing of the mistakes above is repeated where the type is used.
/// A page.
#[derive(Aggregate)]
struct Page {
    id: Id<Page>,
    order: Id<Order>,
}

fn main() {}
