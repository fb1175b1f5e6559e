use tablewright::Aggregate;

/// A state.
#[derive(Aggregate)]
enum Account {
    Open,
    Closed,
}

/// A pair.
#[derive(Aggregate)]
struct Pair(i32, i32);

/// Nothing.
#[derive(Aggregate)]
struct Nothing;

/// A union.
#[derive(Aggregate)]
union Either {
    left: i32,
    right: u32,
}

fn main() {}
