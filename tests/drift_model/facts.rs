//! Changes whose risk follows from what a condition means, and from what was renamed.

use tablewright::Aggregate;
use tablewright_model::{Change, DataModel, Fact, Kind, Lock, Risk, What};

mod before {
    use tablewright::{Aggregate, Entity, Id};

    /// An order.
    #[derive(Aggregate)]
    #[invariant("INV-ORD-001: The sum is not negative", check(self.sum >= 0))]
    #[invariant("INV-ORD-002: A rate is small", check(self.rate >= 1 && self.rate <= 10))]
    #[invariant("INV-ORD-003: It is open or paid", check(self.state == "open" || self.state == "paid"))]
    #[invariant("INV-ORD-004: A weight is small", check(self.weight < 100))]
    pub(crate) struct Order {
        id: Id<Order>,
        sum: i64,
        rate: i32,
        weight: i32,
        #[column(length = 20)]
        state: String,
        #[children]
        lines: Vec<Line>,
    }

    /// A line of an order.
    #[derive(Entity)]
    pub(crate) struct Line {
        id: Id<Line>,
        count: i32,
    }
}

mod after {
    use tablewright::{Aggregate, Entity, Id};

    /// An order.
    #[derive(Aggregate)]
    #[renamed_from("orders")]
    #[invariant("INV-ORD-001: The sum is not negative", check(self.total >= 0))]
    #[invariant("INV-ORD-002: A rate is small", check(self.rate >= 1 && self.rate <= 20))]
    #[invariant("INV-ORD-003: It is open or paid", check(self.state == "open" || self.state == "paid" || self.state == "lost"))]
    #[invariant("INV-ORD-004: A weight is small", check(self.weight < 50))]
    pub(crate) struct Purchase {
        id: Id<Purchase>,
        #[renamed_from("sum")]
        total: i64,
        rate: i32,
        weight: i32,
        #[column(length = 20)]
        state: String,
        #[children]
        lines: Vec<Line>,
    }

    /// A line of an order.
    #[derive(Entity)]
    pub(crate) struct Line {
        id: Id<Line>,
        count: i32,
    }
}

#[test]
fn only_what_is_narrower_is_a_risk() {
    let of = |record| DataModel::of(&[record]).expect("a model");
    let lock = Lock::of(&of(before::Order::DATA_MODEL));
    let model = of(after::Purchase::DATA_MODEL);
    let changes = lock.changes(model.aggregates());
    let risks = changes.iter().filter(|change| change.risk != Risk::None);
    let risks: Vec<String> = risks.map(ToString::to_string).collect();
    assert_eq!(
        risks,
        [
            "purchases: the expression of the check chk_purchase_weight was accepted as `weight < 100`, but is now `weight < 50`"
        ]
    );
    // What is on both sides is neither new nor gone, whatever it is called after.
    let is_rule = |change: &&Change<'_>| change.kind() == Kind::Rule;
    let rules: Vec<_> = changes.iter().filter(is_rule).collect();
    assert!(!rules.is_empty());
    for rule in rules {
        assert!(matches!(rule.what, What::Changed(_)), "{rule}");
    }
    let key = changes
        .iter()
        .find(|change| change.kind() == Kind::Column && change.name() == "purchase_id")
        .expect("the key of the parent");
    assert_eq!(key.what, What::Changed(Fact::Name));
    assert_eq!(key.loss, "the data is kept: the column is renamed");
}

#[test]
fn types_are_wider_where_plans_convert() {
    let risk = |from: &str, to: &str| {
        let text =
            Lock::of(&DataModel::of(&[before::Order::DATA_MODEL]).expect("a model")).to_string();
        let lock = |ty: &str| {
            let text = text.replacen("\"BIGINT\"", &format!("\"{ty}\""), 1);
            Lock::read(&text).expect("a lock")
        };
        let (before, after) = (lock(from), lock(to));
        let changes = before.changes(after.records());
        let changes = changes
            .iter()
            .filter(|change| change.kind() == Kind::Column);
        let risks: Vec<(Risk, &str)> = changes.map(|of| (of.risk, of.loss)).collect();
        assert_eq!(risks.len(), 1, "{from}, {to}");
        risks[0]
    };
    let fits = "every stored value fits the new type";
    for (from, to) in [
        ("SMALLINT", "BIGINT"),
        ("SMALLINT", "REAL"),
        ("INTEGER", "DOUBLE PRECISION"),
        ("REAL", "DOUBLE PRECISION"),
        ("INTEGER", "DECIMAL(10,0)"),
        ("DECIMAL(9,0)", "INTEGER"),
        ("DECIMAL(9,2)", "DECIMAL(10,2)"),
    ] {
        assert_eq!(risk(from, to), (Risk::None, fits), "{from}, {to}");
    }
    let converted = "every value fits the new type; on SQLite each stored one has to be converted, as a plan does";
    for (from, to) in [
        ("DECIMAL(9,2)", "DECIMAL(10,3)"),
        ("SMALLINT", "DECIMAL(7,2)"),
    ] {
        assert_eq!(risk(from, to), (Risk::None, converted), "{from}, {to}");
    }
    for (from, to) in [
        ("INTEGER", "REAL"),
        ("INTEGER", "DECIMAL(9,0)"),
        ("DECIMAL(10,0)", "INTEGER"),
        ("DECIMAL(9,3)", "DECIMAL(12,2)"),
        ("DOUBLE PRECISION", "REAL"),
        ("BIGINT", "DOUBLE PRECISION"),
    ] {
        assert_eq!(risk(from, to).0, Risk::Lost, "{from}, {to}");
    }
}
