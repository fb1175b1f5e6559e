//! The model: read from records, written as the same bytes, reviewed as a whole.

mod common;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use tablewright::{Aggregate, Entity, Id, ValueObject};
use tablewright_model::{Code, Condition, Expression, Record, RuleForm};
use tablewright_model::{DataModel, Problems};

/// Where in a story something stands.
#[derive(ValueObject)]
enum Place {
    Begin,
    End,
}

#[derive(Aggregate)]
#[aggregate(
    id = "AGG-STO-001",
    audit(created = "told_at"),
    purpose = "A story with \"quotes\", a back\\slash and\ta tab."
)]
#[renamed_from("tales")]
#[invariant("INV-STO-001: A title is unique per teller", unique(title, teller) where(self.stars != 0 || !self.public))]
#[invariant("INV-STO-002: Between none and five stars", check(self.stars >= 0 && self.stars <= 5))]
#[invariant("INV-STO-003: It's \"told\"", check(self.initial == '"' || self.title != "it's"))]
#[invariant("INV-STO-004: One way", transitions(place, Begin => End))]
#[invariant("INV-STO-005: Somebody listens")]
#[invariant("INV-STO-006: It has scenes", assert(!self.scenes.is_empty()))]
struct Story {
    id: Id<Story>,
    title: String,
    teller: Id<Story>,
    #[renamed_from("points")]
    #[index(include(public), where(self.public), method = "btree")]
    stars: i32,
    public: bool,
    initial: char,
    #[column(default = Place::Begin)]
    place: Place,
    scenes: Vec<Scene>,
}

/// A scene.
#[derive(Entity)]
struct Scene {
    id: Id<Scene>,
}

const RECORDS: [&str; 3] = [
    shop::Customer::DATA_MODEL,
    shop::Order::DATA_MODEL,
    Story::DATA_MODEL,
];

#[test]
fn writing_a_record_that_was_read_gives_the_same_bytes() {
    for text in RECORDS {
        let record: Record = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), text);
    }
}

#[test]
fn a_model_goes_through_json_unchanged() {
    let model = DataModel::of(&RECORDS[..2]).unwrap();
    let json = serde_json::to_string(&model).unwrap();
    let read: DataModel = serde_json::from_str(&json).unwrap();
    assert_eq!(read, model);
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
}

#[test]
fn a_record_holds_the_rules_as_trees() {
    let record: Record = serde_json::from_str(Story::DATA_MODEL).unwrap();
    let ids: Vec<&str> = record.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), 6);
    assert!(ids.is_sorted(), "in the order of their declaration");
    assert_eq!(record.rules[2].rule, RuleForm::Check {});
    let of_rule =
        |condition: &&Condition| Some(&condition.constraint) == record.rules[2].constraint.as_ref();
    let condition = record.conditions.iter().find(of_rule).unwrap();
    let Expression::Or(alternatives) = &condition.expression else {
        panic!("a disjunction")
    };
    assert_eq!(
        alternatives[0],
        Expression::Equal([
            Box::new(Expression::Column("initial".to_owned())),
            Box::new(Expression::Text("\"".to_owned())),
        ])
    );
    assert_eq!(record.renames[0].from, "points");
    assert_eq!(record.entities[0].renamed_from.as_deref(), Some("tales"));
}

/// One change to a value of the shop's records, and the code that it is found by.
fn problems(change: impl Fn(&mut Value)) -> Problems {
    let records: Vec<String> = RECORDS[..2]
        .iter()
        .map(|text| {
            let mut record: Value = serde_json::from_str(text).unwrap();
            change(&mut record);
            record.to_string()
        })
        .collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    DataModel::of(&records).unwrap_err()
}

fn codes(problems: &Problems) -> BTreeSet<&'static str> {
    problems
        .iter()
        .map(|problem| problem.code.as_str())
        .collect()
}

fn is_order(record: &Value) -> bool {
    record["aggregate"]["name"] == "Order"
}

type Change = fn(&mut Value);

