//! Two owners of one name.

use serde_json::{Value, json};
use tablewright::Aggregate;
use tablewright_model::DataModel;

/// An entity, its table and the aggregate's path, as many as a model has; one aggregate after the
/// other.
type Owners = &'static [(&'static str, &'static [(&'static str, &'static str)])];

/// What is said where two owners have one name: of which tables, which code, and what.
const OWNERS: &[(Owners, &str)] = &[
    (
        &[(
            "shop::Order",
            &[
                ("shop::Order", "orders"),
                ("shop::Order.line_notes", "notes"),
                ("shop::OrderLine.notes", "notes"),
            ],
        )],
        "DM205 notes: `Order.line_notes` and `OrderLine.notes` both have this table",
    ),
    (
        &[(
            "shop::Order",
            &[("shop::Order", "orders"), ("shop::OrderLine", "orders")],
        )],
        "DM205 orders: `Order` and `OrderLine` both have this table",
    ),
    (
        &[
            ("shop::Order", &[("shop::Order", "orders")]),
            ("shop::old::Order", &[("shop::old::Order", "orders")]),
        ],
        "DM205 orders: `shop::Order` and `shop::old::Order` both have this table",
    ),
    (
        &[
            (
                "shop::Bill",
                &[("shop::Bill", "bills"), ("shop::Bill.notes", "notes")],
            ),
            (
                "shop::Order",
                &[("shop::Order", "orders"), ("shop::Order.notes", "notes")],
            ),
        ],
        "DM205 notes: `Bill.notes` and `Order.notes` both have this table",
    ),
    (
        &[
            (
                "shop::a::Order",
                &[
                    ("shop::a::Order", "orders"),
                    ("shop::a::Order.notes", "notes"),
                ],
            ),
            (
                "shop::b::Order",
                &[
                    ("shop::b::Order", "others"),
                    ("shop::b::Order.notes", "notes"),
                ],
            ),
        ],
        "DM205 notes: `shop::a::Order.notes` and `shop::b::Order.notes` both have this table",
    ),
    (
        &[
            (
                "shop::Bill",
                &[("shop::Bill", "bills"), ("shop::Line", "lines")],
            ),
            (
                "shop::Order",
                &[("shop::Order", "orders"), ("shop::Line", "lines")],
            ),
        ],
        "DM216 shop::Line: the entity has two places: the table `lines` of `Bill` and `Order`",
    ),
    (
        &[(
            "shop::Order",
            &[
                ("shop::Order", "orders"),
                ("shop::Line", "lines"),
                ("shop::Line", "lines"),
            ],
        )],
        "DM216 shop::Line: the entity has two places: the table `lines` of `Order`, twice",
    ),
    (
        &[(
            "shop::Order",
            &[
                ("shop::Order", "orders"),
                ("shop::Line", "lines"),
                ("shop::Line", "parts"),
            ],
        )],
        "DM216 shop::Line: the entity has two places: the tables `lines` and `parts`",
    ),
    (
        &[
            ("shop::Bill", &[("shop::Bill", "bills")]),
            ("shop::Order", &[("shop::Order", "orders")]),
        ],
        "DM208 TBL-SAME-001: `bills` of `Bill` and `orders` of `Order` have this id",
    ),
    (
        &[
            ("shop::a::Order", &[("shop::a::Order", "orders")]),
            ("shop::b::Order", &[("shop::b::Order", "others")]),
        ],
        "DM208 TBL-SAME-001: `orders` of `shop::a::Order` and `others` of `shop::b::Order` have this id",
    ),
    (
        &[(
            "shop::Order",
            &[("shop::Order", "orders"), ("shop::Line", "lines")],
        )],
        "DM208 TBL-SAME-001: `orders` of `Order` and `lines` of `Order` have this id",
    ),
];

/// A record of the shop with other owners.
fn of_owners(number: usize, path: &str, entities: &[(&str, &str)], is_same_id: bool) -> String {
    let mut record: Value = serde_json::from_str(shop::Customer::DATA_MODEL).unwrap();
    record["aggregate"]["type"] = json!(path);
    record["aggregate"]["name"] = json!(path.rsplit("::").next());
    record["rules"] = json!([]);
    let mut table = record["tables"][0].clone();
    let entity = record["entities"][0].clone();
    for list in ["indexes", "foreignKeys", "checkConstraints"] {
        table[list] = json!([]);
    }
    let tables = entities.iter().enumerate().map(|(position, (_, name))| {
        let mut table = table.clone();
        table["name"] = json!(name);
        table["id"] = json!(if is_same_id {
            "TBL-SAME-001".to_owned()
        } else {
            format!("TBL-T{number}-00{position}")
        });
        table
    });
    let tables: Vec<Value> = tables.collect();
    let entities = entities.iter().map(|(ty, name)| {
        let mut entity = entity.clone();
        entity["type"] = json!(ty);
        entity["table"] = json!(name);
        entity
    });
    let entities: Vec<Value> = entities.collect();
    (record["tables"], record["entities"]) = (json!(tables), json!(entities));
    record.to_string()
}

#[test]
fn two_owners_of_one_name_are_told_apart() {
    for (owners, expected) in OWNERS {
        let records = owners.iter().enumerate().map(|(number, (path, entities))| {
            of_owners(number, path, entities, expected.starts_with("DM208"))
        });
        let records: Vec<String> = records.collect();
        let records: Vec<&str> = records.iter().map(String::as_str).collect();
        let problems = DataModel::of(&records).unwrap_err().to_string();
        let told: Vec<&str> = problems.lines().step_by(2).collect();
        assert_eq!(told, [*expected], "{problems}");
    }
}
