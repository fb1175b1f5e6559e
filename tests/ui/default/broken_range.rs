use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check((1..=100).contains(&self.count)))]
#[invariant("INV-A-2: Two", check([1, 2, 4].contains(&self.level)))]
#[invariant("INV-A-3: Three", check(matches!(self.status, Status::Held | Status::Shut)))]
#[invariant("INV-A-4: Four", check(self.code.starts_with("US")))]
#[invariant("INV-A-5: Five", check(!self.name.is_empty()))]
#[invariant("INV-A-6: Six", check(self.discount.is_none_or(|x| x > 5)))]
#[invariant("INV-A-7: Seven", check(self.paid))]
#[invariant("INV-A-8: Eight", check(self.least <= self.most))]
#[invariant("INV-A-9: Nine", check(self.text.len() < 3))]
struct Order {
    id: Id<Order>,
    #[column(default = 0)]
    count: i32,
    #[column(default = 3)]
    level: i32,
    #[column(default = Status::Open)]
    status: Status,
    #[column(default = "EUR")]
    code: String,
    #[column(default = "")]
    name: String,
    #[column(default = 5)]
    discount: Option<i32>,
    #[column(default = false)]
    paid: bool,
    #[column(default = 9)]
    least: i32,
    #[column(default = 8)]
    most: i32,
    #[column(default = "abc")]
    text: String,
}

#[derive(ValueObject)]
enum Status {
    Open,
    Held,
    Shut,
}

fn main() {}
