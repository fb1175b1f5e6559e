use tablewright::{Aggregate, Id, ValueObject};

type Maybe<T> = Option<T>;

/// A guest.
#[derive(Aggregate)]
struct Guest {
    id: Id<Guest>,
    wishes: Option<Wishes>,
    others: Maybe<Wrapped>,
    range: Option<Range<Option<i32>>>,
    inner: Option<Outer>,
}

#[derive(ValueObject)]
struct Wishes {
    diet: Option<String>,
    smoker: Option<bool>,
}

#[derive(ValueObject)]
struct Wrapped(Wishes);

#[derive(ValueObject)]
struct Range<T> {
    from: T,
    to: T,
}

#[derive(ValueObject)]
struct Outer {
    required: bool,
    wishes: Option<Wishes>,
}

fn main() {}
