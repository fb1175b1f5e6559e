use tablewright::ValueObject;

#[derive(ValueObject)]
#[invariant("INV-A-1: One", assert(true))]
enum State {
    Open,
    Closed,
}

fn main() {}
