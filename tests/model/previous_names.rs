//! A previous name is that of one table or column.

use serde_json::{Value, json};
use tablewright_model::DataModel;

use crate::review::is_order;
use crate::story::RECORDS;

/// Previous names of the tables and columns of the shop: of which one, what is said, and the problems.
fn renamed(tables: &[(usize, &str)], columns: &[(&str, &str)]) -> Vec<String> {
    let records = RECORDS[..2].iter().map(|text| {
        let mut record: Value = serde_json::from_str(text).unwrap();
        if is_order(&record) {
            for (entity, from) in tables {
                record["entities"][*entity]["renamed_from"] = json!(from);
            }
            let renames = columns.iter();
            let renames = renames
                .map(|(column, from)| json!({"table": "orders", "column": column, "from": from}));
            record["renames"] = renames.collect();
        }
        record.to_string()
    });
    let records: Vec<String> = records.collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let problems = DataModel::of(&records).err();
    let problems = problems.iter().flatten();
    problems
        .map(|problem| format!("{}: {}", problem.path, problem.message))
        .collect()
}

#[test]
fn a_previous_name_is_nobody_elses() {
    assert_eq!(renamed(&[(0, "purchases"), (1, "parts")], &[]), [""; 0]);
    assert_eq!(
        renamed(&[(0, "order_line_items"), (1, "orders")], &[]),
        [""; 0],
        "names may be exchanged"
    );
    assert_eq!(
        renamed(&[(1, "customers")], &[]),
        [
            "order_line_items: the table says that it was called `customers`, which is a table that keeps its own data"
        ]
    );
    assert_eq!(
        renamed(&[(0, "old"), (1, "old")], &[]),
        [
            "order_line_items: the table says that it was called `old`, and so does `orders`: the data moves to one of them only"
        ]
    );
    assert_eq!(
        renamed(&[(0, "orders")], &[("status", "status")]),
        [
            "orders: the table says that it was called `orders`, which is a table that keeps its own data",
            "orders.status: the column says that it was called `status`, which is a column that keeps its own data",
        ]
    );
    let exchanged = [("status", "total_amount"), ("total_amount", "status")];
    assert_eq!(renamed(&[], &exchanged), [""; 0]);
    assert_eq!(
        renamed(&[], &[("status", "created_at")]),
        [
            "orders.status: the column says that it was called `created_at`, which is a column that keeps its own data"
        ]
    );
    assert_eq!(
        renamed(&[], &[("status", "old"), ("total_amount", "old")]),
        [
            "orders.total_amount: the column says that it was called `old`, and so does `status`: the data moves to one of them only"
        ]
    );
}
