//! What differs between two schemas of one engine, as typed data.

use std::collections::BTreeMap;

use crate::schema::{Check, Column, Enum, ForeignKey, Index, PrimaryKey, Schema, Table, Trigger};

/// What is there before and afterwards.
#[derive(Debug)]
pub(crate) struct Kept<'s, T> {
    /// As it is before.
    pub(crate) before: &'s T,
    /// The same, if its table and its columns had been called so all along.
    pub(crate) renamed: &'s T,
    /// As it is afterwards.
    pub(crate) after: &'s T,
}

impl<T> Clone for Kept<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<'_, T> {}

/// What becomes of an object.
#[derive(Debug)]
pub(crate) enum Change<'s, T> {
    Added(&'s T),
    Removed(&'s T),
    Kept(Kept<'s, T>),
}

impl<T> Clone for Change<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Change<'_, T> {}

impl<'s, T> Change<'s, T> {
    pub(crate) fn kept(self) -> Option<Kept<'s, T>> {
        match self {
            Self::Kept(kept) => Some(kept),
            _ => None,
        }
    }
}

/// A table that stays, and what becomes of all that is in it: of columns in their order afterwards,
/// then those that go.
pub(crate) struct TableChange<'s> {
    pub(crate) table: Kept<'s, Table>,
    /// Whether all of it is what it was. A table that looks the same may refer to another one, which
    /// has taken the name of the first.
    pub(crate) is_same: bool,
    pub(crate) columns: Vec<Change<'s, Column>>,
    pub(crate) checks: Vec<Change<'s, Check>>,
    pub(crate) foreign_keys: Vec<Change<'s, ForeignKey>>,
    pub(crate) indexes: Vec<Change<'s, Index>>,
    pub(crate) triggers: Vec<Change<'s, Trigger>>,
}

/// What becomes of a schema.
pub(crate) struct Changes<'s> {
    pub(crate) enums: Vec<Change<'s, Enum>>,
    pub(crate) added: Vec<&'s Table>,
    pub(crate) removed: Vec<&'s Table>,
    /// Those that stay, in their order afterwards.
    pub(crate) kept: Vec<TableChange<'s>>,
}

/// An object that is called by a name, and is what it is whatever that is.
pub(crate) trait Object {
    fn name(&self) -> &str;

    /// Whether both would be the same if they had one name; comments aside.
    fn is_defined_as(&self, other: &Self) -> bool;
}

impl Object for Column {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_defined_as(&self, other: &Self) -> bool {
        let Self {
            name: _,
            ty,
            logical,
            nullable,
            default,
            generated,
            invisible,
            collation,
            comment: _,
            origin: _,
        } = self;
        *ty == other.ty
            && *logical == other.logical
            && *nullable == other.nullable
            && *default == other.default
            && *generated == other.generated
            && *invisible == other.invisible
            && *collation == other.collation
    }
}

impl Object for Check {
    fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    fn is_defined_as(&self, other: &Self) -> bool {
        let Self {
            name: _,
            expression,
            excludes,
            enforcement,
            comment: _,
            origin: _,
        } = self;
        *expression == other.expression
            && *excludes == other.excludes
            && *enforcement == other.enforcement
    }
}

impl Object for ForeignKey {
    fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    fn is_defined_as(&self, other: &Self) -> bool {
        let Self {
            name: _,
            columns,
            table,
            references,
            on_delete,
            set_null,
            on_update,
            deferrable,
            extra,
            enforcement,
            origin: _,
        } = self;
        *columns == other.columns
            && *table == other.table
            && *references == other.references
            && *on_delete == other.on_delete
            && *set_null == other.set_null
            && *on_update == other.on_update
            && *deferrable == other.deferrable
            && *extra == other.extra
            && *enforcement == other.enforcement
    }
}

impl Object for Index {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_defined_as(&self, other: &Self) -> bool {
        let Self {
            name: _,
            unique,
            method,
            nulls_equal,
            columns,
            definition,
            include,
            condition,
            extension: _,
            valid,
            deferrable,
            comment: _,
            notes: _,
            origin: _,
        } = self;
        *unique == other.unique
            && *method == other.method
            && *nulls_equal == other.nulls_equal
            && *columns == other.columns
            && *definition == other.definition
            && *include == other.include
            && *condition == other.condition
            && *valid == other.valid
            && *deferrable == other.deferrable
    }
}

/// Its name is said in its definition.
impl Object for Trigger {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_defined_as(&self, other: &Self) -> bool {
        let Self {
            name: _,
            definition,
            function,
            enabled,
            origin: _,
        } = self;
        *definition == other.definition && *function == other.function && *enabled == other.enabled
    }
}

impl<'s> Changes<'s> {
    /// What leads from a schema to another one. The second is the first under the names of the third:
    /// its objects stand where they stand in the first, but for generated columns.
    pub(crate) fn between(before: &'s Schema, renamed: &'s Schema, after: &'s Schema) -> Self {
        let tables = by_name(&renamed.tables, |table| &table.name);
        let mut is_kept = vec![false; before.tables.len()];
        let (mut added, mut kept) = (Vec::new(), Vec::new());
        for table in &after.tables {
            let Some(at) = tables.get(table.name.as_str()).copied() else {
                added.push(table);
                continue;
            };
            is_kept[at] = true;
            kept.push(TableChange::of(Kept {
                before: &before.tables[at],
                renamed: &renamed.tables[at],
                after: table,
            }));
        }
        let removed = before.tables.iter().zip(is_kept);
        Self {
            enums: enums(&before.enums, &after.enums),
            added,
            removed: removed
                .filter_map(|(table, is_kept)| (!is_kept).then_some(table))
                .collect(),
            kept,
        }
    }
}

