//! A table that two programs write.

use super::column;
use super::outcome::{self, Known};
use crate::expression::Expression;
use crate::record::{Check, Column, Condition, ForeignKey, Index, Record, Table};

/// A table as one of both sides has it.
#[derive(Clone, Copy)]
pub(super) struct Side<'m> {
    pub(super) record: &'m Record,
    pub(super) table: &'m Table,
}

impl<'m> Side<'m> {
    fn condition(self, name: &str) -> Option<&'m Condition> {
        let mut conditions = self.record.conditions.iter();
        conditions.find(|of| of.table == self.table.name && of.constraint == name)
    }

    /// The conditions of its checks.
    fn checked(self) -> Vec<&'m Expression> {
        let checks = self.table.checks.iter();
        checks
            .filter_map(|check| Some(&self.condition(&check.name)?.expression))
            .collect()
    }

    /// What this program leaves in the columns of a table that it does not know all of.
    fn known(self, other: &Table, name: &str) -> Known {
        match (self.table.column(name), other.column(name)) {
            (Some(column), _) => column::written(column),
            (None, Some(column)) => column::unwritten(column),
            (None, None) => Known::Nothing,
        }
    }
}

/// A table in the making.
pub(super) struct Expanded {
    pub(super) table: Table,
    pub(super) conditions: Vec<Condition>,
}

/// The table as both can write it. Indexes of some names are elsewhere afterwards.
pub(super) fn both(before: Side<'_>, after: Side<'_>, taken: &dyn Fn(&str) -> bool) -> Expanded {
    let mut both = Both {
        before,
        after,
        table: Table {
            columns: columns(before.table, after.table),
            primary_key: before.table.primary_key.clone(),
            indexes: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            ..after.table.clone()
        },
        conditions: Vec::new(),
    };
    both.checks();
    both.indexes(taken);
    both.foreign_keys();
    Expanded {
        table: both.table,
        conditions: both.conditions,
    }
}

/// Those of afterwards, and each that goes behind the one that it stands behind before.
fn columns(before: &Table, after: &Table) -> Vec<Column> {
    let mut columns = Vec::with_capacity(after.columns.len());
    let key = &before.primary_key.columns;
    for of in &after.columns {
        columns.push(match before.column(&of.name) {
            Some(known) => column::both(known, of, key.contains(&of.name)),
            None => column::alone(of, false),
        });
    }
    let mut previous: Option<&str> = None;
    for of in &before.columns {
        if after.column(&of.name).is_none() {
            let mut all = columns.iter();
            let at = previous.and_then(|name| all.position(|of| of.name == name));
            let at = at.map_or(0, |at| at + 1);
            columns.insert(at, column::alone(of, key.contains(&of.name)));
        }
        previous = Some(&of.name);
    }
    columns
}

struct Both<'m> {
    before: Side<'m>,
    after: Side<'m>,
    table: Table,
    conditions: Vec<Condition>,
}

impl<'m> Both<'m> {
    /// Those that what both write does not break.
    fn checks(&mut self) {
        let (before, after) = (self.before, self.after);
        for check in &after.table.checks {
            if is_kept(after, before, check) {
                self.check(after, check);
            }
        }
        let of_after = self.table.checks.clone();
        for check in &before.table.checks {
            let condition = before.condition(&check.name).map(|of| &of.expression);
            let is_known = of_after.iter().any(|of| {
                let other = after.condition(&of.name).map(|of| &of.expression);
                of.name == check.name || condition.is_some() && condition == other
            });
            if !is_known && is_kept(before, after, check) {
                self.check(before, check);
            }
        }
    }

    fn check(&mut self, side: Side<'m>, check: &Check) {
        self.table.checks.push(check.clone());
        self.conditions.extend(side.condition(&check.name).cloned());
    }

    fn indexes(&mut self, taken: &dyn Fn(&str) -> bool) {
        let (before, after) = (self.before, self.after);
        for index in &after.table.indexes {
            let mut others = before.table.indexes.iter();
            let may = !index.unique
                || others.any(|other| self.is_same_index([other, index]))
                || is_unique(before, after, index);
            if may && self.has_types(after, index) {
                self.index(after, index);
            }
        }
        let of_after = self.table.indexes.clone();
        for index in &before.table.indexes {
            let mut known = of_after.iter();
            let is_known =
                known.any(|other| other.name == index.name || self.is_same_index([index, other]));
            let may = !index.unique || is_unique(after, before, index);
            let is_elsewhere = taken(&index.name);
            if may && !is_known && !is_elsewhere && self.has_types(before, index) {
                self.index(before, index);
            }
        }
    }

