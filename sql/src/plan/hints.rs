//! What the newer side says of the older one: the names that things had.

use std::collections::{BTreeMap, BTreeSet};

use tablewright_model::{DataModel, Lock, Renaming};

/// What is called otherwise on the two sides of a plan.
#[derive(Default)]
pub(super) struct Hints {
    /// Tables, by their names before.
    tables: BTreeMap<String, String>,
    /// Columns, by their tables and their names before.
    columns: BTreeMap<[String; 2], String>,
}

impl Hints {
    /// Those that a model has of an older one.
    pub(super) fn of(newer: &DataModel, older: &DataModel) -> Self {
        let mut hints = Self::default();
        for renamed in newer.renamed_since(older) {
            let [before, after] = renamed.table.map(str::to_owned);
            match renamed.column {
                None => _ = hints.tables.insert(before, after),
                Some([from, to]) => {
                    let key = [before, from.to_owned()];
                    hints.columns.insert(key, to.to_owned());
                }
            }
        }
        hints
    }

    /// The same for the way back.
    pub(super) fn inverted(self) -> Self {
        let columns = self.columns.into_iter();
        let columns = columns.map(|([table, from], to)| {
            let table = self.tables.get(&table).cloned().unwrap_or(table);
            ([table, to], from)
        });
        Self {
            columns: columns.collect(),
            tables: inverted(self.tables),
        }
    }

    /// What a side is called on the other one. What goes makes room for what takes its name.
    pub(super) fn renaming(&self, model: &DataModel) -> Renaming {
        let mut renaming = Renaming::default();
        let names: Vec<&str> = model.tables().map(|table| table.name.as_str()).collect();
        for (from, to) in all_names(&names, |name| self.tables.get(name).map(String::as_str)) {
            renaming.table(from, &to);
        }
        let said: BTreeSet<&str> = self.columns.keys().map(|[table, _]| &**table).collect();
        for table in model.tables().filter(|of| said.contains(&*of.name)) {
            let columns = table.columns.iter();
            let names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
            let said = |name: &str| {
                let key = [table.name.clone(), name.to_owned()];
                self.columns.get(&key).map(String::as_str)
            };
            for (from, to) in all_names(&names, said) {
                renaming.column(&table.name, from, &to);
            }
        }
        renaming
    }
}

/// Tables and columns that may be those which are gone, by the paths of these: a comparison tells of
/// them, and nobody says so.
pub(super) fn likely(older: &DataModel, newer: &DataModel) -> BTreeMap<String, String> {
    let [older, newer] = [older, newer].map(Lock::of);
    let comparison = older.compared_with(newer.records());
    let likely = comparison.renamed().iter().filter(|of| !of.is_said);
    let paths = likely.map(|of| match (of.table, of.column) {
        ([before, after], None) => (before.to_owned(), after.to_owned()),
        ([before, after], Some([from, to])) => {
            (format!("{before}.{from}"), format!("{after}.{to}"))
        }
    });
    paths.collect()
}

fn inverted(of: BTreeMap<String, String>) -> BTreeMap<String, String> {
    of.into_iter().map(|(from, to)| (to, from)).collect()
}

/// The names that are others: those that are said, and one for each that would meet such a one.
fn all_names<'n>(
    names: &[&'n str],
    said: impl Fn(&str) -> Option<&'n str>,
) -> Vec<(&'n str, String)> {
    let targets: BTreeSet<&str> = names.iter().filter_map(|name| said(name)).collect();
    let mut all = Vec::new();
    for name in names.iter().copied() {
        if let Some(to) = said(name) {
            all.push((name, to.to_owned()));
        } else if targets.contains(name) {
            // No name of a model has a blank.
            all.push((name, format!("{name} before")));
        }
    }
    all
}
