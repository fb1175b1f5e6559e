use tablewright::{Aggregate, Id};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name.contains(&self.code)))]
#[invariant("INV-A-2: Two", check(self.name.starts_with(self.code)))]
#[invariant("INV-A-3: Three", check(self.name.ends_with("a" + "b")))]
#[invariant("INV-A-4: Four", check(self.name.contains(|c| c == 'a')))]
#[invariant("INV-A-5: Five", check(self.name.chars()))]
#[invariant("INV-A-6: Six", check(self.name.chars().any(|c| c == 'a')))]
#[invariant("INV-A-7: Seven", check(self.name.chars().rev().count() > 1))]
#[invariant("INV-A-8: Eight", check(self.name.chars().count > 1))]
#[invariant("INV-A-9: Nine", check(self.name.chars().all(char::is_alphabetic)))]
#[invariant("INV-A-10: Ten", check(self.name.chars().all(|c| c.is_ascii_digit())))]
#[invariant("INV-A-11: Eleven", check(self.name.chars().all(|c| matches!(d, 'a'))))]
#[invariant("INV-A-12: Twelve", check(self.name.chars().all(|c| matches!(c))))]
#[invariant("INV-A-13: Thirteen", check(self.name.chars().all(|c| matches!(c, "a"))))]
#[invariant("INV-A-14: Fourteen", check(self.name.chars().all(|c| matches!(c, 'a'..'z'))))]
#[invariant("INV-A-15: Fifteen", check(self.name.chars().all(|c| matches!(c, 'a'..))))]
#[invariant("INV-A-16: Sixteen", check(self.name.chars().all(|c| matches!(c, 'a'..=LAST))))]
#[invariant("INV-A-17: Seventeen", check(self.name.chars().all(|c| matches!(c, '\0'))))]
#[invariant("INV-A-18: Eighteen", check(self.name.chars().all(|c| matches!(c, 'a') && c != 'b')))]
#[invariant("INV-A-19: Nineteen", check(self.name.chars().all(|c| matches!(c, 'a' if self.paid))))]
struct Order {
    id: Id<Order>,
    name: String,
    code: String,
    paid: bool,
}

fn main() {}
