use tablewright::ValueObject;

#[derive(ValueObject)]
struct Email(#[renamed_from("mail")] String);

fn main() {}
