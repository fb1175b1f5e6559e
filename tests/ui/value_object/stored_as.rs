use tablewright::{Aggregate, Id, StoredAs, ValueObject};

/// Nothing says how.
#[derive(ValueObject)]
#[value_object(as = String)]
struct Unconverted {
    parts: Vec<char>,
}

#[derive(Clone, ValueObject)]
#[value_object(as = i32)]
#[invariant("INV-RUL-001: Not zero", check(self.0 != 0))]
struct Ruled(i64);

impl From<Ruled> for i32 {
    fn from(_: Ruled) -> i32 {
        1
    }
}

impl From<i32> for Ruled {
    fn from(_: i32) -> Ruled {
        Ruled(1)
    }
}

#[derive(Clone, ValueObject)]
#[value_object(as)]
struct Nothing(i64);

struct Angle(f64);

struct Milli;

struct Micro;

impl StoredAs<Angle> for Micro {
    type Column = i32;

    fn to_column(_: &Angle) -> i32 {
        1
    }

    fn from_column(_: i32) -> Result<Angle, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Angle(1.0))
    }
}

/// A lighthouse.
#[derive(Aggregate)]
struct Lighthouse {
    id: Id<Lighthouse>,
    #[column(with = Milli)]
    latitude: Angle,
    #[column(with)]
    longitude: Angle,
}

/// Another one.
#[derive(Aggregate)]
struct Tower {
    id: Id<Tower>,
    #[column(with = Micro, length = 3)]
    latitude: Angle,
    #[column(with = Micro, default = 1)]
    longitude: Angle,
    #[column(with = Micro)]
    #[embed(prefix = "of_")]
    height: Angle,
}

/// A third one.
#[derive(Aggregate)]
struct Beacon {
    id: Id<Beacon>,
    #[column(with = Milli)]
    latitude: Option<Angle>,
    named: Unconverted,
}

fn main() {}
