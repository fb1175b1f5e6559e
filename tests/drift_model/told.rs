//! What is said of each of them.

use serde_json::Value;
use tablewright_model::{Change, Kind, Lock, Record};

use crate::matrix::is_whole;
use crate::models;
use crate::mutations::{Mutation, Step, mutations};

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
        ("scripts", "table") => return Some((Kind::Script, None)),
        ("scripts", _) => Kind::Script,
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
        // Nor a multiple of two: of what is done to a text, each is tried.
        let step = if is_whole() { step } else { 5 * step };
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
                    change.kind() == kind
                        && table.as_ref().is_none_or(|table| change.table == *table)
                })
            {
                misplaced.push(format!(
                    "{name}: {what}: {:?}",
                    changes
                        .iter()
                        .map(|change| format!("{:?} {} {change}", change.kind(), change.table))
                        .collect::<Vec<_>>()
                ));
            }
        }
    }
    println!(
        "{tried} mutations of lock files, {} misplaced",
        misplaced.len()
    );
    assert!(tried > if is_whole() { 3000 } else { 600 });
    assert!(misplaced.is_empty(), "{}", misplaced.join("\n"));
}

/// Whatever changed is seen in pictures of both sides.
fn stands_out(lock: &Lock, records: &[Record], changes: &[Change<'_>], number: usize) {
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
