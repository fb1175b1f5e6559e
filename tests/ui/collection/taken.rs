use tablewright::{Aggregate, Id, ValueObject};

/// A journey.
#[derive(Aggregate)]
struct Journey {
    id: Id<Journey>,
    #[collection(ordered = "value")]
    numbers: Vec<i32>,
    #[collection(ordered = "id")]
    stops: Vec<i32>,
    #[collection(foreign_key = "value")]
    ports: Vec<String>,
    #[collection(foreign_key = "created_at")]
    ships: Vec<String>,
    #[collection(ordered = "journey_id")]
    names: Vec<String>,
    #[collection(ordered = "zip")]
    places: Vec<Place>,
    #[collection]
    stays: Vec<Stay>,
    #[collection]
    legs: Vec<Leg>,
}

#[derive(ValueObject)]
struct Stay {
    journey_id: i32,
    nights: i32,
}

#[derive(ValueObject)]
struct Leg {
    created_at: i32,
    miles: i32,
}

#[derive(ValueObject)]
struct Place {
    zip: i32,
    street: String,
}

fn main() {}
