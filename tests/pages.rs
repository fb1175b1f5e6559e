//! Pages, looked at in a browser: of small and large models, and of two models side by side.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tablewright::{Aggregate, Id, ValueObject};
use tablewright_model::DataModel;
use tablewright_model::{Lock, RuleForm};

#[path = "common/browser.rs"]
mod browser;
#[path = "common/clinic.rs"]
mod clinic;
#[path = "common/trade.rs"]
mod trade;
#[path = "common/unfriendly.rs"]
mod unfriendly;

fn model(records: &[String]) -> DataModel {
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    DataModel::of(&records).expect("a model")
}

fn shop_model() -> DataModel {
    DataModel::of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]).expect("a model")
}

/// Models of about 5, 50 and 500 tables, and such as are written by hand.
fn models() -> Vec<(&'static str, DataModel)> {
    vec![
        ("shop", shop_model()),
        ("clinic", DataModel::of(&clinic::RECORDS).expect("a model")),
        (
            "unfriendly",
            DataModel::of(&unfriendly::RECORDS).expect("a model"),
        ),
        ("trade of 5", model(&trade::records(5, false))),
        ("trade of 50", model(&trade::records(50, false))),
        ("trade of 500", model(&trade::records(500, false))),
        ("giants", model(&trade::of_size(150, 60, false))),
    ]
}

/// Writes pages into files, and lets the browser look at them.
fn looked_at(pages: &[(&str, String)]) -> Option<Vec<Value>> {
    let (modules, program) = (browser::modules()?, browser::browser()?);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).expect("a folder");
    let files: Vec<PathBuf> = pages
        .iter()
        .map(|(name, page)| {
            let file = folder.join(format!("{name}.html"));
            fs::write(&file, page).expect("written");
            file
        })
        .collect();
    Some(browser::told(
        "pages/page.mjs",
        &[&modules, &program],
        &files,
    ))
}

#[test]
fn pages_show_the_model_and_can_be_used() {
    let models = models();
    let pages: Vec<(&str, String)> = models
        .iter()
        .map(|(name, model)| (*name, tablewright_view::html(model)))
        .collect();
    let Some(looked_at) = looked_at(&pages) else {
        return;
    };
    for ((name, model), page) in models.iter().zip(looked_at) {
        assert_eq!(page["wrong"], json!([]), "{name}");
        let tables = model.tables().count();
        let columns: usize = model.tables().map(|table| table.columns.len()).sum();
        assert_eq!(page["tables"], tables, "{name}");
        assert_eq!(page["columns"], columns, "{name}");
        let mut rules: Vec<&str> = model.rules().map(|rule| rule.id.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(page["rules"], json!(rules), "{name}");
        let document = model.to_document();
        let enums: Vec<&String> = document.enums.iter().map(|of| &of.name).collect();
        assert_eq!(page["enums"], json!(enums), "{name}");
        let aggregates = model.aggregates().len();
        let shown = [(0, 0), (tables, 0), (tables, columns)];
        let pictured = json!({
            "aggregates": pictured(aggregates, shown[0], &references(model, |end| end.aggregate)),
            "tables": pictured(aggregates, shown[1], &references(model, |end| end.table)),
            "columns": pictured(aggregates, shown[2], &references(model, |end| end)),
        });
        assert_eq!(page["pictured"], pictured, "{name}");
        assert_eq!(page["transitions"], transitions(model), "{name}");
        assert_eq!(page["unenforced"], json!(unenforced(model)), "{name}");
    }
}

fn pictured(
    aggregates: usize,
    (tables, columns): (usize, usize),
    references: &[usize; 2],
) -> Value {
    let [between, own] = references;
    json!({"aggregates": aggregates, "tables": tables, "columns": columns, "references": between, "own": own})
}

/// Where a reference begins or ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct End<'m> {
    aggregate: &'m str,
    table: &'m str,
    column: &'m str,
}

/// How many references there are between aggregates and inside of them, if those that a function
/// finds the same are one; what makes a table a part is none.
fn references<'m, E: Ord>(model: &'m DataModel, of: impl Fn(End<'m>) -> E) -> [usize; 2] {
    let [mut between, mut own] = [BTreeSet::new(), BTreeSet::new()];
    for table in model.tables() {
        // The first to its own aggregate, but for a root.
        let mut is_part = model
            .aggregates()
            .iter()
            .all(|of| of.tables[0].name != table.name);
        for key in &table.foreign_keys {
            let target = model.table(&key.references.table).expect("a table");
            let ends = [(table, key.columns[0].as_str()), (target, "id")];
            let [from, to] = ends.map(|(table, column)| {
                of(End {
                    aggregate: &table.aggregate,
                    table: &table.name,
                    column,
                })
            });
            if table.aggregate != target.aggregate {
                between.insert((from, to));
            } else if !std::mem::take(&mut is_part) {
                own.insert((from, to));
            }
        }
    }
    [between.len(), own.len()]
}

