//! How tables refer to each other.

use std::collections::BTreeMap;

use crate::view::{Mark, Shown, Side, TableView, View};
use tablewright_model::{Column, ForeignKey, Table};

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
    /// What became of it: it is changed as well where only its cardinality is another.
    pub(crate) mark: Mark,
}

impl<'v> Relation<'v> {
    fn of(
        from: &'v TableView<'v>,
        key: &'v Shown<'v, ForeignKey>,
        to: &'v str,
        is_inside: bool,
    ) -> Self {
        let [before, now] =
            [Side::Before, Side::Now].map(|side| Some(cardinality(from, key.on(side)?, side)));
        let mark = match (key.mark, before, now) {
            (Mark::Same, Some(before), Some(now)) if before != now => Mark::Changed,
            (mark, ..) => mark,
        };
        let (is_optional, is_unique) = now.or(before).unwrap_or_default();
        Self {
            from,
            key,
            to,
            is_optional,
            is_unique,
            is_inside,
            mark,
        }
    }
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
                let Some(to) = names.get(&*key.it.references.table) else {
                    continue;
                };
                let mut tables = aggregate.tables.iter();
                let is_inside = tables.any(|table| table.table.it.name == *to);
                relations.push(Relation::of(from, key, to, is_inside));
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

/// Whether a row may refer to nothing, and whether at most one row refers to another.
fn cardinality(table: &TableView<'_>, key: &ForeignKey, side: Side) -> (bool, bool) {
    let fields = table.columns.iter().filter_map(|column| column.on(side));
    let own = fields.filter(|field| key.columns.contains(&field.name));
    let own: Vec<&Column> = own.collect();
    let mut indexes = table.indexes.iter().filter_map(|index| index.on(side));
    let is_primary = |table: &Table| table.primary_key.columns == key.columns;
    let is_unique = own.iter().any(|field| field.is_unique())
        || table.table.on(side).is_some_and(is_primary)
        || indexes
            .any(|index| index.unique && index.filter.is_none() && index.columns == key.columns);
    (own.iter().any(|field| field.is_nullable()), is_unique)
}
