use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    #[reference(on_delete = set_null)]
    other: Id<Order>,
    link: Link,
    maybe: Option<Link>,
}

#[derive(ValueObject)]
struct Link {
    #[reference(on_delete = set_null)]
    to: Option<Id<Order>>,
    name: String,
}

fn main() {}
