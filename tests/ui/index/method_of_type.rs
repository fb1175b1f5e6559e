//! Methods that the types of the columns do not bear.

use tablewright::{Aggregate, Id, ValueObject};

/// A measured value.
#[derive(ValueObject)]
struct Measure {
    value: f64,
    #[column(length = 20)]
    unit: String,
}

/// How good it is.
#[derive(ValueObject)]
#[value_object(storage = native)]
enum Quality {
    Good,
    Bad,
}

/// Whether it is the last one.
#[derive(ValueObject)]
struct Last(bool);

/// Where something is.
#[derive(ValueObject)]
struct Place {
    x: i32,
    y: i32,
}

/// A reading of a sensor.
#[derive(Aggregate)]
#[index(first, method = "gin")]
#[index(measure.value, measure.unit, method = "gist")]
#[index(measure.value, method = "spgist")]
#[index(measure.unit, method = "spgist")]
#[index(quality, method = "brin")]
#[index(details, method = "gin")]
#[index(place, method = "hash")]
#[index(place.x, method = "hash")]
#[index(place, method = "brin")]
struct Reading {
    id: Id<Reading>,
    #[index(method = "hash")]
    first: i32,
    measure: Measure,
    quality: Quality,
    place: Place,
    #[index(method = "brin")]
    last: Last,
    #[column(json)]
    details: Vec<String>,
    #[index(method = "gin")]
    note: Option<String>,
}

fn main() {}
