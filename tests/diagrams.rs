//! What other tools draw and read: diagrams of Mermaid, drawn in a browser, and DBML, read by its
//! own parser.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tablewright::Aggregate as _;
use tablewright_model::{self as model, DataModel};
use tablewright_model::{Aggregate, Constraints, Lock, OnDelete, Record, Table};

#[path = "common/browser.rs"]
mod browser;
mod common;
#[path = "common/trade.rs"]
mod trade;
#[path = "common/unfriendly.rs"]
mod unfriendly;

fn shop() -> DataModel {
    DataModel::of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]).expect("a model")
}

/// The models that are drawn and read.
fn models() -> Vec<(&'static str, DataModel)> {
    let clinic =
        fs::read_to_string("../examples/clinic/data-model.lock.json").expect("a lock file");
    let clinic = Lock::read(&clinic).expect("a lock file");
    let clinic: Vec<String> = clinic
        .records()
        .iter()
        .map(|record| serde_json::to_string(record).expect("JSON"))
        .collect();
    let clinic: Vec<&str> = clinic.iter().map(String::as_str).collect();
    let many: Vec<String> = (0..100).map(common::record).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    vec![
        ("shop", shop()),
        ("clinic", DataModel::of(&clinic).expect("a model")),
        (
            "unfriendly",
            DataModel::of(&unfriendly::RECORDS).expect("a model"),
        ),
        ("many", DataModel::of(&many).expect("a model")),
    ]
}

/// The name of an aggregate, behind which stands its module where another is called so.
fn called(model: &DataModel, record: &Record) -> String {
    let Aggregate { name, ty, .. } = &record.aggregate;
    let namesakes = model.aggregates().iter();
    if namesakes.filter(|of| of.aggregate.name == *name).count() == 1 {
        return name.clone();
    }
    let (module, _) = ty.rsplit_once("::").expect("a module");
    format!("{name} ({module})")
}

/// `DIAGRAMS=overwrite` writes them anew.
#[test]
fn the_shop_is_drawn_as_it_was() {
    let model = shop();
    for (file, text) in [
        ("shop.mmd", tablewright_view::mermaid(&model)),
        ("shop.dbml", tablewright_view::dbml(&model)),
    ] {
        let path = Path::new("golden").join(file);
        if env::var_os("DIAGRAMS").is_some_and(|mode| mode == "overwrite") {
            fs::write(&path, &text).expect("the file is written");
        }
        let golden = fs::read_to_string(&path).expect("the file is read");
        assert_eq!(text, golden, "{}", path.display());
    }
}

/// Runs a script over texts, and reads the line that it prints of each.
fn told(
    script: &str,
    arguments: &[&Path],
    extension: &str,
    texts: impl Iterator<Item = (&'static str, String)>,
) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diagrams");
    fs::create_dir_all(&folder).expect("a folder");
    let files = texts.map(|(name, text)| {
        let file = folder.join(format!("{name}.{extension}"));
        fs::write(&file, text).expect("written");
        file
    });
    let files: Vec<PathBuf> = files.collect();
    browser::told(script, arguments, &files)
}

