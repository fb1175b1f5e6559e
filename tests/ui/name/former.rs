use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A bill.
#[derive(Aggregate)]
#[renamed_from("bills")]
struct Bill {
    id: Id<Bill>,
    #[renamed_from("number")]
    number: i32,
    #[renamed_from("rebate")]
    discount: i32,
    #[renamed_from("rebate")]
    cut: i32,
    #[renamed_from("number")]
    digits: i32,
    #[column(name = "sum")]
    #[renamed_from("sum")]
    total: i32,
    #[collection(table = "bill_marks")]
    #[renamed_from("bill_marks")]
    marks: Vec<i32>,
    lines: Vec<BillLine>,
}

/// A line of a bill.
#[derive(Entity)]
#[entity(table = "parts")]
#[renamed_from("parts")]
struct BillLine {
    id: Id<BillLine>,
    // These exchange their names.
    #[renamed_from("width")]
    height: i32,
    #[renamed_from("height")]
    width: i32,
}

#[derive(ValueObject)]
enum Shape {
    Round {
        #[renamed_from("radius")]
        radius: i32,
    },
    Square {
        radius: i32,
        #[renamed_from("side")]
        edge: i32,
    },
    Other {
        edge: i32,
        #[renamed_from("edge")]
        side: i32,
    },
}

fn main() {}
