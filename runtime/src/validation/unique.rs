//! What is unique in a collection: compared by its columns, as a database compares them.

use std::any::Any;
use std::collections::BTreeSet;

use super::judged;
use crate::invariant::{Checker, Column, listed, rows};
use crate::shape::{FieldType, RowsKind, Shape, Unique};

/// Why a row cannot be stored beside an earlier one.
const SENTENCE: &str = "must be unique in its collection to be stored";

/// The columns of one path, each with what follows the path to it, and what it holds: nothing for NULL.
pub(super) type Key = Vec<(String, Option<String>)>;

/// Reports the rows of a collection that agree with an earlier one.
pub(super) fn check(slot: &FieldType, unique: &Unique, values: &dyn Any, check: &mut Checker<'_>) {
    let is_list = match slot.shape {
        Shape::Collection(rows) => matches!(rows.kind, RowsKind::List),
        _ => return,
    };
    let before = check.count();
    let mut known = BTreeSet::new();
    let rows = rows(|check| slot.check(values, check));
    for (position, row) in rows.iter().enumerate() {
        if is_new(unique, row, &mut known) {
            continue;
        }
        let value = shown(unique, row);
        if is_list {
            check.item(position).report(None, SENTENCE, value);
        } else {
            check.report(None, SENTENCE, value);
        }
    }
    // Sets and maps may have any order, and reports one only.
    if !is_list {
        check.sort_from(before);
    }
}

/// Whether a row agrees with none of those that are known. Now it is known too.
fn is_new(unique: &Unique, row: &[Column], known: &mut BTreeSet<Vec<Key>>) -> bool {
    if let Some(filter) = &unique.filter
        && !judged::holds(filter, row)
    {
        return true;
    }
    let paths = unique.fields.iter().enumerate();
    let keys = paths.map(|(at, path)| key_of(row, path.1, unique.compared.is_lowercase(at)));
    let keys: Vec<Key> = keys.collect();
    has_null(&keys) && !unique.compared.nulls_equal || known.insert(keys)
}

/// Whether a part of them is NULL.
pub(super) fn has_null(keys: &[Key]) -> bool {
    keys.iter().flatten().any(|(_, held)| held.is_none())
}

/// The columns that a path leads to. Of what is absent, or of another variant, one that is NULL.
pub(super) fn key_of(row: &[Column], path: &str, lowercase: bool) -> Key {
    let found = row.iter().filter_map(|column| {
        let rest = column.behind_key(path)?;
        Some((rest.to_owned(), column.held.key(lowercase)))
    });
    let found: Key = found.collect();
    if found.is_empty() {
        return vec![(String::new(), None)];
    }
    found
}

/// What is not unique: of one column what it holds, of several each with its path.
fn shown(unique: &Unique, row: &[Column]) -> Option<String> {
    let is_named = |column: &&Column| {
        let mut paths = unique.fields.iter();
        paths.any(|(_, path)| column.behind_key(path).is_some())
    };
    let named: Vec<&Column> = row.iter().filter(is_named).collect();
    if let [column] = named.as_slice() {
        return Some(column.held.to_string());
    }
    let named = named.iter();
    let named: Vec<(&str, Option<String>)> = named
        .map(|column| (column.path.as_str(), Some(column.held.to_string())))
        .collect();
    listed(&named)
}
