use std::collections::{BTreeMap, HashMap, HashSet};
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A journey.
#[derive(Aggregate)]
struct Journey {
    id: Id<Journey>,
    plain: Vec<Stop>,
    set: HashSet<String>,
    #[collection]
    legs: Vec<Leg>,
    #[collection]
    name: String,
    #[collection]
    maybe: Option<Vec<i32>>,
    #[collection(ordered)]
    ports: HashSet<String>,
    #[collection]
    lists: BTreeMap<String, Vec<i32>>,
    #[collection]
    unmapped: Vec<std::rc::Rc<String>>,
}

/// Another one.
#[derive(Aggregate)]
struct Other {
    id: Id<Other>,
    #[collection]
    halves: HashSet<Half>,
    #[collection]
    choices: HashSet<Choice>,
    #[collection]
    keyed: HashMap<Half, i32>,
    #[collection]
    crowds: Vec<Crowd>,
    #[collection]
    #[reference(on_delete = cascade)]
    stops: Vec<Stop>,
    #[collection]
    twice: HashMap<String, Keyed>,
    #[collection(unique(harbour))]
    good: Vec<Stop>,
    #[collection(unique(port))]
    better: Vec<Stop>,
    #[collection(unique(port), where(self.nothing > 0))]
    worse: Vec<Stop>,
    #[collection]
    amounts: Vec<rust_decimal::Decimal>,
    #[collection]
    #[reference(on_delete = set_null)]
    others: Vec<Id<Journey>>,
}

#[derive(ValueObject)]
struct Stop {
    port: String,
    #[column(skip)]
    day: i32,
}

/// A leg.
#[derive(Entity)]
struct Leg {
    id: Id<Leg>,
}

#[derive(PartialEq, Eq, Hash, ValueObject)]
struct Half {
    a: i32,
    b: Option<i32>,
}

#[derive(PartialEq, Eq, Hash, ValueObject)]
enum Choice {
    Nothing,
    Something(i32),
}

#[derive(ValueObject)]
struct Crowd {
    size: i32,
    #[collection]
    names: Vec<String>,
}

#[derive(ValueObject)]
struct Keyed {
    key: i32,
}

fn main() {}