#[test]
fn the_review_finds_each_kind_of_problem() {
    let cases: [(Code, Change); 20] = [
        (Code::Unreadable, |record| {
            record["tables"][0]["name"] = json!(7);
        }),
        (Code::UnknownFormat, |record| record["format"] = json!(2)),
        (Code::TwoVersions, |record| {
            if is_order(record) {
                record["package"]["version"] = json!("9.9.9");
            }
        }),
        (Code::TwoRecords, |record| {
            record["aggregate"]["type"] = json!("shop::Order");
        }),
        (Code::NoTable, |record| {
            if !is_order(record) {
                record["tables"] = json!([]);
            }
        }),
        (Code::MissingColumn, |record| {
            record["tables"][0]["fields"].as_array_mut().unwrap().pop();
        }),
        (Code::NotSnakeCase, |record| {
            record["tables"][0]["indexes"][0]["name"] = json!("IX-1");
        }),
        (Code::NameTooLong, |record| {
            record["tables"][0]["indexes"][0]["name"] = json!("i".repeat(64));
        }),
        (Code::TableTwice, |record| {
            record["tables"][0]["name"] = json!("customers");
        }),
        (Code::ColumnTwice, |record| {
            record["tables"][0]["fields"][1]["name"] = json!("id");
        }),
        (Code::ConstraintTwice, |record| {
            record["tables"][0]["indexes"][0]["name"] = json!("idx_same");
        }),
        (Code::IdTwice, |record| {
            record["tables"][0]["id"] = json!("TBL-SAME-001");
        }),
        (Code::EnumTwice, |record| {
            let ty = record["aggregate"]["type"].clone();
            record["types"] = json!([{"enum": "order_status", "type": ty, "native": false}]);
        }),
        (Code::Unexplained, |record| {
            record["tables"][0]["purpose"] = json!(" ");
        }),
        (Code::UnknownColumn, |record| {
            record["tables"][0]["indexes"][0]["columns"] = json!(["nowhere"]);
        }),
        (Code::UnknownTable, |record| {
            record["tables"][0]["foreignKeys"] =
                json!([{"columns": ["id"], "references": "nowhere(id)", "onDelete": "RESTRICT"}]);
        }),
        (Code::TypeMismatch, |record| {
            record["tables"][0]["fields"][0]["type"] = json!(record["aggregate"]["name"]);
        }),
        (Code::Circle, |record| {
            if !is_order(record) {
                record["tables"][0]["foreignKeys"] = json!([{"columns": ["email"], "references": "orders(id)", "onDelete": "RESTRICT"}]);
                record["tables"][0]["fields"][1]["type"] = json!("UUID");
            }
        }),
        (Code::FormerTaken, |record| {
            if is_order(record) {
                record["entities"][0]["renamed_from"] = json!("customers");
            }
        }),
        (Code::TwoSentences, |record| {
            record["rules"][0]["id"] = json!("INV-X-1");
            if is_order(record) {
                record["rules"][0]["sentence"] = json!("Another");
            }
        }),
    ];
    let mut tested: BTreeSet<Code> =
        [Code::NothingLinked, Code::EntityTwice, Code::NotOnEngine].into();
    for (code, change) in cases {
        let problems = problems(change);
        assert!(
            codes(&problems).contains(code.as_str()),
            "{code}: {problems}"
        );
        for problem in &problems {
            assert!(
                !problem.message.is_empty() && !problem.help.is_empty(),
                "{problem}"
            );
        }
        tested.insert(code);
    }
    assert_eq!(tested.len(), Code::ALL.len(), "each code is tested");
}

