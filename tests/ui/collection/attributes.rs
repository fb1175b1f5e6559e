use std::collections::HashSet;
use tablewright::{Aggregate, Id};

/// A journey.
#[derive(Aggregate)]
struct Journey {
    id: Id<Journey>,
    #[collection(colour = 1, unique(), where(self.value > 0))]
    stops: Vec<i32>,
    #[collection(where(self.value > 0), purpose = " ", table = "Stops")]
    others: Vec<i32>,
    #[collection]
    #[column(name = "numbers")]
    numbers: Vec<i32>,
    #[collection]
    #[column(json)]
    ports: Vec<String>,
    #[collection]
    #[reference(parent)]
    tags: HashSet<String>,
}

fn main() {}
