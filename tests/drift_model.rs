//! The comparison of models: every mutation of a lock file is a change, of the right kind and
//! table, and the file itself never is.

#[path = "common/clinic.rs"]
mod clinic_records;
#[path = "drift/domain.rs"]
mod domain;

use domain::{Loan, Member, Title};
use serde_json::{Map, Value, json};
use tablewright::Aggregate;
use tablewright_model::DataModel;
use tablewright_model::{Change, Kind, Lock, Record, Risk};

/// The models of all example domains.
fn models() -> Vec<(&'static str, DataModel)> {
    let of = |records: &[&str]| DataModel::of(records).expect("a model");
    vec![
        (
            "shop",
            of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]),
        ),
        (
            "library",
            of(&[Member::DATA_MODEL, Title::DATA_MODEL, Loan::DATA_MODEL]),
        ),
        ("clinic", of(&clinic_records::RECORDS)),
    ]
}

/// One step of a path into a JSON value.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Item(usize),
}

/// A lock file in which one thing is different, and where.
struct Mutation {
    what: String,
    path: Vec<Step>,
    file: Value,
}

/// Every leaf and every element changed, removed and added, and every two neighbours exchanged; of
/// these, one in so many.
fn mutations(file: &Value, step: usize) -> Vec<Mutation> {
    let mut mutations = Mutations {
        found: Vec::new(),
        count: 0,
        step,
    };
    collect(file, file, &mut Vec::new(), &mut mutations);
    mutations.found
}

struct Mutations {
    found: Vec<Mutation>,
    count: usize,
    step: usize,
}

impl Mutations {
    /// Whether the next one is to be made.
    fn is_next(&mut self) -> bool {
        self.count += 1;
        self.count.is_multiple_of(self.step)
    }
}

fn collect(file: &Value, at: &Value, path: &mut Vec<Step>, mutations: &mut Mutations) {
    let mut mutate = |what: &str, value: Value, at: Option<&String>| {
        if !mutations.is_next() {
            return;
        }
        let mut file = file.clone();
        *get(&mut file, path) = value;
        let mut path = path.clone();
        path.extend(at.cloned().map(Step::Key));
        mutations.found.push(Mutation {
            what: format!("{what} at {path:?}"),
            path,
            file,
        });
    };
    match at {
        Value::Null => {}
        Value::Bool(value) => mutate("negated", json!(!value), None),
        Value::Number(number) => {
            mutate("counted on", json!(number.as_u64().unwrap_or(0) + 1), None);
        }
        Value::String(text) => {
            mutate("appended", json!(format!("{text}x")), None);
            mutate("emptied", json!(""), None);
            if let Some(other) = other_case(text) {
                mutate("in other letters", json!(other), None);
            }
        }
        Value::Array(items) => {
            for index in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(index);
                mutate("without an item", json!(fewer), None);
                if index > 0 {
                    let mut exchanged = items.clone();
                    exchanged.swap(index - 1, index);
                    mutate("exchanged", json!(exchanged), None);
                }
            }
            let mut more = items.clone();
            more.push(items.last().cloned().unwrap_or_else(|| json!("x")));
            mutate("with an item", json!(more), None);
        }
        Value::Object(entries) => {
            for key in entries.keys() {
                let mut fewer: Map<String, Value> = entries.clone();
                fewer.remove(key);
                mutate("without a key", json!(fewer), Some(key));
            }
            let mut more = entries.clone();
            more.insert("more".to_owned(), json!("x"));
            mutate("with a key", json!(more), None);
        }
    }
    match at {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Item(index));
                collect(file, item, path, mutations);
                path.pop();
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                path.push(Step::Key(key.clone()));
                collect(file, value, path, mutations);
                path.pop();
            }
        }
        _ => {}
    }
}

fn other_case(text: &str) -> Option<String> {
    let first = text.chars().next()?;
    let other = if first.is_lowercase() {
        first.to_uppercase().to_string()
    } else {
        first.to_lowercase().to_string()
    };
    let other = other + &text[first.len_utf8()..];
    (other != text).then_some(other)
}

fn get<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Item(index) => &mut value[*index],
    })
}

