//! Methods that there are not, and what those that there are cannot do.

use tablewright::{Aggregate, Id};

/// A reading of a sensor.
#[derive(Aggregate)]
#[index(first, method = "nosuch")]
#[index(first, second, purpose = "Two fields", method = "hash")]
#[index(second, third, purpose = "Two fields again", method = "spgist")]
#[index(third, unique, method = "gin")]
#[index(fourth, unique, method = "hash")]
#[index(fifth, include(first), method = "brin")]
#[index(sixth, second, third, unique, include(first), method = "hash")]
struct Reading {
    id: Id<Reading>,
    first: i32,
    second: i32,
    third: i32,
    fourth: i32,
    fifth: i32,
    sixth: i32,
    #[index(method = "btrees")]
    seventh: i32,
    #[index(method = "gin", include(first))]
    eighth: i32,
}

fn main() {}
