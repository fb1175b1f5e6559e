use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(matches!(self.discount, Some(1))))]
#[invariant("INV-A-2: Two", check(matches!(self.discount, None)))]
#[invariant("INV-A-3: Three", check(matches!(self.status, _)))]
#[invariant("INV-A-4: Four", check(matches!(self.status, Status::Open if self.count > 0)))]
#[invariant("INV-A-5: Five", check(matches!(self.status, status @ Status::Open)))]
#[invariant("INV-A-6: Six", check(matches!(self.status)))]
#[invariant("INV-A-7: Seven", check(matches!(self.count, 1..=9)))]
#[invariant("INV-A-8: Eight", check(matches!(self.cover, Cover::Insured { amount: 1 })))]
#[invariant("INV-A-9: Nine", check(matches!(self.cover, Cover::Other(1))))]
#[invariant("INV-A-10: Ten", check(matches!(self.count + 1, Status::Open)))]
#[invariant("INV-A-11: Eleven", check(matches!((self.status, self.count), (Status::Open, 1))))]
#[invariant("INV-A-12: Twelve", check(matches![self.status, Status::Open]))]
struct Order {
    id: Id<Order>,
    discount: Option<i32>,
    status: Status,
    cover: Cover,
    count: i32,
}

#[derive(ValueObject)]
enum Status {
    Open,
    Held,
}

#[derive(ValueObject)]
enum Cover {
    Nothing,
    Insured { amount: i32 },
    Other(i32),
}

fn main() {}