/// What is expected to be said of a mutation at this path: the kind, and the table where the path
/// is inside of one that has kept its name.
fn expected(path: &[Step], file: &Value) -> Option<(Kind, Option<String>)> {
    let [Step::Key(records), Step::Item(record), rest @ ..] = path else {
        return None;
    };
    let record = &file[records][*record];
    let (list, inner) = match rest {
        [Step::Key(list), Step::Item(_), inner @ ..] => (list.as_str(), inner),
        _ => return None,
    };
    let [Step::Key(key), ..] = inner else {
        return None;
    };
    let item = |list: &str| {
        let Step::Item(index) = rest[1] else {
            return Value::Null;
        };
        record[list][index].clone()
    };
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let kind = match (list, key.as_str()) {
        ("tables", "fields") => Kind::Column,
        ("tables", "indexes") => Kind::Index,
        ("tables", "foreignKeys") => Kind::ForeignKey,
        ("tables", "checkConstraints") => Kind::Check,
        ("tables", "name") => return Some((Kind::Table, None)),
        ("tables", _) => Kind::Table,
        ("rules", "table") => return Some((Kind::Rule, None)),
        ("rules", _) => Kind::Rule,
        ("entities", "table") => return Some((Kind::Entity, None)),
        ("entities", _) => Kind::Entity,
        ("renames", _) => return Some((Kind::Rename, None)),
        ("enums", _) => return Some((Kind::Enum, None)),
        ("types", _) => return Some((Kind::EnumType, None)),
        _ => return None,
    };
    let table = match list {
        "tables" => text(&item("tables")["name"]),
        _ => text(&item(list)["table"]),
    };
    Some((kind, table))
}

#[test]
fn every_mutation_of_a_lock_file_is_a_change_in_its_place() {
    let mut tried = 0;
    let mut misplaced = Vec::new();
    for (name, model) in models() {
        let records = model.aggregates();
        let text = Lock::of(&model).to_string();
        let file: Value = serde_json::from_str(&text).expect("JSON");
        // A large file is read anew for each mutation: of the clinic's, some are enough.
        let step = if text.len() > 100_000 { 23 } else { 1 };
        for Mutation { what, path, file } in mutations(&file, step) {
            tried += 1;
            let mutated = format!("{file:#}\n");
            let lock = match Lock::read(&mutated) {
                // What no record says is refused.
                Err(error) => {
                    assert!(!error.to_string().is_empty());
                    continue;
                }
                Ok(lock) => lock,
            };
            let changes = lock.changes(records);
            assert!(
                !changes.is_empty() || is_no_fact(&path),
                "{name}: {what} is not reported"
            );
            for change in &changes {
                assert!(!change.to_string().contains('\n'), "{change}");
                assert!(!change.loss.is_empty());
            }
            stands_out(&lock, records, &changes, tried);
            if let Some((kind, table)) = expected(&path, &file)
                && !changes.iter().any(|change| {
                    change.kind == kind && table.as_ref().is_none_or(|table| change.table == *table)
                })
            {
                misplaced.push(format!(
                    "{name}: {what}: {:?}",
                    changes
                        .iter()
                        .map(|change| format!("{:?} {} {change}", change.kind, change.table))
                        .collect::<Vec<_>>()
                ));
            }
        }
    }
    println!(
        "{tried} mutations of lock files, {} misplaced",
        misplaced.len()
    );
    assert!(tried > 3000);
    assert!(misplaced.is_empty(), "{}", misplaced.join("\n"));
}

/// Whatever changed is seen in pictures of both sides.
fn stands_out(lock: &Lock, records: &[Record], changes: &[Change], number: usize) {
    let comparison = lock.compared_with(records);
    let is_of_table = changes.iter().any(|change| !change.table.is_empty());
    let diagram = tablewright_view::mermaid_comparison(&comparison);
    let signs = ["[\"+ ", "[\"± ", "[\"− "];
    let is_drawn = signs.iter().any(|sign| diagram.contains(sign));
    assert!(is_drawn || !is_of_table, "{changes:?}\n{diagram}");
    // Pages take longer: some are enough.
    if number.is_multiple_of(7) {
        // Three are in the legend.
        let badges = tablewright_view::html_comparison(&comparison)
            .matches("class=\"badge ")
            .count();
        assert_eq!(badges > 3, !changes.is_empty(), "{changes:?}");
    }
}

/// Of the order of aggregates and of fingerprints nothing follows, and the tree of a condition is
/// its check's expression once more: that these are not as they were written is seen in the text.
fn is_no_fact(path: &[Step]) -> bool {
    match path {
        [_, _, Step::Key(list), ..] if list == "conditions" => true,
        [Step::Key(of_file)] => matches!(of_file.as_str(), "$schema" | "records"),
        [.., Step::Key(last)] => last == "fingerprint",
        _ => false,
    }
}

