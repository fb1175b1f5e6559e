//! What a plan does not do unless somebody says that it is meant.

use std::collections::{BTreeMap, BTreeSet};

use tablewright_model::{Code, Problem, Problems};

use super::converted;
use super::enums;
use super::options::PlanOptions;
use super::stages::Stages;
use super::step::{Preflight, Stage};
use crate::change::{Change, Changes, Kept, TableChange};
use crate::engine::{Engine, Guard};
use crate::schema::{Column, Table};

/// Settles what a plan may do: columns that nobody wants to keep make room for others of their name,
/// and where rows can be in the way of what follows without a word, a step says so.
///
/// # Errors
///
/// All that would be lost without having been named, and all that cannot be done.
pub(super) fn settle(
    engine: &'static dyn Engine,
    changes: &mut Changes<'_>,
    likely: &dyn Fn() -> BTreeMap<String, String>,
    options: &PlanOptions,
    stages: &mut Stages,
) -> Result<Settled, Problems> {
    let enums = enums::replaced(changes);
    let mut settling = Settling {
        engine,
        options,
        enums: &enums,
        stages,
        settled: Settled::default(),
        lost: Vec::new(),
        problems: Vec::new(),
    };
    for table in &changes.removed {
        settling.lose(table.name.clone(), Lost::Table);
    }
    if options.down {
        let added = changes.added.iter();
        settling.settled.empty = added.map(|table| table.name.clone()).collect();
    }
    for change in &mut changes.kept {
        settling.of_table(change);
    }
    let Settling {
        settled,
        lost,
        mut problems,
        ..
    } = settling;
    if !lost.is_empty() {
        let likely = likely();
        problems.extend(lost.into_iter().map(|lost| refused(lost, &likely)));
    }
    Problems::or(settled, problems)
}

/// What a plan does to what is stored.
#[derive(Default)]
pub(super) struct Settled {
    /// The paths of all that is lost.
    pub(super) loses: Vec<String>,
    /// Of a way back, the paths of all that comes back empty.
    pub(super) empty: Vec<String>,
    /// What finds the rows that guards are in the way of.
    pub(super) preflights: Vec<Preflight>,
}

struct Settling<'a> {
    engine: &'static dyn Engine,
    options: &'a PlanOptions,
    enums: &'a BTreeSet<&'a str>,
    stages: &'a mut Stages,
    settled: Settled,
    /// What would be lost, and nobody has named.
    lost: Vec<(String, Lost)>,
    problems: Vec<Problem>,
}

/// What would be lost.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lost {
    Table,
    Column,
}

/// What keeps it, or drops it.
fn refused((path, lost): (String, Lost), likely: &BTreeMap<String, String>) -> Problem {
    let (what, on) = match lost {
        Lost::Table => ("the table would be dropped with its rows", "the type"),
        Lost::Column => ("the column would be dropped with its values", "the field"),
    };
    let name = path.rsplit('.').next().unwrap_or(&path);
    let keeps = match likely.get(&path) {
        Some(likely) => format!(
            "`#[renamed_from(\"{name}\")]` on {on} of `{likely}`, which stands in its place, keeps them"
        ),
        None => format!("`#[renamed_from(\"{name}\")]` on {on} that took its place keeps them"),
    };
    let cure = format!("{keeps}; `--drop {path}` drops them");
    Problem::new(Code::Lost, path, what, cure)
}

impl Settling<'_> {
    /// Something goes, with all that is stored in it.
    fn lose(&mut self, path: String, what: Lost) {
        self.settled.loses.push(path.clone());
        if !self.options.may_drop(&path) {
            self.lost.push((path, what));
        }
    }

    fn of_table(&mut self, change: &mut TableChange<'_>) {
        let Kept { before, after, .. } = change.table;
        let mut columns = Vec::with_capacity(change.columns.len());
        let mut gone = Vec::new();
        for column in std::mem::take(&mut change.columns) {
            match column {
                Change::Kept(kept) if self.makes_room(before, kept) => {
                    self.fill(before, after, kept.after);
                    columns.push(Change::Added(kept.after));
                    gone.push(Change::Removed(kept.before));
                    continue;
                }
                Change::Removed(column) if column.generated.is_none() => {
                    let path = format!("{}.{}", before.name, column.name);
                    self.lose(path, Lost::Column);
                }
                Change::Added(column) => self.fill(before, after, column),
                Change::Removed(_) | Change::Kept(_) => {}
            }
            columns.push(column);
        }
        columns.extend(gone);
        change.columns = columns;
    }

    /// A new column has a value in each row that is there.
    fn fill(&mut self, before: &Table, after: &Table, column: &Column) {
        if column.generated.is_some() {
            return;
        }
        if self.options.down {
            let path = format!("{}.{}", after.name, column.name);
            self.settled.empty.push(path);
        }
        if column.nullable || column.default.is_some() {
            return;
        }
        if self.options.down {
            // What it held is lost: only a table without rows takes it.
            let why = format!(
                "`{}` is required, and nothing is left of its values",
                column.name
            );
            self.guard(before, "TRUE", why);
            return;
        }
        self.problems.push(Problem::new(
            Code::Unfilled,
            format!("{}.{}", after.name, column.name),
            "the column is required, and nothing says what it holds in the rows that are there",
            "declare a default: `#[column(default = …)]`, or make the field an `Option`",
        ));
    }

    /// Whether a column is dropped, and another one of its name added: its values do not become those
    /// of the other type, and nobody needs them.
    fn makes_room(&mut self, table: &Table, kept: Kept<'_, Column>) -> bool {
        let name = self.engine.name(&kept.before.name);
        let why = match converted::of(self.engine, kept, self.enums, &name) {
            None => return false,
            Some(Ok(converted)) => {
                if let Some(condition) = converted.refused {
                    let ty = kept.after.logical.as_ref();
                    let ty = ty.map(ToString::to_string).unwrap_or_default();
                    let why = format!("the value of `{}` does not fit {ty}", kept.before.name);
                    self.guard(table, &condition, why);
                }
                return false;
            }
            Some(Err(unsupported)) => unsupported.why,
        };
        let path = format!("{}.{}", table.name, kept.before.name);
        if self.options.may_drop(&path) {
            self.settled.loses.push(path);
            return true;
        }
        let cure = format!(
            "give the field that is of the other type another name, so that both are there for a time; `--drop {path}` drops the values"
        );
        self.problems
            .push(Problem::new(Code::NotConverted, path, why, cure));
        false
    }

    fn guard(&mut self, table: &Table, condition: &str, why: String) {
        let guard = Guard {
            table: table.name.clone(),
            condition: condition.to_owned(),
            why,
        };
        let name = self.engine.name(&table.name);
        self.settled.preflights.push(Preflight {
            on: table.name.clone(),
            why: guard.why.clone(),
            count: format!("SELECT COUNT(*) AS found FROM {name} WHERE {condition}"),
        });
        let sql = self.engine.guard(&guard);
        self.stages.push(Stage::Guard, &table.name, sql);
    }
}
