//! What the newer side says of the older one: the names that things had.

use std::collections::{BTreeMap, BTreeSet};

use tablewright_model::{Comparison, DataModel, Renamed, Renaming};

/// What is called otherwise on the two sides of a plan, and what only looks like it.
#[derive(Default)]
pub(super) struct Hints {
    /// Tables, by their names before.
    tables: BTreeMap<String, String>,
    /// Columns, by their tables and their names before.
    columns: BTreeMap<[String; 2], String>,
    /// Tables and columns that may be those which are gone, by the paths of these.
    likely: BTreeMap<String, String>,
}

impl Hints {
    /// Those that follow from a comparison of the older side with the newer one.
    pub(super) fn of(comparison: &Comparison<'_>) -> Self {
        let mut hints = Self::default();
        for renamed in comparison.renamed() {
            hints.add(*renamed);
        }
        hints
    }

    fn add(&mut self, renamed: Renamed<'_>) {
        let [before, after] = renamed.table.map(str::to_owned);
        match (renamed.is_said, renamed.column) {
            (true, None) => _ = self.tables.insert(before, after),
            (true, Some([from, to])) => {
                let key = [before, from.to_owned()];
                self.columns.insert(key, to.to_owned());
            }
            (false, None) => _ = self.likely.insert(before, after),
            (false, Some([from, to])) => {
                let paths = (format!("{before}.{from}"), format!("{after}.{to}"));
                self.likely.insert(paths.0, paths.1);
            }
        }
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
            likely: inverted(self.likely),
        }
    }

    /// What may be the table or the column of this path, which is gone.
    pub(super) fn likely(&self, path: &str) -> Option<&str> {
        self.likely.get(path).map(String::as_str)
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
