use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant()]
#[invariant("INV-ORD-1: States", transitions(
    state,
    New => Held | Old | Held,
    Held => Old,
    start(New, New)
))]
#[index(count)]
#[index(count, purpose = "Once more")]
#[index(size, include())]
#[index(number)]
#[index(number, unique)]
#[index(number, where(self.number > 0))]
#[index(number, name = "idx_of_its_own")]
struct Order {
    id: Id<Order>,
    state: State,
    count: i32,
    #[column(default(sql = ""))]
    size: i32,
    #[column(default(sql = " "))]
    width: i32,
    #[index]
    #[index]
    height: i32,
    number: i32,
}

#[derive(ValueObject)]
enum State {
    New,
    Held,
    Old,
}

fn main() {}
