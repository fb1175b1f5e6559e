use tablewright::{Aggregate, Id, ValueObject};

#[derive(ValueObject)]
struct Money {
    cents: i32,
    unit: i16,
}

#[derive(ValueObject)]
struct Creation {
    at: i64,
}

/// A bill.
#[derive(Aggregate)]
struct Bill {
    id: Id<Bill>,
    #[renamed_from("created_at")]
    made: i32,
    #[renamed_from("version")]
    edition: i32,
    #[renamed_from("created")]
    creation: Creation,
    total: Money,
    #[renamed_from("total_cents")]
    sum: i32,
    #[renamed_from("rebate")]
    cut: Money,
    rebate_unit: i16,
    #[renamed_from("fee")]
    price: Money,
    #[renamed_from("fee_cents")]
    cost: i32,
}

/// A bill of other columns, whose names are exchanged and passed on.
#[derive(Aggregate)]
#[aggregate(version = "edition", audit = false)]
struct Other {
    id: Id<Other>,
    #[renamed_from("version")]
    edition: i32,
    #[renamed_from("created_at")]
    made: i32,
    #[renamed_from("total")]
    sum: Money,
    #[renamed_from("sum_cents")]
    total_cents: i32,
}

#[derive(ValueObject)]
enum Payment {
    Cash {
        change: Money,
        #[renamed_from("change_cents")]
        tip: i32,
    },
    Free {},
}

fn main() {}
