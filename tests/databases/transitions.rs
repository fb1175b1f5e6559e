//! Whether a change of a state that no transition allows is refused, and by name.

mod inside;

use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

use crate::database::Database;
use crate::values::id;

const STATES: [&str; 5] = ["pending", "confirmed", "shipped", "delivered", "cancelled"];

const ARROWS: [(&str, &str); 5] = [
    ("pending", "confirmed"),
    ("pending", "cancelled"),
    ("confirmed", "shipped"),
    ("confirmed", "cancelled"),
    ("shipped", "delivered"),
];

#[derive(ValueObject)]
#[value_object(storage = native)]
enum Payment {
    Open,
    Paid,
}

#[derive(ValueObject)]
enum Delivery {
    Sent,
    Arrived,
}

/// A parcel with two states, one of which has no check whose name could be said.
#[derive(Aggregate)]
#[invariant("INV-PCL-001: Paid stays paid", transitions(payment, Open => Paid))]
#[invariant("INV-PCL-002: What has arrived has arrived", transitions(delivery, Sent => Arrived))]
struct Parcel {
    id: Id<Parcel>,
    payment: Payment,
    delivery: Delivery,
}

/// How something is returned: an enum with data, and one that may be absent.
#[derive(ValueObject)]
enum Refund {
    Asked { reason: i32 },
    Granted(i32),
    Denied,
}

#[derive(ValueObject, Clone, Copy)]
enum Check {
    Waiting,
    Passed,
    Failed,
}

#[derive(ValueObject, Clone, Copy)]
enum Again {
    Waiting,
    Passed,
    Failed,
}

/// Something that comes back.
#[derive(Aggregate)]
#[invariant("INV-RET-001: What is asked is answered once", transitions(refund, Asked => Granted | Denied))]
#[invariant("INV-RET-002: Checked once", transitions(checked, Waiting => Passed | Failed))]
#[invariant("INV-RET-003: Checked at once", transitions(again, Waiting => Passed, start(None, Waiting, Failed)))]
struct Return {
    id: Id<Return>,
    refund: Refund,
    checked: Option<Check>,
    again: Option<Again>,
}

#[test]
fn rust_lets_become_what_arrows_say() {
    use tablewright::Transitions;
    let (asked, granted) = (Refund::Asked { reason: 3 }, Refund::Granted(5));
    let becomes = |from: &Refund, to: &Refund| Transitions::<Return>::can_become(from, to);
    assert!(becomes(&asked, &granted) && becomes(&asked, &Refund::Denied));
    assert!(!becomes(&granted, &asked) && !becomes(&asked, &Refund::Asked { reason: 4 }));
    let becomes =
        |from: &Option<Check>, to: &Option<Check>| Transitions::<Return>::can_become(from, to);
    let (waiting, passed) = (Some(Check::Waiting), Some(Check::Passed));
    assert!(becomes(&None, &waiting) && becomes(&waiting, &passed));
    assert!(!becomes(&None, &passed) && !becomes(&None, &None) && !becomes(&waiting, &None));
    let becomes = |to: &Option<Again>| Transitions::<Return>::can_become(&None, to);
    assert!(becomes(&Some(Again::Waiting)) && becomes(&Some(Again::Failed)));
    assert!(!becomes(&Some(Again::Passed)));
}

/// Enums with data, and states that may be absent.
fn are_tags_and_options(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Return::DATA_MODEL]).expect("a model");
    crate::database::load(database, &model, "returns");
    let script = tablewright_sql::script(&model, dialect).expect("a script");
    database.run(&script).expect("a database");
    let refunds = [
        ("asked", "'asked', 3, NULL"),
        ("granted", "'granted', NULL, 5"),
        ("denied", "'denied', NULL, NULL"),
    ];
    let states = ["NULL", "'waiting'", "'passed'", "'failed'"];
    let columns = ["refund", "refund_asked_reason", "refund_granted"];
    for (from, values) in refunds {
        for (to, becomes) in refunds {
            let is_right = from == to || from == "asked";
            let becomes = columns.iter().zip(becomes.split(", "));
            let becomes: Vec<String> = becomes
                .map(|(name, value)| format!("{name} = {value}"))
                .collect();
            let row = format!("{values}, NULL, NULL");
            changes(database, &row, &becomes.join(", "), is_right, "INV-RET-001");
        }
    }
    for from in states {
        for to in states {
            let is_right = from == to
                || matches!(
                    (from, to),
                    ("NULL", "'waiting'") | ("'waiting'", "'passed'" | "'failed'")
                );
            let row = format!("'denied', NULL, NULL, {from}, NULL");
            changes(
                database,
                &row,
                &format!("checked = {to}"),
                is_right,
                "INV-RET-002",
            );
            let is_right = from == to
                || matches!(
                    (from, to),
                    ("NULL", "'waiting'" | "'failed'") | ("'waiting'", "'passed'")
                );
            let row = format!("'denied', NULL, NULL, NULL, {from}");
            changes(
                database,
                &row,
                &format!("again = {to}"),
                is_right,
                "INV-RET-003",
            );
        }
    }
    let drop = tablewright_sql::drop_script(&model, dialect).expect("a script");
    database.run(&drop).expect("all is dropped");
}

