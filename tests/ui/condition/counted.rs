use tablewright::{Aggregate, Id};

/// Of what is counted in a condition.
#[derive(Aggregate)]
#[invariant("INV-A-1: Not counted", check([self.card.is_some(), self.paid].into_iter().all(|is| is)))]
#[invariant("INV-A-2: Of something else", check([self.paid].into_iter().filter(|is| self.paid).count() == 1))]
#[invariant("INV-A-3: Summed", check([self.card.is_some(), self.paid].into_iter().filter(|is| *is).sum() == 1))]
#[invariant("INV-A-4: Numbers", check([self.count, 2].into_iter().filter(|it| *it).count() == 1))]
#[invariant("INV-A-5: No options", check([self.paid].into_iter().filter(|it| it.is_some()).count() == 1))]
#[invariant("INV-A-6: Nothing", check([].into_iter().filter(|is| *is).count() < self.count))]
#[invariant("INV-A-7: What is computed", check([self.count + 1 > 0].into_iter().filter(|is| *is).count() == 1))]
#[invariant("INV-A-8: Of another type", check([self.paid, self.card.is_some()].into_iter().filter(|is| *is).count() == self.count))]
#[invariant("INV-A-9: By itself", check([self.paid].into_iter().filter(|is| *is).count()))]
#[invariant("INV-A-10: More than a list of text", check([self.name, self.name].iter().filter(|is| is.is_empty()).count() == 1))]
#[invariant("INV-A-11: Fine", check([self.paid, self.card.is_some(), self.cash.is_none()].into_iter().filter(|is| *is).count() <= 2))]
struct Order {
    id: Id<Order>,
    count: i32,
    paid: bool,
    name: String,
    card: Option<i32>,
    cash: Option<i32>,
}

fn main() {}