/// How many arrows the state machines have.
fn transitions(model: &DataModel) -> usize {
    let arrows = model.rules().filter_map(|rule| match &rule.rule {
        RuleForm::Transitions { arrows } => Some(arrows),
        _ => None,
    });
    arrows.flatten().map(|arrow| arrow.to.len()).sum()
}

/// The rules that nothing enforces anywhere.
fn unenforced(model: &DataModel) -> Vec<String> {
    let trace = model.trace();
    let is_enforced = |id: &str| {
        let mut rules = trace.rules.iter();
        rules.any(|rule| rule.id == id && !rule.enforced_by.is_empty())
    };
    let rules = trace.rules.iter().map(|rule| rule.id);
    let mut rules: Vec<String> = rules
        .filter(|id| !is_enforced(id))
        .map(str::to_owned)
        .collect();
    rules.dedup();
    rules
}

#[test]
fn what_changed_stands_out() {
    let sizes = [("5 before", 5), ("50 before", 50), ("500 before", 500)];
    let compared: Vec<_> = sizes
        .iter()
        .map(|(name, tables)| {
            let before = model(&trade::records(*tables, true));
            let after = model(&trade::records(*tables, false));
            (*name, before, after)
        })
        .collect();
    let pages: Vec<(&str, String)> = compared
        .iter()
        .map(|(name, before, after)| {
            let lock = Lock::of(before);
            (
                *name,
                tablewright_view::html_comparison(&lock.compared_with(after.aggregates())),
            )
        })
        .collect();
    let Some(looked_at) = looked_at(&pages) else {
        return;
    };
    for ((name, before, after), page) in compared.iter().zip(looked_at) {
        assert_eq!(page["wrong"], json!([]), "{name}");
        let only_in = |model: &DataModel, other: &DataModel| {
            let tables = model.tables().map(|table| table.name.clone());
            let tables = tables.filter(|name| other.table(name).is_none());
            tables.collect::<Vec<_>>()
        };
        assert_eq!(page["added"], json!(only_in(after, before)), "{name}");
        assert_eq!(page["removed"], json!(only_in(before, after)), "{name}");
        let accepted = Lock::of(before);
        let changes = accepted.changes(after.aggregates());
        assert_eq!(page["changes"], changes.len(), "{name}");
        // All others of which there is a change.
        let is_whole = |table: &str| before.table(table).is_none() || after.table(table).is_none();
        let is_told = |table: &str| changes.iter().any(|change| change.table == table);
        let others = after.tables().map(|table| table.name.as_str());
        let others = others.filter(|table| !is_whole(table) && is_told(table));
        assert_eq!(page["changed"], json!(others.collect::<Vec<_>>()), "{name}");
        assert!(*name == "5 before" || page["added"] != json!([]), "{name}");
    }
}

/// What is done with the JSON of records.
type Deed = fn(&mut Value);

/// The shop as it may have been.
fn former_shops() -> Vec<(&'static str, Deed)> {
    fn tables(records: &mut Value, aggregate: usize) -> &mut Vec<Value> {
        let tables = &mut records[aggregate]["tables"];
        tables.as_array_mut().expect("tables")
    }
    const ORDER: usize = 1;
    const ITEMS: usize = 1;
    vec![
        ("a part was of another", |records| {
            let part = tables(records, ORDER).remove(ITEMS);
            tables(records, 0).push(part);
        }),
        ("another package", |records| {
            records[0]["package"]["name"] = json!("another");
        }),
        ("no reference", |records| {
            tables(records, ORDER)[0]["foreignKeys"] = json!([]);
        }),
        ("one reference more", |records| {
            let key = json!({"columns": ["product_id"], "references": "customers(id)", "onDelete": "RESTRICT"});
            let items = &mut tables(records, ORDER)[ITEMS];
            let keys = items["foreignKeys"].as_array_mut();
            keys.expect("keys").push(key);
        }),
        ("another reaction", |records| {
            tables(records, ORDER)[0]["foreignKeys"][0]["onDelete"] = json!("SET NULL");
        }),
        ("no such column", |records| {
            let fields = tables(records, ORDER)[0]["fields"].as_array_mut();
            let fields = fields.expect("fields");
            fields.retain(|field| field["name"] != "customer_id");
            tables(records, ORDER)[0]["foreignKeys"] = json!([]);
        }),
        ("another name, and a rule", |records| {
            let fields = tables(records, ORDER)[ITEMS]["fields"].as_array_mut();
            for field in fields.expect("fields") {
                if field["name"] == "quantity" {
                    field["name"] = json!("amount");
                }
            }
            let rule = json!({
                "id": "INV-OLD-001", "sentence": "Gone", "declared_on": "OrderLineItem", "table": "order_line_items",
                "columns": ["amount"], "constraint": null, "rule": {"form": "assert"},
            });
            records[ORDER]["rules"]
                .as_array_mut()
                .expect("rules")
                .push(rule);
        }),
    ]
}