/// Whether a row may change so.
fn changes(database: &mut dyn Database, row: &str, change: &str, is_right: bool, rule: &str) {
    let dialect = database.dialect();
    let it = id(dialect, 1);
    let insert = format!(
        "INSERT INTO returns (id, refund, refund_asked_reason, refund_granted, checked, again) VALUES ({it}, {row})"
    );
    database.run(&insert).expect("a row in any state");
    let done = database.run(&format!("UPDATE returns SET {change}"));
    if is_right {
        done.unwrap_or_else(|error| panic!("{dialect}: {row} -> {change}: {error}"));
    } else {
        let error = done.expect_err(&format!("{dialect}: {row} -> {change}: no arrow"));
        assert!(error.contains(rule), "{dialect}: {error}");
    }
    database.run("DELETE FROM returns").expect("a row less");
}

/// The name in an error of the database leads to the rule.
fn are_named(database: &mut dyn Database) {
    let dialect = database.dialect();
    let model = DataModel::of(&[Parcel::DATA_MODEL]).expect("a model");
    crate::database::load(database, &model, "parcels");
    let script = tablewright_sql::script(&model, dialect).expect("a script");
    database.run(&script).expect("a database");
    let parcel = id(dialect, 1);
    database
        .run(&format!(
            "INSERT INTO parcels (id, payment, delivery) VALUES ({parcel}, 'paid', 'arrived')"
        ))
        .expect("a parcel");
    for (change, rule) in [
        ("payment = 'open'", "INV-PCL-001"),
        ("delivery = 'sent'", "INV-PCL-002"),
    ] {
        let error = database.run(&format!("UPDATE parcels SET {change}"));
        let error = error.expect_err("no arrow");
        assert!(error.contains(rule), "{dialect}: {error}");
        if dialect == Dialect::Postgres {
            let (_, constraint) = error
                .split_once("constraint: Some(\"")
                .expect("a constraint");
            let (constraint, _) = constraint.split_once('"').expect("a name");
            let named = model.rule_of_constraint(constraint);
            assert_eq!(
                named.map(|rule| rule.id.as_str()),
                Some(rule),
                "{constraint}"
            );
        }
    }
    let drop = tablewright_sql::drop_script(&model, dialect).expect("a script");
    database.run(&drop).expect("all is dropped");
}

pub(crate) fn try_all(database: &mut dyn Database) {
    are_named(database);
    are_tags_and_options(database);
    inside::are_inside(database);
    are_as_the_shop_says(database);
}

fn are_as_the_shop_says(database: &mut dyn Database) {
    let dialect = database.dialect();
    let records = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];
    let model = DataModel::of(&records).expect("a model");
    database
        .run(&tablewright_sql::script(&model, dialect).expect("a script"))
        .expect("a database");
    let (customer, order) = (id(dialect, 1), id(dialect, 2));
    let run = |database: &mut dyn Database, sql: &str| database.run(sql);
    run(database, &format!(
        "INSERT INTO customers (id, email, password_hash, first_name, last_name) VALUES ({customer}, 'a@b', '', '', '')"
    ))
    .expect("a customer");
    for from in STATES {
        for to in STATES {
            let amount = if dialect == Dialect::Sqlite {
                "1000"
            } else {
                "10.00"
            };
            run(database, &format!(
                "INSERT INTO orders (id, customer_id, status, total_amount) VALUES ({order}, {customer}, '{from}', {amount})"
            ))
            .expect("an order in any state");
            let done = run(
                database,
                &format!("UPDATE orders SET status = '{to}', version = 2"),
            );
            if from == to || ARROWS.contains(&(from, to)) {
                done.unwrap_or_else(|error| panic!("{dialect}: {from} -> {to}: {error}"));
            } else {
                let error = done.expect_err("no arrow");
                assert!(
                    error.contains("INV-ORD-003: Valid state transitions"),
                    "{dialect}: {error}"
                );
            }
            run(database, "DELETE FROM orders").expect("an order less");
        }
    }
    // What a foreign key says.
    run(
        database,
        &format!(
            "INSERT INTO orders (id, customer_id, total_amount) VALUES ({order}, {customer}, 0)"
        ),
    )
    .expect("an order");
    run(database, "DELETE FROM customers").expect_err("somebody refers to the customer");
    run(
        database,
        &format!(
            "INSERT INTO orders (id, customer_id, total_amount) VALUES ({customer}, {order}, 0)"
        ),
    )
    .expect_err("nobody is called so");
    run(
        database,
        &tablewright_sql::drop_script(&model, dialect).expect("a script"),
    )
    .expect("rows are dropped too");
}