fn by_name<T>(all: &[T], name: fn(&T) -> &String) -> BTreeMap<&str, usize> {
    let all = all.iter().enumerate();
    all.map(|(at, of)| (name(of).as_str(), at)).collect()
}

fn enums<'s>(before: &'s [Enum], after: &'s [Enum]) -> Vec<Change<'s, Enum>> {
    let (known, of_after) = (
        by_name(before, |of| &of.name),
        by_name(after, |of| &of.name),
    );
    let changes = after
        .iter()
        .map(|after| match known.get(after.name.as_str()) {
            Some(at) => Change::Kept(Kept {
                before: &before[*at],
                renamed: &before[*at],
                after,
            }),
            None => Change::Added(after),
        });
    let gone = before
        .iter()
        .filter(|of| !of_after.contains_key(of.name.as_str()));
    changes.chain(gone.map(Change::Removed)).collect()
}

impl<'s> TableChange<'s> {
    fn of(table: Kept<'s, Table>) -> Self {
        if table.before == table.after && table.renamed == table.after {
            return Self::unchanged(table);
        }
        Self {
            is_same: false,
            columns: columns(table),
            checks: objects(table, |of| &of.checks),
            foreign_keys: objects(table, |of| &of.foreign_keys),
            indexes: objects(table, |of| &of.indexes),
            triggers: objects(table, |of| &of.triggers),
            table,
        }
    }

    /// Of a table in which everything is what it was: mostly that is all of them.
    fn unchanged(table: Kept<'s, Table>) -> Self {
        fn kept<T>(of: &[T]) -> Vec<Change<'_, T>> {
            let of = of.iter();
            of.map(|of| {
                Change::Kept(Kept {
                    before: of,
                    renamed: of,
                    after: of,
                })
            })
            .collect()
        }
        let of = table.after;
        Self {
            is_same: true,
            columns: kept(&of.columns),
            checks: kept(&of.checks),
            foreign_keys: kept(&of.foreign_keys),
            indexes: kept(&of.indexes),
            triggers: kept(&of.triggers),
            table,
        }
    }

    /// The primary key, where it is another one or has another name.
    pub(crate) fn primary_key(&self) -> Option<[Option<&'s PrimaryKey>; 3]> {
        let Kept {
            before,
            renamed,
            after,
        } = self.table;
        let keys = [before, renamed, after].map(|of| of.primary_key.as_ref());
        (keys[0] != keys[2] || keys[1] != keys[2]).then_some(keys)
    }
}

/// Generated columns hold nothing, and are what they are by name and definition.
fn columns(table: Kept<'_, Table>) -> Vec<Change<'_, Column>> {
    let Kept {
        before,
        renamed,
        after,
    } = table;
    let stored = renamed.columns.iter().zip(&before.columns);
    let stored: Vec<_> = stored.filter(|(of, _)| of.generated.is_none()).collect();
    let mut changes = Vec::with_capacity(after.columns.len());
    for after in &after.columns {
        let change = if after.generated.is_some() {
            let same = before.column(&after.name);
            let same = same.filter(|before| before.is_defined_as(after));
            same.map(|before| (before, before))
        } else {
            let mut stored = stored.iter();
            stored
                .find(|(renamed, _)| renamed.name == after.name)
                .copied()
        };
        changes.push(match change {
            Some((renamed, before)) => Change::Kept(Kept {
                before,
                renamed,
                after,
            }),
            None => Change::Added(after),
        });
    }
    let is_kept = |of: &Column| {
        let mut kept = changes.iter().filter_map(|change| change.kept());
        kept.any(|kept| std::ptr::eq(kept.before, of))
    };
    let gone = before.columns.iter().filter(|of| !is_kept(of));
    let gone: Vec<_> = gone.map(Change::Removed).collect();
    changes.extend(gone);
    changes
}

/// By name, then by what they are.
fn objects<'s, T: Object>(
    table: Kept<'s, Table>,
    list: fn(&'s Table) -> &'s Vec<T>,
) -> Vec<Change<'s, T>> {
    let (before, renamed, after) = (list(table.before), list(table.renamed), list(table.after));
    let mut partners = vec![None; after.len()];
    let mut is_kept = vec![false; renamed.len()];
    let same: [fn(&T, &T) -> bool; 2] = [
        |renamed, after| renamed.name() == after.name(),
        |renamed, after| renamed.is_defined_as(after),
    ];
    for is_same in same {
        for (after, partner) in after.iter().zip(&mut partners) {
            if partner.is_none() {
                let mut renamed = renamed.iter().zip(&is_kept);
                *partner = renamed.position(|(of, is_kept)| !is_kept && is_same(of, after));
                if let Some(at) = *partner {
                    is_kept[at] = true;
                }
            }
        }
    }
    let changes = after
        .iter()
        .zip(partners)
        .map(|(after, partner)| match partner {
            Some(at) => Change::Kept(Kept {
                before: &before[at],
                renamed: &renamed[at],
                after,
            }),
            None => Change::Added(after),
        });
    let gone = before.iter().zip(is_kept);
    let gone = gone.filter_map(|(of, is_kept)| (!is_kept).then_some(Change::Removed(of)));
    changes.chain(gone).collect()
}
