use tablewright::ValueObject;

#[derive(ValueObject)]
struct Address {
    #[index]
    city: String,
}

fn main() {}
