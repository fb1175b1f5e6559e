use tablewright::ValueObject;

#[derive(ValueObject)]
#[value_object(name = "money", storage = native, rename_all = "UPPERCASE")]
struct Money(i32);

fn main() {}
