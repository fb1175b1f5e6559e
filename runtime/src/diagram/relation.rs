//! How the tables of a model refer to each other.

use std::collections::BTreeMap;

use crate::model::{Constraints, DataModel, ForeignKey, Table};

/// A foreign key, as a line between two tables.
pub(super) struct Relation<'m> {
    pub(super) from: &'m Table,
    pub(super) key: &'m ForeignKey,
    pub(super) to: &'m str,
    /// Whether a row may refer to nothing.
    pub(super) is_optional: bool,
    /// Whether at most one row refers to another.
    pub(super) is_unique: bool,
    /// Whether both tables are of one aggregate.
    pub(super) is_inside: bool,
}

impl Relation<'_> {
    pub(super) fn is_to_itself(&self) -> bool {
        self.from.name == self.to
    }
}

/// All of them, in the order of the model.
pub(super) fn all(model: &DataModel) -> Vec<Relation<'_>> {
    let tables: BTreeMap<&str, &Table> = model
        .tables()
        .map(|table| (table.name.as_str(), table))
        .collect();
    let keys = model
        .tables()
        .flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)));
    keys.map(|(from, key)| {
        let (to, _) = key.target();
        Relation {
            from,
            key,
            to,
            is_optional: columns(from, key).any(is_nullable),
            is_unique: is_unique(from, key),
            is_inside: tables
                .get(to)
                .is_some_and(|target| target.aggregate == from.aggregate),
        }
    })
    .collect()
}

fn columns(table: &Table, key: &ForeignKey) -> impl Iterator<Item = Constraints> {
    let columns = key.columns.iter();
    columns.filter_map(|name| Some(table.field(name)?.constraints))
}

fn is_nullable(constraints: Constraints) -> bool {
    matches!(constraints, Constraints::Null | Constraints::NullUnique)
}

fn is_unique(table: &Table, key: &ForeignKey) -> bool {
    let by_column = columns(table, key).any(|constraints| {
        matches!(
            constraints,
            Constraints::NotNullUnique | Constraints::NullUnique
        )
    });
    let mut indexes = table.indexes.iter();
    by_column
        || table.primary_key.columns == key.columns
        || indexes
            .any(|index| index.unique && index.filter.is_none() && index.columns == key.columns)
}
