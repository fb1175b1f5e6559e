use tablewright::ValueObject;

#[derive(ValueObject)]
#[repr(align(8))]
enum State {
    Open,
    Closed,
}

fn main() {}
