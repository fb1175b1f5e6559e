//! How tables refer to each other.

use std::collections::BTreeMap;

use crate::model::{Field, ForeignKey};
use crate::view::{Mark, Shown, TableView, View};

/// A foreign key, as a line between two tables.
#[derive(Clone, Copy)]
pub(crate) struct Relation<'v> {
    pub(crate) from: &'v TableView<'v>,
    pub(crate) key: &'v Shown<'v, ForeignKey>,
    /// The table referred to, as it is called now.
    pub(crate) to: &'v str,
    /// Whether a row may refer to nothing.
    pub(crate) is_optional: bool,
    /// Whether at most one row refers to another.
    pub(crate) is_unique: bool,
    /// Whether both tables are of one aggregate.
    pub(crate) is_inside: bool,
}

impl Relation<'_> {
    pub(crate) fn is_to_itself(&self) -> bool {
        self.from.table.it.name == self.to
    }
}

/// All of them, in the order of what is shown.
pub(crate) fn all<'v>(view: &'v View<'v>) -> Vec<Relation<'v>> {
    let names = names(view);
    let mut relations = Vec::new();
    for aggregate in &view.aggregates {
        for from in &aggregate.tables {
            for key in &from.keys {
                let Some(to) = names.get(key.it.target().0) else {
                    continue;
                };
                let mut tables = aggregate.tables.iter();
                relations.push(Relation {
                    from,
                    key,
                    to,
                    is_optional: fields(from, key.it).any(Field::is_nullable),
                    is_unique: is_unique(from, key.it),
                    is_inside: tables.any(|table| table.table.it.name == *to),
                });
            }
        }
    }
    relations
}

/// What tables are called now, by what they are and were called.
fn names<'v>(view: &'v View<'v>) -> BTreeMap<&'v str, &'v str> {
    let mut names = BTreeMap::new();
    for table in view.tables() {
        let now = table.table.it.name.as_str();
        if let Some(was) = table.table.was {
            names.entry(was.name.as_str()).or_insert(now);
        }
    }
    names.extend(view.tables().map(|table| {
        let now = table.table.it.name.as_str();
        (now, now)
    }));
    names
}

fn fields<'v>(table: &'v TableView<'_>, key: &'v ForeignKey) -> impl Iterator<Item = &'v Field> {
    let fields = table.columns.iter().map(|column| column.it);
    fields.filter(|field| key.columns.contains(&field.name))
}

fn is_unique(table: &TableView<'_>, key: &ForeignKey) -> bool {
    let indexes = table.indexes.iter();
    let mut indexes = indexes.filter(|index| index.mark != Mark::Removed);
    fields(table, key).any(Field::is_unique)
        || table.table.it.primary_key.columns == key.columns
        || indexes.any(|index| {
            let index = index.it;
            index.unique && index.filter.is_none() && index.columns == key.columns
        })
}
