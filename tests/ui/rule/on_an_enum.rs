use tablewright::ValueObject;

#[derive(ValueObject)]
#[invariant("INV-A-1: One", check(self.count > 0))]
#[invariant("INV-A-2: Two", check(matches!(self.state, State::Open)))]
#[invariant("INV-A-3: Three", unique(count))]
enum State {
    Open,
    Held,
}

#[derive(ValueObject)]
#[invariant("INV-B-1: One", check(self.amount > 0))]
#[invariant("INV-B-2: Two", sql(postgres = "amount > 0"))]
enum Cover {
    Nothing,
    Insured { amount: i32 },
}

fn main() {}
