use tablewright::{Aggregate, Id, ValueObject};

#[derive(ValueObject)]
struct Name<'a> {
    text: &'a str,
}

#[derive(ValueObject)]
struct Range<T> {
    from: T,
    to: Option<T>,
}

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    unmapped: Range<std::rc::Rc<String>>,
    twice: Range<Option<i32>>,
}

fn main() {}
