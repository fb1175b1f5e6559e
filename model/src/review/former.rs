//! Previous names: what was called otherwise took its data along, and so nothing else has, or had,
//! that name. Names may be passed on: what has a previous name itself has left its own to another.

use crate::data_model::DataModel;
use crate::lookup::Lookup;
use crate::problem::{Code, Problem};
use crate::record::{Entity, Record};

/// Those of the columns of a record.
pub(super) fn of_columns(record: &Record, problems: &mut Vec<Problem>) {
    if record.renames.is_empty() {
        return;
    }
    let renames = record.renames.iter();
    let have_left: Lookup<(&str, &str), ()> = renames
        .map(|rename| ((rename.table.as_str(), rename.column.as_str()), ()))
        .collect();
    let tables = record.tables.iter();
    let columns: Lookup<(&str, &str), ()> = tables
        .flat_map(|table| {
            let fields = table.columns.iter();
            fields.map(|field| ((table.name.as_str(), field.name.as_str()), ()))
        })
        .collect();
    let mut claimed: Lookup<(&str, &str), &str> = Lookup::sized(record.renames.len());
    for rename in &record.renames {
        let former = (rename.table.as_str(), rename.from.as_str());
        let path = format!("{}.{}", rename.table, rename.column);
        let is_same = rename.from == rename.column;
        if is_same || columns.get(&former).is_some() && have_left.get(&former).is_none() {
            problems.push(kept("column", path, &rename.from));
        } else if let Some(other) = claimed.insert(former, &rename.column) {
            problems.push(claimed_twice("column", path, other, &rename.from));
        }
    }
}

/// Those of all tables.
pub(super) fn of_tables(model: &DataModel, problems: &mut Vec<Problem>) {
    let entities = model.records().iter().flat_map(|record| &record.entities);
    let renamed = entities.filter(|entity| entity.renamed_from.is_some());
    let renamed: Vec<&Entity> = renamed.collect();
    if renamed.is_empty() {
        return;
    }
    let all = model.tables().map(|table| (table.name.as_str(), ()));
    let tables: Lookup<&str, ()> = all.collect();
    let have_left = renamed.iter().map(|entity| (entity.table.as_str(), ()));
    let have_left: Lookup<&str, ()> = have_left.collect();
    let mut claimed: Lookup<&str, &str> = Lookup::sized(renamed.len());
    for entity in renamed {
        let former = entity.renamed_from.as_deref().unwrap_or_default();
        let is_same = former == entity.table;
        if is_same || tables.get(&former).is_some() && have_left.get(&former).is_none() {
            problems.push(kept("table", entity.table.clone(), former));
        } else if let Some(other) = claimed.insert(former, &entity.table) {
            problems.push(claimed_twice("table", entity.table.clone(), other, former));
        }
    }
}

const CURE: &str = "give the name that it had before in `#[renamed_from]`, or remove that";

fn kept(kind: &str, path: String, former: &str) -> Problem {
    let message = format!(
        "the {kind} says that it was called `{former}`, which is a {kind} that keeps its own data"
    );
    Problem::new(Code::FormerTaken, path, message, CURE)
}

fn claimed_twice(kind: &str, path: String, other: &str, former: &str) -> Problem {
    let message = format!(
        "the {kind} says that it was called `{former}`, and so does `{other}`: the data moves to one of them only"
    );
    Problem::new(Code::FormerTaken, path, message, CURE)
}
