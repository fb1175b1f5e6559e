//! How the tables of a model refer to each other.

use crate::model::{DataModel, Field, ForeignKey, Table};

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
    let mut relations = Vec::new();
    for record in model.aggregates() {
        for from in &record.tables {
            for key in &from.foreign_keys {
                let (to, _) = key.target();
                relations.push(Relation {
                    from,
                    key,
                    to,
                    is_optional: fields(from, key).any(Field::is_nullable),
                    is_unique: is_unique(from, key),
                    is_inside: record.tables.iter().any(|table| table.name == to),
                });
            }
        }
    }
    relations
}

fn fields<'m>(table: &'m Table, key: &'m ForeignKey) -> impl Iterator<Item = &'m Field> {
    key.columns.iter().filter_map(|name| table.field(name))
}

fn is_unique(table: &Table, key: &ForeignKey) -> bool {
    let mut indexes = table.indexes.iter();
    fields(table, key).any(Field::is_unique)
        || table.primary_key.columns == key.columns
        || indexes
            .any(|index| index.unique && index.filter.is_none() && index.columns == key.columns)
}
