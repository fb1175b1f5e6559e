use tablewright::{Aggregate, Id};

trait Shape {}

/// An order.
#[derive(Aggregate)]
struct Order {
    id: Id<Order>,
    text: Box<str>,
    shape: Box<dyn Shape>,
    bytes: Box<[u8]>,
    maybe: Option<Box<str>>,
    version: Unmapped,
    created_at: Unmapped,
}

struct Unmapped;

fn main() {}