#[test]
fn mermaid_draws_every_table_column_and_reference() {
    let (Some(modules), Some(browser)) = (browser::modules(), browser::browser()) else {
        return;
    };
    let drawn = told(
        "diagrams/mermaid.mjs",
        &[&modules, &browser],
        "mmd",
        models()
            .iter()
            .map(|(name, model)| (*name, tablewright_view::mermaid(model))),
    );
    for ((name, model), drawn) in models().into_iter().zip(drawn) {
        assert_eq!(drawn["errors"], json!([]), "{name}");
        let mut titles = Vec::new();
        for record in model.aggregates() {
            let marks = ["◆"].into_iter().chain(std::iter::repeat("·"));
            for (table, mark) in record.tables.iter().zip(marks) {
                titles.push(format!("{} {mark} {}", called(&model, record), table.name));
            }
        }
        titles.sort();
        assert_eq!(drawn["titles"], json!(titles), "{name}");
        let tables = || model.tables();
        let columns: usize = tables().map(|table| table.columns.len()).sum();
        assert_eq!(drawn["columns"], columns, "{name}");
        let fields = tables().flat_map(|table| &table.columns);
        let mut sources: Vec<String> = fields.map(|field| field.source.to_string()).collect();
        sources.sort_unstable();
        assert_eq!(drawn["comments"], json!(sources), "{name}");
        // All references of a table to itself share a line.
        let lines = tables().map(|table| {
            let keys = table.foreign_keys.iter();
            let (own, others): (Vec<_>, Vec<_>) =
                keys.partition(|key| *key.references.table == *table.name);
            others.len() + usize::from(!own.is_empty())
        });
        let lines: usize = lines.sum();
        assert_eq!(drawn["lines"], lines, "{name}");
        let of_others = tables()
            .flat_map(|table| {
                table
                    .foreign_keys
                    .iter()
                    .map(move |key| (table, &*key.references.table))
            })
            .filter(|(table, target)| {
                model
                    .table(target)
                    .is_some_and(|target| target.aggregate != table.aggregate)
            });
        assert_eq!(drawn["dotted"], of_others.count(), "{name}");
        let keys = drawn["keys"].as_array().expect("keys");
        let primary = keys
            .iter()
            .filter(|keys| keys.as_str().is_some_and(|keys| keys.contains("PK")));
        assert_eq!(primary.count(), tables().count(), "{name}");
    }
}

