//! Foreign keys that are more than one clause. Whatever is deleted of an aggregate with all that hangs
//! on it is deleted in any order; and where a parent or a tenant is a part of a key, the reference alone
//! becomes NULL.

use crate::schema::{Action, Sql, Trigger};
use tablewright::__workspace::shortened_name;
use tablewright_model::{DataModel, ForeignKey, OnDelete, Record, Table};

/// A reference to a child of the same aggregate that is not deleted with it, or one that becomes NULL
/// alone of the columns of its key.
pub(crate) struct Inner<'a> {
    pub(crate) record: &'a Record,
    pub(crate) table: &'a Table,
    pub(crate) key: &'a ForeignKey,
    /// The column that refers: the last one of the key.
    pub(crate) column: &'a str,
    /// The table referred to.
    pub(crate) child: &'a Table,
    /// Whether that is of the same aggregate.
    pub(crate) is_inside: bool,
}

/// How an engine keeps it.
pub(crate) struct InnerKey<'a> {
    pub(crate) on_delete: Action,
    /// Whether it may be broken until the transaction ends.
    pub(crate) deferrable: bool,
    /// The columns that become NULL, where these are not all.
    pub(crate) set_null: Vec<String>,
    /// What it needs besides, and on which tables.
    pub(crate) triggers: Vec<(&'a str, Trigger)>,
}

impl InnerKey<'_> {
    pub(crate) fn new(on_delete: Action) -> Self {
        Self {
            on_delete,
            deferrable: false,
            set_null: Vec::new(),
            triggers: Vec::new(),
        }
    }

    /// One that is looked at when the transaction ends.
    pub(crate) fn deferred() -> Self {
        Self {
            deferrable: true,
            ..Self::new(Action::NoAction)
        }
    }
}

impl<'a> Inner<'a> {
    /// The foreign key as such a reference, if it is one.
    pub(crate) fn of(
        model: &'a DataModel,
        record: &'a Record,
        table: &'a Table,
        key: &'a ForeignKey,
    ) -> Option<Self> {
        if key.on_delete == OnDelete::Cascade {
            return None;
        }
        let column = key.columns.last()?;
        let is_meant = |of: &&Table| *of.name == *key.references.table;
        let inside = record.tables.iter().skip(1).find(is_meant);
        let is_part = key.on_delete == OnDelete::SetNull && key.columns.len() > 1;
        let elsewhere = || model.tables().find(is_meant);
        let child = inside.or_else(|| is_part.then(elsewhere).flatten())?;
        Some(Self {
            record,
            table,
            key,
            column,
            child,
            is_inside: inside.is_some(),
        })
    }

    /// The name of a trigger on the table of the child.
    pub(crate) fn name(&self) -> String {
        self.name_on(self.child)
    }

    /// The name of a trigger on a table around the child.
    pub(crate) fn name_on(&self, table: &Table) -> String {
        let mut name = format!("trg_{}_{}", self.table.name, self.column);
        if table.name != self.child.name {
            name.push_str("_of_");
            name.push_str(&table.name);
        }
        shortened_name(&name).as_str().to_owned()
    }

    /// A trigger on a table.
    pub(crate) fn trigger(&self, on: &'a Table, definition: String) -> (&'a str, Trigger) {
        let trigger = Trigger {
            name: self.name_on(on),
            definition: Sql::Script(definition),
            function: None,
            enabled: true,
            origin: None,
        };
        (&on.name, trigger)
    }

    /// Whether the parent is a part of the key, so that both rows hang on one.
    pub(crate) fn has_parent(&self) -> bool {
        self.key.columns.len() > 1
    }

    /// From a table up to the root's: each with the column that leads on to the next one.
    pub(crate) fn way_up(&self, table: &'a Table) -> Vec<(&'a Table, Option<&'a str>)> {
        let mut way = Vec::new();
        let mut next = Some(table);
        while let Some(table) = next {
            let key = table.key_of_parent();
            let key = key.filter(|_| table.name != self.record.tables[0].name);
            way.push((
                table,
                key.and_then(|key| key.columns.last()).map(String::as_str),
            ));
            next = key.and_then(|key| {
                let mut tables = self.record.tables.iter();
                tables.find(|of| *of.name == *key.references.table)
            });
        }
        way
    }
}
