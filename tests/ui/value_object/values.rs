use tablewright::ValueObject;

#[derive(ValueObject)]
enum State {
    Open,
    #[value_object(rename = "open")]
    Opened,
    #[value_object(rename = "")]
    Empty,
}

fn main() {}
