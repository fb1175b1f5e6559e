use tablewright::{Aggregate, Id, ValueObject};

/// A guest.
#[derive(Aggregate)]
struct Guest {
    id: Id<Guest>,
    #[embed(presence)]
    always: Wishes,
    #[embed(presence)]
    name: Option<String>,
    #[embed(presence)]
    payment: Option<Payment>,
    #[embed(presence = true)]
    wishes: Option<Wishes>,
}

/// Another guest.
#[derive(Aggregate)]
struct Other {
    id: Id<Other>,
    #[embed(presence)]
    always: Wishes,
    #[embed(presence)]
    name: Option<String>,
    #[embed(presence)]
    payment: Option<Payment>,
}

#[derive(ValueObject)]
struct Wishes {
    diet: Option<String>,
}

#[derive(ValueObject)]
enum Payment {
    Cash,
    Card(String),
}

fn main() {}
