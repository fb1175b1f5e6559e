use tablewright::ValueObject;

#[derive(ValueObject)]
#[invariant("INV-A-1: One", sql(postgres = "amount > 0"))]
#[invariant("INV-A-2: Two", unique(amount))]
#[invariant("INV-A-3: Three", transitions(state, Open => Held))]
#[invariant("INV-A-4: Four", check(self.amuont > 0))]
#[invariant("INV-A-5: Five", check(self.0 > 0))]
#[invariant("INV-A-6: Six", name = "positive", assert(self.amount > 0))]
struct Price {
    amount: i32,
    state: State,
}

#[derive(ValueObject)]
enum State {
    Open,
    Held,
}

fn main() {}
