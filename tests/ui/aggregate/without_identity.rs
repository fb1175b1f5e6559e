use tablewright::Aggregate;

/// An order.
#[derive(Aggregate)]
struct Order {
    name: String,
}

/// A page.
#[derive(Aggregate)]
struct Page {
    id: String,
}

fn main() {}