/// What a longer list of values does is nothing; a shorter one may lose some.
#[test]
fn a_list_that_only_grows_loses_nothing() {
    let model =
        DataModel::of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]).expect("a model");
    let text = Lock::of(&model).to_string();
    let losses = |from: &str, to: &str, kind: Kind| {
        assert!(text.contains(from), "{from}");
        let lock = Lock::read(&text.replace(from, to)).expect("a lock");
        let mut changes = lock.changes(model.aggregates());
        changes.retain(|change| change.kind == kind);
        assert_eq!(changes.len(), 1, "{from}: {changes:?}");
        changes[0].loss
    };
    let untouched = "no stored value is touched";
    let check = "'pending', 'confirmed', 'shipped'";
    assert_eq!(
        losses(check, "'pending', 'shipped'", Kind::Check),
        untouched
    );
    assert_eq!(
        losses(
            check,
            "'pending', 'confirmed', 'lost', 'shipped'",
            Kind::Check
        ),
        "rows that break the new condition will be refused"
    );
    let values = &text[text.find("\"values\": [").expect("an enum")..];
    let two: Vec<&str> = values.lines().take(2).collect();
    let (two, first) = (two.join("\n"), two[0]);
    assert_eq!(losses(&two, first, Kind::Enum), untouched);
    let more = format!("{two}\n            \"lost\",");
    assert_eq!(
        losses(&two, &more, Kind::Enum),
        "rows that hold a value which is gone can no longer be read"
    );
    let index = "\"name\": \"idx_orders_customer\",";
    let purpose = "\"purpose\": \"Get orders by customer\"";
    assert!(text.contains(index));
    assert_eq!(
        losses(
            purpose,
            &format!("{purpose},\n              \"unique\": true"),
            Kind::Index
        ),
        untouched
    );
}

/// Of one type for another: what may be lost, and what stands in the way.
#[test]
fn a_risk_is_told_with_the_loss() {
    let model =
        DataModel::of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]).expect("a model");
    let text = Lock::of(&model).to_string();
    let risks = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let lock = Lock::read(&text.replace(from, to)).expect("a lock");
        let mut changes = lock.changes(model.aggregates());
        changes.retain(|change| change.kind == Kind::Column);
        let risks: Vec<Risk> = changes.iter().map(|change| change.risk).collect();
        risks
    };
    let ty = "\"type\": \"DECIMAL(10,2)\"";
    let wider = risks(ty, &ty.replace("10", "12"));
    assert!(!wider.is_empty() && wider.iter().all(|risk| *risk == Risk::Lost));
    let narrower = risks(ty, &ty.replace("10", "8"));
    assert!(!narrower.is_empty() && narrower.iter().all(|risk| *risk == Risk::None));
    let required = "\"constraints\": \"NOT NULL\"";
    let refused = risks(required, "\"constraints\": \"NULL\"");
    assert!(!refused.is_empty() && refused.iter().all(|risk| *risk == Risk::Refused));
    // A new index stands in nobody's way, unless it is unique.
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    for table in 0..2 {
        file["records"][table]["tables"][0]["indexes"] = json!([]);
    }
    let changes = Lock::read(&file.to_string()).expect("a lock");
    let changes = changes.changes(model.aggregates());
    let risks = changes.iter().filter(|change| change.kind == Kind::Index);
    let risks = risks.map(|change| (change.name.as_str(), change.risk));
    let risks: Vec<(&str, Risk)> = risks.collect();
    assert!(
        risks.contains(&("idx_customers_email", Risk::Refused)),
        "{risks:?}"
    );
    assert!(
        risks.contains(&("idx_orders_customer", Risk::None)),
        "{risks:?}"
    );
}

#[test]
fn what_is_no_fact_is_seen_in_the_text() {
    for (_, model) in models() {
        let text = Lock::of(&model).to_string();
        let mut records: Vec<&str> = text.split("\n    {\n      \"format\"").collect();
        records.swap(1, 2);
        let exchanged = records.join("\n    {\n      \"format\"");
        let print = text.find("\"fingerprint\": \"").expect("a fingerprint") + 20;
        let mut digits = text.clone();
        let other = if &text[print..=print] == "0" {
            "1"
        } else {
            "0"
        };
        digits.replace_range(print..=print, other);
        for edited in [exchanged, digits, text.replacen("  ", " ", 1)] {
            assert_ne!(edited, text);
            // The comma behind a record is not moved with it.
            let edited = edited.replace("}\n    {", "},\n    {");
            if let Ok(lock) = Lock::read(&edited) {
                assert_eq!(lock.changes(model.aggregates()), []);
                assert!(!lock.is_written_as(&edited));
            }
        }
    }
}

#[test]
fn what_was_accepted_is_not_a_change() {
    for (_, model) in models() {
        let lock = Lock::of(&model);
        let text = lock.to_string();
        assert!(lock.changes(model.aggregates()).is_empty());
        let read = Lock::read(&text).expect("a lock file");
        assert_eq!(read.changes(model.aggregates()), []);
        assert!(read.is_written_as(&text));
        assert!(read.is_written_as(&text.replace('\n', "\r\n")));
    }
}

#[test]
fn the_lock_files_of_the_examples_are_as_accepting_writes_them() {
    let files = [
        include_str!("../examples/shop/data-model.lock.json"),
        include_str!("../examples/clinic/data-model.lock.json"),
    ];
    let models = models();
    for (name, file) in ["shop", "clinic"].into_iter().zip(files) {
        let (_, model) = models.iter().find(|(of, _)| *of == name).expect("a model");
        assert_eq!(Lock::of(model).to_string(), file.replace("\r\n", "\n"));
    }
}
