//! What a change keeps because of what the models mean: the comparison itself reads names and texts.

use std::cell::OnceCell;

use super::object::{Object, Sides};
use super::renamed::Renamed;
use super::{Fact, What};
use crate::expression::Expression;
use crate::record::{Check, Column, ForeignKey, Index, Record, Table};
use crate::renaming::{self, Renaming};

/// What two records mean, where one says the same as the other in other words.
pub(super) struct Meaning<'m> {
    before: &'m Record,
    after: &'m Record,
    renaming: &'m Renaming,
    said: &'m [Renamed<'m>],
    /// What was accepted, under the names of now. Few comparisons ask for it.
    renamed: OnceCell<Record>,
}

impl<'m> Meaning<'m> {
    pub(super) fn of(
        before: &'m Record,
        after: &'m Record,
        renaming: &'m Renaming,
        said: &'m [Renamed<'m>],
    ) -> Self {
        Self {
            before,
            after,
            renaming,
            said,
            renamed: OnceCell::new(),
        }
    }

    /// Why nothing that is stored is at risk, if that is so.
    pub(super) fn keeps(
        &self,
        table: &str,
        object: Object<'_>,
        what: What,
    ) -> Option<&'static str> {
        const UNTOUCHED: &str = "no stored value is touched";
        let keeps = match (object, what) {
            (Object::Column(Sides::Both { before, after }), What::Changed(Fact::Name)) => {
                return self.renames(table, [before, after]);
            }
            (Object::Check(of), What::Added | What::Changed(Fact::Expression)) => {
                of.after().is_some_and(|check| self.holds(table, check))
            }
            (Object::ForeignKey(of), What::Added | What::Changed(_)) => {
                of.after().is_some_and(|key| self.refers(table, key))
            }
            (Object::Index(of), What::Added | What::Changed(_)) => {
                of.after().is_some_and(|index| self.is_unique(table, index))
            }
            _ => false,
        };
        keeps.then_some(UNTOUCHED)
    }

    /// Whether a column is called otherwise because its table's parent is, or because the code says so.
    fn renames(&self, table: &str, [before, after]: [&Column; 2]) -> Option<&'static str> {
        let names = [before.name.as_str(), after.name.as_str()];
        let mut said = self.said.iter();
        let is_said = said.any(|of| of.table[1] == table && of.column == Some(names));
        is_said.then_some("the data is kept: the column is renamed")
    }

    /// Whether a condition follows from one that the rows of a table meet already.
    fn holds(&self, table: &str, check: &Check) -> bool {
        let Some(asked) = condition(self.after, table, &check.name) else {
            return false;
        };
        let renamed = self.renamed();
        let checks = of_table(renamed, table).map_or(&[][..], |table| &table.checks);
        let mut known = checks
            .iter()
            .filter_map(|check| condition(renamed, table, &check.name));
        known.any(|known| known.implies(asked))
    }

    /// Whether the rows of a table refer to the same already.
    fn refers(&self, table: &str, key: &ForeignKey) -> bool {
        let known = of_table(self.renamed(), table);
        known.is_some_and(|table| {
            let mut keys = table.foreign_keys.iter();
            keys.any(|of| of.columns == key.columns && of.references == key.references)
        })
    }

    /// Whether no two rows of a table agree on the columns of an index already.
    fn is_unique(&self, table: &str, index: &Index) -> bool {
        let renamed = self.renamed();
        let filter = condition(self.after, table, &index.name);
        let indexes = of_table(renamed, table).map_or(&[][..], |table| &table.indexes);
        indexes.iter().any(|known| {
            let is_filtered_alike = condition(renamed, table, &known.name) == filter;
            let Index {
                columns,
                lowercase,
                nulls_equal,
                sql,
                ..
            } = known;
            known.unique
                && *columns == index.columns
                && *lowercase == index.lowercase
                && *nulls_equal == index.nulls_equal
                && *sql == index.sql
                && is_filtered_alike
        })
    }

    fn renamed(&self) -> &Record {
        self.renamed
            .get_or_init(|| renaming::of_record(self.before, self.renaming))
    }
}

fn of_table<'r>(record: &'r Record, name: &str) -> Option<&'r Table> {
    record.tables.iter().find(|table| table.name == name)
}

/// The condition of a check or an index.
fn condition<'r>(record: &'r Record, table: &str, name: &str) -> Option<&'r Expression> {
    let mut conditions = record.conditions.iter();
    let condition = conditions.find(|of| of.table == table && of.constraint == name);
    condition.map(|of| &of.expression)
}
