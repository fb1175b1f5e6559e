use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count == !0))]
#[invariant("INV-A-2: Two", check([!1, 2].contains(&self.count)))]
#[invariant("INV-A-3: Three", check((!9..=3).contains(&self.count)))]
#[invariant("INV-A-4: Four", check(self.count != -!5))]
#[invariant("INV-A-5: Five", check(self.count != !-5))]
#[invariant("INV-A-6: Six", check(self.count != !(self.count + 1)))]
#[invariant("INV-A-7: Seven", check(self.name.len() < !0))]
#[invariant("INV-A-8: Eight", check(self.count > !!0))]
#[invariant("INV-A-9: Nine", check(-"a" == self.name))]
#[invariant("INV-A-10: Ten", check(-(self.count > 0)))]
#[invariant("INV-A-11: Eleven", check(self.bytes.len() == 3))]
#[invariant("INV-A-12: Twelve", check(!self.bytes.is_empty()))]
struct Order {
    id: Id<Order>,
    count: i32,
    name: String,
    #[collection]
    bytes: Vec<u8>,
}

fn main() {}
