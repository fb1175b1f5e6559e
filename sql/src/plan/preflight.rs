//! Queries that find the rows which are in the way, before anything is done.
//!
//! They are asked of the database as it is before. What is new, or is stored otherwise afterwards,
//! cannot be asked for then: of such columns, only the change itself tells.

use std::collections::{BTreeMap, BTreeSet};

use super::converted;
use super::step::Preflight;
use crate::assemble::speaks_of;
use crate::change::{Change, Changes, Kept, Object, TableChange};
use crate::engine::Engine;
use crate::schema::{Check, Column, ForeignKey, Index, Sql};

/// Those of all tables that stay.
pub(super) fn all(
    engine: &dyn Engine,
    changes: &Changes<'_>,
    enums: &BTreeSet<&str>,
) -> Vec<Preflight> {
    let tables = changes.kept.iter();
    let tables: BTreeMap<&str, Columns<'_>> = tables
        .filter(|change| !change.is_same)
        .map(|change| {
            let columns = Columns::of(engine, change, enums);
            (change.table.after.name.as_str(), columns)
        })
        .collect();
    let mut all = Vec::new();
    for change in changes.kept.iter().filter(|change| !change.is_same) {
        let name = change.table.after.name.as_str();
        let Some(columns) = tables.get(name) else {
            continue;
        };
        let asking = Asking {
            engine,
            table: &change.table.before.name,
            columns,
        };
        all.extend(asking.nulls(change));
        all.extend(new(&change.checks).filter_map(|check| asking.check(check)));
        all.extend(new(&change.indexes).filter_map(|index| asking.unique(index)));
        all.extend(
            new(&change.foreign_keys).filter_map(|key| asking.reference(key, &tables, changes)),
        );
    }
    all
}

/// What is added to a list, or is another one than before.
fn new<'s, T: Object>(list: &[Change<'s, T>]) -> impl Iterator<Item = &'s T> {
    list.iter().filter_map(|change| match change {
        Change::Added(of) => Some(*of),
        Change::Kept(kept) if !kept.renamed.is_defined_as(kept.after) => Some(kept.after),
        Change::Removed(_) | Change::Kept(_) => None,
    })
}

/// The columns of a table whose values stay what they are: by their names afterwards, those of before.
struct Columns<'s> {
    before: &'s str,
    stored: BTreeMap<&'s str, &'s str>,
    /// Names that do not mean before what they mean afterwards.
    others: BTreeSet<&'s str>,
}

impl<'s> Columns<'s> {
    fn of(engine: &dyn Engine, change: &TableChange<'s>, enums: &BTreeSet<&str>) -> Self {
        let mut columns = Self {
            before: &change.table.before.name,
            stored: BTreeMap::new(),
            others: BTreeSet::new(),
        };
        for column in &change.columns {
            match column {
                Change::Added(column) => _ = columns.others.insert(&column.name),
                Change::Removed(_) => {}
                Change::Kept(kept) => {
                    let (from, to) = (&kept.before.name, &kept.after.name);
                    let is_stored = is_stored(engine, *kept, enums);
                    if is_stored {
                        columns.stored.insert(to, from);
                    }
                    if !is_stored || from != to {
                        columns.others.insert(to);
                    }
                }
            }
        }
        columns
    }
}

fn is_stored(engine: &dyn Engine, kept: Kept<'_, Column>, enums: &BTreeSet<&str>) -> bool {
    kept.after.generated.is_none() && converted::of(engine, kept, enums, "").is_none()
}

/// A table that is asked, as it is before.
struct Asking<'a> {
    engine: &'a dyn Engine,
    table: &'a str,
    columns: &'a Columns<'a>,
}

