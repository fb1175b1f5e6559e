//! Circles of required references: nobody could insert the first row.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Code, DataModel, Problem, Table};

/// What a table needs before a row of it can exist: column and table.
type Needs<'a> = BTreeMap<&'a str, Vec<(&'a str, &'a str)>>;

/// Reports each circle once.
pub(super) fn all(model: &DataModel, problems: &mut Vec<Problem>) {
    let mut needs = needs(model);
    leave_out_fillable(&mut needs);
    // All tables that are left need one of those that are left: following the needs from any of
    // them leads into a circle.
    while let Some((&start, _)) = needs.first_key_value() {
        let circle = follow(&needs, start);
        problems.push(problem(&circle));
        for (table, _) in &circle {
            needs.remove(table);
        }
        for list in needs.values_mut() {
            list.retain(|(_, target)| !circle.iter().any(|(table, _)| table == target));
        }
        leave_out_fillable(&mut needs);
    }
}

fn needs(model: &DataModel) -> Needs<'_> {
    let known: BTreeSet<&str> = model.tables().map(|table| table.name.as_str()).collect();
    model
        .tables()
        .map(|table| {
            let mut required = required(table);
            required.retain(|(_, target)| known.contains(target));
            (table.name.as_str(), required)
        })
        .collect()
}

fn required(table: &Table) -> Vec<(&str, &str)> {
    let keys = table.foreign_keys.iter().filter_map(|key| {
        let column = key.columns.first()?;
        let field = table.field(column)?;
        (!field.is_nullable()).then_some((column.as_str(), key.target().0))
    });
    keys.collect()
}

/// Leaves out what can be filled, and then what needs only that, until nothing changes.
fn leave_out_fillable(needs: &mut Needs<'_>) {
    let mut needed_by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for (&table, list) in needs.iter() {
        open.insert(table, list.len());
        for &(_, target) in list {
            needed_by.entry(target).or_default().push(table);
        }
    }
    let mut fillable: Vec<&str> = open
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(table, _)| *table)
        .collect();
    while let Some(table) = fillable.pop() {
        needs.remove(table);
        for dependent in needed_by.remove(table).unwrap_or_default() {
            if let Some(count) = open.get_mut(dependent) {
                *count -= 1;
                if *count == 0 {
                    fillable.push(dependent);
                }
            }
        }
    }
    for list in needs.values_mut() {
        list.retain(|(_, target)| open.get(target).is_some_and(|count| *count > 0));
    }
}

/// The circle that the first needs lead into, from its least table on.
fn follow<'a>(needs: &Needs<'a>, start: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut path: Vec<(&str, &str)> = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut table = start;
    loop {
        if let Some(&begin) = seen.get(table) {
            let mut circle = path.split_off(begin);
            let least = (0..circle.len()).min_by_key(|index| circle[*index].0);
            circle.rotate_left(least.unwrap_or(0));
            return circle;
        }
        let Some(&(column, target)) = needs.get(table).and_then(|list| list.first()) else {
            return path;
        };
        seen.insert(table, path.len());
        path.push((table, column));
        table = target;
    }
}

fn problem(circle: &[(&str, &str)]) -> Problem {
    let steps: Vec<String> = circle
        .iter()
        .map(|(table, column)| format!("{table}.{column}"))
        .collect();
    let first = circle.first().map_or("", |(table, _)| table);
    Problem::new(
        Code::Circle,
        steps.first().cloned().unwrap_or_default(),
        format!(
            "required references in a circle: {} -> {first}; nobody could insert the first row",
            steps.join(" -> ")
        ),
        "make one of them optional (`Option<Id<…>>`), or soft (`#[reference(soft)]`)",
    )
}
