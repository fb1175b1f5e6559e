use tablewright::ValueObject;

#[derive(ValueObject)]
struct Pair(i32, i32);

#[derive(ValueObject)]
struct Nothing;

#[derive(ValueObject)]
struct Empty {}

#[derive(ValueObject)]
enum Never {}

#[derive(ValueObject)]
union Either {
    left: i32,
    right: u32,
}

#[derive(ValueObject)]
struct Cache {
    #[column(skip)]
    value: i32,
}

fn main() {}
