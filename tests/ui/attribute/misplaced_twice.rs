use tablewright::ValueObject;

#[derive(ValueObject)]
#[renamed_from("a")]
#[renamed_from("b")]
struct Money {
    cents: i32,
}

fn main() {}
