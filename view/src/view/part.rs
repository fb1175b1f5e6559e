//! What is inside of a table, on both sides.

use super::Shown;
use super::merge::{AsOne, Told};
use tablewright_model::{
    Check, Column, Compared, Entity, ForeignKey, Index, Object, Rule, Script, Table,
};

/// A table on both sides.
pub(super) struct Part<'m> {
    pair: &'m Compared<'m>,
    before: Option<&'m Table>,
    after: Option<&'m Table>,
}

impl<'m> Part<'m> {
    pub(super) fn of(
        pair: &'m Compared<'m>,
        before: Option<&'m Table>,
        after: Option<&'m Table>,
    ) -> Self {
        Self {
            pair,
            before,
            after,
        }
    }

    pub(super) fn columns(&self) -> Vec<Shown<'m, Column>> {
        let as_column: AsOne<'m, _> = |object| match object {
            Object::Column(of) => Some(of),
            _ => None,
        };
        self.list(as_column, |of| &of.columns, |of| of.name.clone())
    }

    pub(super) fn indexes(&self) -> Vec<Shown<'m, Index>> {
        let as_index: AsOne<'m, _> = |object| match object {
            Object::Index(of) => Some(of),
            _ => None,
        };
        self.list(as_index, |of| &of.indexes, |of| of.name.clone())
    }

    pub(super) fn keys(&self) -> Vec<Shown<'m, ForeignKey>> {
        let as_key: AsOne<'m, _> = |object| match object {
            Object::ForeignKey(of) => Some(of),
            _ => None,
        };
        self.list(as_key, |of| &of.foreign_keys, |of| of.columns.join(", "))
    }

    pub(super) fn checks(&self) -> Vec<Shown<'m, Check>> {
        let as_check: AsOne<'m, _> = |object| match object {
            Object::Check(of) => Some(of),
            _ => None,
        };
        self.list(as_check, |of| &of.checks, |of| of.name.clone())
    }

    fn list<T>(
        &self,
        as_one: AsOne<'m, T>,
        list: fn(&Table) -> &Vec<T>,
        name: fn(&T) -> String,
    ) -> Vec<Shown<'m, T>> {
        let [before, after] = [self.before, self.after].map(|table| {
            let table = table.into_iter();
            table.flat_map(list).collect::<Vec<_>>()
        });
        self.told(as_one).beside(&before, &after, name)
    }

    pub(super) fn rules(&self) -> Vec<Shown<'m, Rule>> {
        let as_rule: AsOne<'m, _> = |object| match object {
            Object::Rule(of) => Some(of),
            _ => None,
        };
        let lists = self.pair.lists(|record| &record.rules);
        let [before, after] = self.of_table(lists, |rule| &rule.table);
        self.told(as_rule)
            .beside(&before, &after, |rule| rule.id.to_string())
    }

    pub(super) fn scripts(&self) -> Vec<Shown<'m, Script>> {
        let as_script: AsOne<'m, _> = |object| match object {
            Object::Script(of) => Some(of),
            _ => None,
        };
        let lists = self.pair.lists(|record| &record.scripts);
        let [before, after] = self.of_table(lists, |script| &script.table);
        self.told(as_script)
            .beside(&before, &after, |script| script.name.clone())
    }

    /// What of lists of both sides is of the table.
    fn of_table<T>(&self, lists: [Vec<&'m T>; 2], table: fn(&T) -> &String) -> [Vec<&'m T>; 2] {
        let [before, after] = lists;
        [(before, self.before), (after, self.after)].map(|(list, of)| {
            let list = list.into_iter();
            list.filter(|it| of.is_some_and(|of| of.name == *table(it)))
                .collect()
        })
    }

    fn told<T>(&self, as_one: AsOne<'m, T>) -> Told<'m, T> {
        let sides = [self.after, self.before];
        Told::of(&self.pair.changes, as_one, |change| {
            let mut sides = sides.into_iter().flatten();
            sides.any(|table| table.name == change.table)
        })
    }

    pub(super) fn entity(&self) -> Option<&'m Entity> {
        let (record, table) = match self.after {
            Some(after) => (self.pair.after, after),
            None => (self.pair.before, self.before?),
        };
        let mut entities = record?.entities.iter();
        entities.find(|entity| entity.table == table.name)
    }
}
