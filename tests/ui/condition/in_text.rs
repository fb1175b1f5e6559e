use tablewright::{Aggregate, Id, ValueObject};

/// An order.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.count.starts_with("a")))]
#[invariant("INV-A-2: Two", check(self.note.contains("a")))]
#[invariant("INV-A-3: Three", check(self.photo.chars().count() > 1))]
#[invariant("INV-A-4: Four", check(self.email.ends_with("a")))]
struct Order {
    id: Id<Order>,
    count: i32,
    note: Option<String>,
    photo: Vec<u8>,
    email: Email,
}

#[derive(ValueObject)]
struct Email(String);

fn main() {}