    fn index(&mut self, side: Side<'m>, index: &Index) {
        self.table.indexes.push(index.clone());
        self.conditions.extend(side.condition(&index.name).cloned());
    }

    /// Whether two of both sides are one, whatever they are called and for.
    fn is_same_index(&self, [before, after]: [&Index; 2]) -> bool {
        let said = |of: &Index| Index {
            name: String::new(),
            purpose: String::new(),
            ..of.clone()
        };
        let condition = |side: Side<'m>, of: &Index| {
            let condition = side.condition(&of.name);
            condition.map(|of| &of.expression)
        };
        said(before) == said(after)
            && condition(self.before, before) == condition(self.after, after)
    }

    /// Whether all that an index is over is of the types that it was made for.
    fn has_types(&self, side: Side<'_>, index: &Index) -> bool {
        let mut columns = index.columns.iter().chain(&index.include);
        columns.all(|name| {
            let [here, there] = [&self.table, side.table].map(|table| table.column(name));
            here.map(|of| &of.ty) == there.map(|of| &of.ty)
        })
    }

    fn foreign_keys(&mut self) {
        let (before, after) = (self.before.table, self.after.table);
        for key in &after.foreign_keys {
            let old = before
                .foreign_keys
                .iter()
                .find(|of| of.columns == key.columns);
            let is_new = |name: &String| {
                let column = after.column(name);
                before.column(name).is_none() && column.is_some_and(column::is_absent)
            };
            match old {
                // What happens on a deletion is another thing for the old program.
                Some(old) if old.references == key.references => {
                    self.table.foreign_keys.push(old.clone());
                }
                None if key.columns.iter().any(is_new) => {
                    self.table.foreign_keys.push(key.clone());
                }
                // Of two that refer to different tables, none is there.
                Some(_) | None => {}
            }
        }
        let is_gone = |key: &&ForeignKey| {
            let mut columns = key.columns.iter();
            columns.any(|name| {
                let column = before.column(name);
                after.column(name).is_none() && column.is_some_and(column::is_absent)
            })
        };
        let gone = before.foreign_keys.iter().filter(is_gone);
        self.table.foreign_keys.extend(gone.cloned());
    }
}

/// Whether what the other program writes passes a check of one side.
fn is_kept(of: Side<'_>, writer: Side<'_>, check: &Check) -> bool {
    let Some(condition) = of.condition(&check.name) else {
        // What was read from elsewhere may lack the tree: only the same text is the same.
        let mut checks = writer.table.checks.iter();
        return checks.any(|other| other.expression == check.expression);
    };
    let condition = &condition.expression;
    let known = |name: &str| writer.known(of.table, name);
    outcome::takes_all(condition, &known) || writer.checked().iter().any(|of| of.implies(condition))
}

/// Whether no two rows of the one side agree on a unique index of the other one.
fn is_unique(writer: Side<'_>, of: Side<'_>, index: &Index) -> bool {
    let unknown = |name: &String| {
        let column = of.table.column(name);
        writer.table.column(name).is_none() && column.is_some_and(column::is_absent)
    };
    if !index.nulls_equal && index.sql.is_empty() && index.columns.iter().any(unknown) {
        return true;
    }
    let is_narrower = |other: &Index| {
        let mut columns = other.columns.iter();
        other.unique
            && other.sql.is_empty()
            && index.sql.is_empty()
            && other.filter.is_none()
            && other.lowercase == index.lowercase
            && (other.nulls_equal || !index.nulls_equal)
            && columns.all(|name| index.columns.contains(name))
    };
    let key = &writer.table.primary_key.columns;
    let has_key = key.iter().all(|name| index.columns.contains(name));
    has_key && index.sql.is_empty() && index.lowercase.is_empty()
        || writer.table.indexes.iter().any(is_narrower)
}
