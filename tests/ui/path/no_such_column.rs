use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[index(ship.town.zip, purpose = "Find orders by town")]
#[index(ship.street, include(payment.Card.number, payment.Cheque))]
#[index(note.length)]
#[index(ship.street, ship.street)]
#[index(ship.0)]
#[invariant("INV-A-1: One", unique(ship.country, note))]
struct Order {
    id: Id<Order>,
    ship: Address,
    payment: Payment,
    note: String,
}

/// Another order.
#[derive(Aggregate)]
#[index(ship.town.zip, purpose = "Find orders by town")]
#[index(ship.street, include(payment.Card.number, payment.Cheque))]
#[index(note.length)]
#[invariant("INV-A-1: One", unique(ship.country, note))]
struct Other {
    id: Id<Other>,
    ship: Address,
    payment: Payment,
    note: String,
}

#[derive(ValueObject)]
struct Address {
    street: String,
    town: Town,
}

#[derive(ValueObject)]
struct Town {
    name: String,
}

#[derive(ValueObject)]
enum Payment {
    Cash,
    Card { number: String },
}

fn main() {}
