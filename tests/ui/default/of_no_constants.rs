use tablewright::{Aggregate, Id, ValueObject};

/// A setting.
#[derive(Aggregate)]
struct Setting {
    id: Id<Setting>,
    #[column(default = "{}")]
    values: serde_json::Value,
    #[column(default = "{}")]
    more: Option<serde_json::Value>,
    #[column(default = 1)]
    other: Id<Setting>,
    #[column(default = "00:00")]
    at: std::time::Duration,
    #[column(default = 0)]
    bytes: Vec<u8>,
    #[column(default = 0)]
    newtype: Newtype,
    #[column(default = 0)]
    value: Value,
}

/// What has no mapping has no default either.
#[derive(Aggregate)]
struct Other {
    id: Id<Other>,
    #[column(default = 1.5)]
    unmapped: Unmapped,
}

#[derive(ValueObject)]
struct Newtype(i32);

#[derive(ValueObject)]
struct Value {
    a: i32,
    b: i32,
}

struct Unmapped;

fn main() {}
