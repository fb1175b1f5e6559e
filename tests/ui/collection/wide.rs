use std::collections::{BTreeMap, BTreeSet};
use tablewright::{Aggregate, Id, ValueObject};

#[derive(PartialEq, Eq, PartialOrd, Ord, ValueObject)]
struct Wide {
    a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32, h: i32,
    i: i32, j: i32, k: i32, l: i32, m: i32, n: i32, o: i32, p: i32,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, ValueObject)]
struct Narrow {
    a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32, h: i32,
    i: i32, j: i32, k: i32, l: i32, m: i32, n: i32, o: i32,
}

#[derive(ValueObject)]
struct Row {
    wide: Wide,
    size: i32,
}

/// Collections that are told apart by more columns than an index may have.
#[derive(Aggregate)]
struct Store {
    id: Id<Store>,
    #[collection]
    set: BTreeSet<Wide>,
    #[collection]
    keys: BTreeMap<Wide, i32>,
    #[collection]
    sets: BTreeMap<i32, BTreeSet<Narrow>>,
    #[collection(unique(wide))]
    rows: Vec<Row>,
    #[collection]
    good: BTreeSet<Narrow>,
    #[collection]
    values: BTreeMap<i32, Wide>,
}

fn main() {}
