//! A ledger, in which one value object with rules is used many times.

use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An amount of money.
#[derive(ValueObject)]
#[invariant("INV-MON-001: No debts", check(self.cents >= 0))]
#[invariant("INV-MON-002: Counted by two people")]
#[invariant("INV-MON-003: Not on a Sunday", assert(self.cents != 7))]
pub struct Money {
    pub cents: i32,
    pub unit: Unit,
}

/// What is counted.
#[derive(ValueObject)]
pub enum Unit {
    Cent,
    Penny,
    Rappen,
}

/// How far a bill has come.
#[derive(ValueObject)]
pub enum BillState {
    Open,
    Sent,
    Paid,
}

/// A bill.
#[derive(Aggregate)]
#[aggregate(id = "AGG-BIL-001")]
#[invariant("INV-BIL-001: No discount above the total", check(self.discount.cents <= self.total.cents))]
#[invariant("INV-BIL-002: The total is known", check(self.total.cents < 1_000_000))]
#[invariant("INV-BIL-003: From open to paid", transitions(state, Open => Sent, Sent => Paid))]
#[invariant("INV-BIL-004: A number is given once", unique(number))]
#[index(number, state, purpose = "Find bills by state")]
#[index(discount.cents, purpose = "List discounts")]
pub struct Bill {
    pub id: Id<Bill>,
    pub number: i64,
    #[renamed_from("rebate")]
    pub discount: Money,
    pub total: Money,
    pub tip: Option<Money>,
    pub state: BillState,
    pub payer: Id<Payer>,
    pub debtor: Option<Id<Payer>>,
    #[collection]
    pub fees: Vec<Money>,
    #[collection]
    pub marks: Vec<i32>,
    pub lines: Vec<BillLine>,
}

/// A line of a bill.
#[derive(Entity)]
#[invariant("INV-BIL-001: No discount above the total", check(self.price.cents >= self.cut.cents))]
pub struct BillLine {
    pub id: Id<BillLine>,
    pub price: Money,
    pub cut: Money,
    pub count: u16,
}

/// Somebody who pays.
#[derive(Aggregate)]
pub struct Payer {
    pub id: Id<Payer>,
    #[column(length = 40)]
    pub name: String,
    pub limit: Money,
}
