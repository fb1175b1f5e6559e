//! Whether a change of a state that no transition allows is refused, and by name.

use tablewright::{Aggregate, DataModel, Dialect};

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

pub(crate) fn try_all(database: &mut dyn Database) {
    let dialect = database.dialect();
    let records = [shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL];
    let model = DataModel::of(&records).expect("a model");
    database
        .run(&model.to_sql(dialect).expect("a script"))
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
    run(database, &model.to_drop_sql(dialect).expect("a script")).expect("rows are dropped too");
}