/// Ids stay unique, and links lead somewhere, whatever has changed.
#[test]
fn what_has_moved_is_shown_once() {
    let model = shop_model();
    let lock: Value = serde_json::from_str(&Lock::of(&model).to_string()).expect("JSON");
    let pages: Vec<(&str, String)> = former_shops()
        .into_iter()
        .map(|(name, change)| {
            let mut former = lock.clone();
            change(&mut former["records"]);
            let former = Lock::read(&former.to_string()).expect("a lock");
            (
                name,
                tablewright_view::html_comparison(&former.compared_with(model.aggregates())),
            )
        })
        .collect();
    let reference = "<del class=\"to\">was → <a href=\"#table-customers\">";
    assert!(pages[3].1.contains(reference), "{}", pages[3].1);
    assert!(pages[4].1.contains("badge changed"), "{}", pages[4].1);
    let Some(looked_at) = looked_at(&pages) else {
        return;
    };
    for ((name, _), page) in pages.iter().zip(looked_at) {
        assert_eq!(page["wrong"], json!([]), "{name}");
        assert_eq!(page["tables"], model.tables().count(), "{name}");
    }
}

/// A comparison of a model with itself shows nothing, and all of it.
#[test]
fn nothing_changed() {
    let model = model(&trade::records(50, false));
    let lock = Lock::of(&model);
    let page = tablewright_view::html_comparison(&lock.compared_with(model.aggregates()));
    assert!(page.contains("<p>Nothing differs.</p>"));
    // Those of the legend.
    assert_eq!(page.matches("class=\"badge ").count(), 3);
}

/// The same model is the same page, byte by byte.
#[test]
fn pages_are_deterministic() {
    let records = trade::records(120, false);
    let mut turned = records.clone();
    turned.reverse();
    assert!(tablewright_view::html(&model(&records)) == tablewright_view::html(&model(&turned)));
}

#[derive(ValueObject)]
enum Check {
    Waiting,
    Passed,
}

/// What is checked some time after it has arrived.
#[derive(Aggregate)]
#[invariant("INV-PRC-001: Checked once", transitions(check, Waiting => Passed))]
#[invariant("INV-PRC-002: Checked there too", transitions(arrival.check, Waiting => Passed))]
struct Parcel {
    id: Id<Parcel>,
    check: Option<Check>,
    arrival: Arrival,
}

/// When it is there.
#[derive(ValueObject)]
struct Arrival {
    check: Check,
    weight: i32,
}

/// Where a state may be absent, it leads from there to the first.
#[test]
fn an_absent_state_is_drawn() {
    let model = DataModel::of(&[Parcel::DATA_MODEL]).expect("a model");
    let page = tablewright_view::html(&model);
    assert!(page.contains("(none yet)"));
}

/// A state inside of a value object has its picture, which is called as its column.
#[test]
fn a_state_inside_of_a_value_object_is_drawn() {
    let model = DataModel::of(&[Parcel::DATA_MODEL]).expect("a model");
    let page = tablewright_view::html(&model);
    let states = page.matches("States of <code>arrival_check</code>").count();
    assert_eq!(states, 1, "one diagram of it");
}

/// A letter.
#[derive(Aggregate)]
#[aggregate(sql(
    purpose = "What is read aloud",
    sqlite(
        create = "CREATE VIEW aloud AS SELECT text FROM letters",
        drop = "DROP VIEW aloud"
    )
))]
#[index(text text_pattern_ops, purpose = "Find by how it begins")]
#[index(sql(postgres = "(lower(text))"), purpose = "Find in small letters")]
struct Letter {
    id: Id<Letter>,
    text: String,
}

#[test]
fn sql_of_engines_is_shown() {
    let model = DataModel::of(&[Letter::DATA_MODEL]).expect("a model");
    let page = tablewright_view::html(&model);
    for said in [
        "<code>text text_pattern_ops</code>",
        "postgres <code>(lower(text))</code>",
        "sqlite <code>CREATE VIEW aloud AS SELECT text FROM letters</code>",
        "sqlite <code>DROP VIEW aloud</code>",
        "What is read aloud",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let dbml = tablewright_view::dbml(&model);
    assert!(dbml.contains("(`postgres: (lower(text))`)"), "{dbml}");
}
