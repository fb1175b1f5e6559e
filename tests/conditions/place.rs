//! Rules of all forms, in all places.

use std::fmt::Debug;

use tablewright::{Aggregate, Entity, Id, ValueObject};

/// Money.
#[derive(ValueObject, Clone, Debug)]
#[invariant("INV-MON-001: No debts", check(self.amount >= 0))]
#[invariant("INV-MON-002: A currency", name = "code", check(self.code.len() == 3))]
#[invariant("INV-MON-003: Said of money")]
#[invariant("INV-MON-004: Asserted of money", assert(self.amount % 2 == 0))]
pub(crate) struct Money {
    pub(crate) amount: i64,
    #[column(length = 3)]
    pub(crate) code: String,
}

#[derive(ValueObject, Clone, Debug)]
#[invariant("INV-WAY-001: Not by air", assert(!matches!(self, Self::Air)))]
#[invariant("INV-WAY-002: Said of ways")]
pub(crate) enum Way {
    Air,
    Road(Money),
}

#[derive(ValueObject, Clone, Copy, Debug)]
#[invariant("INV-TAG-001: Nothing is unknown", assert(!matches!(self, Tag::Unknown)))]
pub(crate) enum Tag {
    Known,
    Unknown,
}

/// Rules of all forms, in all places.
#[derive(Aggregate, Debug)]
#[invariant("INV-PLC-001: No fee beyond the total", check(self.fee.as_ref().is_none_or(|fee| fee.amount <= self.total.amount)))]
#[invariant("INV-PLC-002: One of a name", unique(name, total.code) where(self.total.amount > 0))]
#[invariant(
    "INV-PLC-003: In capitals",
    sql(sqlite = "name = UPPER(name)", postgres = "name = upper(name)")
)]
#[invariant(
    "INV-PLC-004: Named otherwise",
    name = "chk_named",
    sql(mysql = "name <> ''")
)]
#[invariant("INV-PLC-005: Said")]
#[invariant("INV-PLC-006: Asserted", assert(self.name != "nobody"))]
#[invariant("INV-PLC-007: Once more of both", check(self.fee.is_some() || self.total.amount > 1))]
pub(crate) struct Place {
    pub(crate) id: Id<Place>,
    pub(crate) name: String,
    #[embed(prefix = "sum_")]
    pub(crate) total: Money,
    pub(crate) fee: Option<Money>,
    pub(crate) way: Way,
    pub(crate) tag: Tag,
    #[children]
    pub(crate) parts: Vec<Part>,
    #[collection]
    pub(crate) prices: Vec<Money>,
}

/// A part.
#[derive(Entity, Debug)]
pub(crate) struct Part {
    pub(crate) id: Id<Part>,
    pub(crate) price: Option<Money>,
}

pub(crate) fn money(amount: i64, code: &str) -> Money {
    Money {
        amount,
        code: code.to_owned(),
    }
}

pub(crate) fn place() -> Place {
    Place {
        id: Id::new(),
        name: "somewhere".to_owned(),
        total: money(10, "EUR"),
        fee: Some(money(2, "EUR")),
        way: Way::Road(money(4, "EUR")),
        tag: Tag::Known,
        parts: vec![Part {
            id: Id::new(),
            price: Some(money(6, "EUR")),
        }],
        prices: vec![money(8, "EUR")],
    }
}