/// What was added, changed or removed has a sign and a colour.
#[test]
fn mermaid_draws_what_changed() {
    let (Some(modules), Some(browser)) = (browser::modules(), browser::browser()) else {
        return;
    };
    let [before, after] = [true, false].map(|is_before| {
        let records = trade::records(50, is_before);
        let records: Vec<&str> = records.iter().map(String::as_str).collect();
        DataModel::of(&records).expect("a model")
    });
    let lock = Lock::of(&before);
    let comparison = lock.compared_with(after.aggregates());
    let text = tablewright_view::mermaid_comparison(&comparison);
    let texts = [("changes", text)].into_iter();
    let drawn = told("diagrams/mermaid.mjs", &[&modules, &browser], "mmd", texts);
    let drawn = &drawn[0];
    assert_eq!(drawn["errors"], json!([]));
    let titles = drawn["titles"].as_array().expect("titles");
    let signed = |sign: &str| {
        let titles = titles.iter().filter_map(Value::as_str);
        let signed = titles.filter_map(|title| title.strip_prefix(sign));
        let tables = signed.map(|title| title.rsplit(' ').next().unwrap_or_default());
        tables.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let only_in = |model: &DataModel, other: &DataModel| {
        let tables = model.tables().map(|table| table.name.clone());
        let tables = tables.filter(|name| other.table(name).is_none());
        tables.collect::<BTreeSet<_>>()
    };
    let (added, removed) = (only_in(&after, &before), only_in(&before, &after));
    assert!(!added.is_empty() && !removed.is_empty());
    let told = comparison.changes().map(|change| change.table.to_owned());
    let mut changed: BTreeSet<String> = told.collect();
    changed.retain(|table| !added.contains(table) && !removed.contains(table));
    assert!(!changed.is_empty());
    assert_eq!(signed("+ "), added);
    assert_eq!(signed("− "), removed);
    assert_eq!(signed("± "), changed);
    let colours = drawn["colours"].to_string();
    for colour in [
        "rgb(187, 247, 208)",
        "rgb(253, 230, 138)",
        "rgb(254, 202, 202)",
    ] {
        assert!(colours.contains(colour), "{colour}: {colours}");
    }
    let comments = drawn["comments"].to_string();
    for comment in ["± was TEXT NULL", "− removed; ", "+ added; "] {
        assert!(comments.contains(comment), "{comment}: {comments}");
    }
}

#[test]
fn dbml_says_what_the_model_says() {
    let Some(modules) = browser::modules() else {
        return;
    };
    let read = told(
        "diagrams/dbml.mjs",
        &[&modules],
        "dbml",
        models()
            .iter()
            .map(|(name, model)| (*name, tablewright_view::dbml(model))),
    );
    for ((name, model), read) in models().into_iter().zip(read) {
        let expected = json!({
            "tables": model.tables().map(table).collect::<Vec<_>>(),
            "enums": model.to_document().enums.iter().map(|of| json!({"name": of.name, "values": of.values})).collect::<Vec<_>>(),
            "references": references(&model),
            "groups": model.aggregates().iter().map(|record| {
                let tables: Vec<&str> = record.tables.iter().map(|table| table.name.as_str()).collect();
                json!({"name": called(&model, record), "note": format!("Root: {}", tables[0]), "tables": tables})
            }).collect::<Vec<_>>(),
        });
        assert!(read["error"].is_null(), "{name}: {}", read["error"]);
        for key in ["tables", "enums", "references", "groups"] {
            let (read, expected) = (read[key].as_array(), expected[key].as_array());
            let (read, expected) = (read.expect("a list"), expected.expect("a list"));
            assert_eq!(read.len(), expected.len(), "{name}: {key}");
            for (read, expected) in read.iter().zip(expected) {
                assert_eq!(read, expected, "{name}: {key}");
            }
        }
    }
}

/// What is in backticks has none of its own.
fn in_backticks(text: &str) -> String {
    text.replace('`', "'")
}

fn table(table: &Table) -> Value {
    let columns = table.columns.iter().map(|field| {
        let unique = matches!(
            field.constraints,
            Constraints::NotNullUnique | Constraints::NullUnique
        );
        json!({
            "name": field.name, "type": field.ty,
            "key": field.constraints == Constraints::PrimaryKey,
            "required": !field.is_nullable() && field.constraints != Constraints::PrimaryKey,
            "unique": unique,
            "default": field.default.as_ref().map(|of| in_backticks(&of.to_string())),
            "note": field.source,
        })
    });
    let indexes = table.indexes.iter().map(|index| {
        let note = match &index.filter {
            Some(filter) => format!("{}; where {filter}", index.purpose),
            None => index.purpose.clone(),
        };
        json!({"name": index.name, "unique": index.unique, "columns": index.columns, "note": note})
    });
    let checks = table
        .checks
        .iter()
        .map(|check| json!({"name": check.name, "expression": in_backticks(&check.expression)}));
    json!({
        "name": table.name, "note": table.purpose,
        "columns": columns.collect::<Vec<_>>(),
        "indexes": indexes.collect::<Vec<_>>(),
        "checks": checks.collect::<Vec<_>>(),
    })
}

fn references(model: &DataModel) -> Vec<Value> {
    let keys = model
        .tables()
        .flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)));
    let references = keys.map(|(table, key)| {
        let model::Target {
            table: target,
            columns,
            ..
        } = &key.references;
        let column = table.column(&key.columns[0]).expect("a column").constraints;
        let mut indexes = table.indexes.iter();
        let is_unique = matches!(
            column,
            Constraints::NotNullUnique | Constraints::NullUnique | Constraints::PrimaryKey
        ) || indexes
            .any(|index| index.unique && index.filter.is_none() && index.columns == key.columns);
        let on_delete = match key.on_delete {
            OnDelete::Cascade => "cascade",
            OnDelete::SetNull => "set null",
            _ => "restrict",
        };
        json!({
            "ends": [
                {"table": table.name, "columns": key.columns, "relation": if is_unique { "1" } else { "*" }},
                {"table": target, "columns": columns, "relation": "1"},
            ],
            "onDelete": on_delete,
        })
    });
    references.collect()
}
