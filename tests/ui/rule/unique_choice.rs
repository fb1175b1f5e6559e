use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", unique(payment))]
#[invariant("INV-A-2: Two", unique(bill.payment))]
#[invariant("INV-A-3: Three", unique(payment.Card))]
#[index(payment)]
struct Order {
    id: Id<Order>,
    payment: Payment,
    bill: Bill,
    #[collection(unique(value))]
    payments: Vec<Payment>,
}

#[derive(ValueObject)]
struct Bill {
    payment: Option<Payment>,
}

#[derive(ValueObject)]
enum Payment {
    Cash,
    Card { number: String },
}

fn main() {}