/// Previous names of the tables and columns of the shop: of which one, what is said, and the problems.
#[test]
fn a_previous_name_is_nobody_elses() {
    let renamed = |tables: &[(usize, &str)], columns: &[(&str, &str)]| {
        let records = RECORDS[..2].iter().map(|text| {
            let mut record: Value = serde_json::from_str(text).unwrap();
            if is_order(&record) {
                for (entity, from) in tables {
                    record["entities"][*entity]["renamed_from"] = json!(from);
                }
                let renames = columns.iter();
                let renames = renames.map(
                    |(column, from)| json!({"table": "orders", "column": column, "from": from}),
                );
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
            .collect::<Vec<_>>()
    };
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

#[test]
fn an_entity_has_one_place() {
    let problems = problems(|record| {
        if !is_order(record) {
            record["entities"][0]["type"] = json!("shop::OrderLineItem");
        }
    });
    assert_eq!(
        problems.to_string(),
        "DM216 shop::OrderLineItem: the entity has two places: the tables `customers` and `order_line_items`\n  \
         help: an entity belongs to one place of one aggregate: give each place a type of its own"
    );
}

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

#[test]
fn all_problems_are_found_at_once_and_sorted() {
    let problems = problems(|record| {
        record["tables"][0]["purpose"] = json!("");
        record["tables"][0]["indexes"][0]["name"] = json!("IX");
    });
    let found: Vec<String> = problems
        .iter()
        .map(|problem| format!("{} {}", problem.code, problem.path))
        .collect();
    assert_eq!(
        found,
        ["DM203 IX", "DM207 IX", "DM210 customers", "DM210 orders"]
    );
}

#[test]
fn a_reading_error_names_the_path() {
    let problems = problems(|record| {
        if is_order(record) {
            record["tables"][1]["fields"][2]["type"] = json!(null);
        }
    });
    let problem = problems.iter().next().unwrap();
    assert_eq!(problem.path, "records[1].tables[1].fields[2].type");
    assert!(problem.message.contains("invalid type: null"), "{problem}");
    assert!(DataModel::of(&["", "[]", "{", "{\"format\":\"x\"}"]).is_err());
}

#[test]
fn two_versions_are_both_named() {
    let problems = problems(|record| {
        if is_order(record) {
            record["package"]["version"] = json!("0.2.0");
        }
    });
    assert_eq!(
        problems.iter().next().unwrap().message,
        "the versions 0.1.0 and 0.2.0 are linked"
    );
    assert_eq!(
        problems.iter().count(),
        1,
        "what follows from it is not told"
    );
}

#[test]
fn a_circle_is_told_from_its_least_table() {
    let mut records: Vec<String> = (0..3).map(common::record).collect();
    records[0] = records[0].replacen(
        "\"foreignKeys\":[]",
        "\"foreignKeys\":[{\"columns\":[\"id\"],\"references\":\"parts_2(id)\",\"onDelete\":\"RESTRICT\"}]",
        1,
    );
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let problems = DataModel::of(&records).unwrap_err();
    assert_eq!(problems.iter().count(), 1);
    assert_eq!(
        problems.iter().next().unwrap().message,
        "required references in a circle: parts_0.id -> parts_2.previous -> parts_1.previous -> parts_0; nobody could insert the first row"
    );
}

#[test]
fn an_optional_reference_opens_a_circle() {
    // `Story.teller` refers to a story: nobody could insert the first.
    let problems = DataModel::of(&[Story::DATA_MODEL]).unwrap_err();
    assert_eq!(codes(&problems), ["DM214"].into());
    let optional = Story::DATA_MODEL.replace(
        "\"name\":\"teller\",\"type\":\"UUID\",\"constraints\":\"NOT NULL\"",
        "\"name\":\"teller\",\"type\":\"UUID\",\"constraints\":\"NULL\"",
    );
    assert!(DataModel::of(&[&optional]).is_ok());
}

proptest! {
    #[test]
    fn any_order_of_records_gives_the_same_bytes(order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()) {
        let sorted: Vec<String> = (0..12).map(common::record).collect();
        let sorted: Vec<&str> = sorted.iter().map(String::as_str).collect();
        let shuffled: Vec<&str> = order.iter().map(|&index| sorted[index]).collect();
        let expected = DataModel::of(&sorted).unwrap();
        let model = DataModel::of(&shuffled).unwrap();
        prop_assert_eq!(serde_json::to_string(&model).unwrap(), serde_json::to_string(&expected).unwrap());
        prop_assert_eq!(model.to_document().to_string(), expected.to_document().to_string());
    }

    #[test]
    fn damaged_records_are_problems_and_never_a_panic(start in 0..3000_usize, length in 1..40_usize) {
        let text = shop::Order::DATA_MODEL;
        let end = (start + length).min(text.len());
        let (Some(head), Some(tail)) = (text.get(..start), text.get(end..)) else {
            return Ok(());
        };
        let _ = DataModel::of(&[&format!("{head}{tail}")]);
    }
}
