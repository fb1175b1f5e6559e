use std::collections::BTreeMap;
use tablewright::ValueObject;

#[derive(ValueObject)]
struct Link {
    size: i32,
    next: Option<Box<Link>>,
}

#[derive(ValueObject)]
struct Wrapped(Option<Box<Wrapped>>);

#[derive(ValueObject)]
enum Term {
    Number(i32),
    Negative(Box<Term>),
    Sum { left: i32, right: Box<Self> },
}

#[derive(ValueObject)]
struct Parts {
    size: i32,
    #[collection]
    parts: Vec<Parts>,
    #[collection]
    named: BTreeMap<String, Parts>,
}

#[derive(ValueObject)]
struct Husband {
    age: i32,
    wife: Option<Box<Wife>>,
}

#[derive(ValueObject)]
struct Wife {
    age: i32,
    husband: Husband,
}

#[derive(ValueObject)]
struct Around {
    size: i32,
    pair: Pair<Around>,
}

#[derive(ValueObject)]
struct Pair<T> {
    size: i32,
    inner: Option<Box<T>>,
}

// What is stored as JSON may be in itself, and a generic type in another form of it.
#[derive(ValueObject)]
struct Json {
    size: i32,
    #[column(json)]
    next: Option<Box<Json>>,
    pairs: Pair<Pair<Pair<i32>>>,
}

fn main() {}