impl Asking<'_> {
    fn preflight(&self, why: String, rows: &str) -> Preflight {
        Preflight {
            on: self.table.to_owned(),
            why,
            count: format!("SELECT COUNT(*) AS found FROM {rows}"),
        }
    }

    /// The names of before, in quotes where they have to be; nothing where one of them is not stored.
    fn names(&self, of: &Columns<'_>, columns: &[String]) -> Option<Vec<String>> {
        let names = columns.iter();
        names
            .map(|name| Some(self.engine.name(of.stored.get(name.as_str())?)))
            .collect()
    }

    /// Rows without what is required.
    fn nulls(&self, change: &TableChange<'_>) -> Vec<Preflight> {
        let kept = change.columns.iter().filter_map(|column| column.kept());
        let required = kept.filter(|kept| kept.before.nullable && !kept.after.nullable);
        let required = required.filter(|kept| kept.after.generated.is_none());
        let nulls = required.map(|kept| {
            let [table, name] = [self.table, &kept.before.name].map(|name| self.engine.name(name));
            let why = format!("`{}` is required, and not there", kept.after.name);
            self.preflight(why, &format!("{table} WHERE {name} IS NULL"))
        });
        nulls.collect()
    }

    /// Rows that a check refuses.
    fn check(&self, check: &Check) -> Option<Preflight> {
        let expression = check.expression.text();
        let mut others = self.columns.others.iter();
        if check.excludes || others.any(|name| speaks_of(expression, name)) {
            return None;
        }
        let table = self.engine.name(self.table);
        let why = format!("`{}` refuses them", check.name());
        Some(self.preflight(why, &format!("{table} WHERE ({expression}) IS FALSE")))
    }

    /// Values that are there more than once: of indexes over columns as they are.
    fn unique(&self, index: &Index) -> Option<Preflight> {
        let condition = index.condition.as_ref().map(Sql::text);
        let is_other = |sql: &str| {
            let mut others = self.columns.others.iter();
            others.any(|name| speaks_of(sql, name))
        };
        if !index.unique || condition.is_some_and(is_other) {
            return None;
        }
        let columns = index.columns.iter();
        let columns: Option<Vec<String>> = columns
            .map(|column| column.name().map(str::to_owned))
            .collect();
        let names = self.names(self.columns, &columns?)?;
        let mut conditions: Vec<String> = condition
            .map(|sql| format!("({sql})"))
            .into_iter()
            .collect();
        if !index.nulls_equal {
            conditions.extend(names.iter().map(|name| format!("{name} IS NOT NULL")));
        }
        let rows = match conditions.as_slice() {
            [] => String::new(),
            conditions => format!(" WHERE {}", conditions.join(" AND ")),
        };
        let table = self.engine.name(self.table);
        let names = names.join(", ");
        let several = format!(
            "(SELECT 1 AS one FROM {table}{rows} GROUP BY {names} HAVING COUNT(*) > 1) AS several"
        );
        Some(self.preflight(format!("`{}` is unique", index.name), &several))
    }

    /// Rows that refer to what is not there.
    fn reference(
        &self,
        key: &ForeignKey,
        tables: &BTreeMap<&str, Columns<'_>>,
        changes: &Changes<'_>,
    ) -> Option<Preflight> {
        let names = self.names(self.columns, &key.columns)?;
        let are_there: Vec<String> = names
            .iter()
            .map(|of| format!("child.{of} IS NOT NULL"))
            .collect();
        let are_there = are_there.join(" AND ");
        let table = self.engine.name(self.table);
        let is_new = changes.added.iter().any(|table| table.name == key.table);
        let missing = if is_new {
            // Nothing is in it yet.
            String::new()
        } else {
            let (parent, columns) = match tables.get(key.table.as_str()) {
                Some(of) => (of.before, self.names(of, &key.references)?),
                None => {
                    let columns = key.references.iter().map(|name| self.engine.name(name));
                    (key.table.as_str(), columns.collect())
                }
            };
            let pairs = columns.iter().zip(&names);
            let pairs: Vec<String> = pairs
                .map(|(of_parent, of_child)| format!("parent.{of_parent} = child.{of_child}"))
                .collect();
            format!(
                " AND NOT EXISTS (SELECT 1 FROM {} AS parent WHERE {})",
                self.engine.name(parent),
                pairs.join(" AND ")
            )
        };
        let why = format!("`{}` refers to what is not there", key.columns.join(", "));
        Some(self.preflight(why, &format!("{table} AS child WHERE {are_there}{missing}")))
    }
}
