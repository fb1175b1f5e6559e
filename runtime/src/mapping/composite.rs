//! What else is a part of foreign keys, once all tables of an aggregate are drafted.
//!
//! Where a row refers to a child of the same aggregate, and both hang on one parent, or one on the
//! other, the parent is a part of the key, so that the child of another parent cannot be meant. Where
//! both belong to one tenant, the tenant is.

use super::draft::{
    Columns, Draft, ForeignKeyDraft, ImpliedIndex, IndexDraft, Pool, Referred, Str, TableDraft,
};
use super::{index, tenant};
use crate::shape::walk::is_entity;
use crate::shape::{Target, Tenant};
use crate::text::{self, Buffer};

/// Completes the foreign keys to children, and those of what belongs to a tenant.
pub(super) const fn resolve<const N: usize>(draft: &mut Draft<N>) {
    if draft.overflowed() {
        return;
    }
    let mut table = 0;
    while table < draft.tables.length {
        let TableDraft {
            columns,
            foreign_keys: keys,
            ..
        } = draft.tables.items[table];
        let whose = tenant::of_table(draft, columns);
        let mut key = keys.start;
        while key < keys.end {
            let ForeignKeyDraft { to, column, .. } = draft.foreign_keys.items[key];
            match (to.kind, whose) {
                (Referred::Child(child), _) => refer(draft, table, key, child),
                (Referred::Parent, Some(whose)) => hang(draft, table, key, whose),
                (Referred::Root(Some(theirs)), Some(whose)) if column != whose => {
                    refer_of_tenant(draft, table, key, whose, theirs);
                }
                _ => {}
            }
            key += 1;
        }
        if let Some(whose) = whose {
            begin_with(draft, table, whose);
        }
        table += 1;
    }
}

/// Indexes of states that nobody declared begin with the tenant: whoever asks is one.
const fn begin_with<const N: usize>(draft: &mut Draft<N>, table: usize, whose: usize) {
    let indexes = draft.tables.items[table].indexes;
    let mut index = indexes.start;
    while index < indexes.end {
        let drafted = &draft.indexes.items[index];
        if let Some(ImpliedIndex::Enum) = drafted.implied
            && is_planned(drafted)
        {
            let column = drafted.columns.items[0];
            extend(draft, table, index, pair(whose, column));
        }
        index += 1;
    }
}

/// A foreign key of a table to a child.
const fn refer<const N: usize>(
    draft: &mut Draft<N>,
    table: usize,
    key: usize,
    child: &'static Target,
) {
    let Some(referred) = table_of(draft, child) else {
        // An id of what is elsewhere was refused where the root is declared.
        return;
    };
    if let Str::Static(name) = draft.tables.items[referred].name {
        draft.foreign_keys.items[key].to.table = name;
    }
    if let Some([own, theirs]) = parents(draft, table, referred) {
        let column = draft.foreign_keys.items[key].column;
        compose(draft, table, key, pair(own, column));
        unite(draft, referred, key, theirs);
    }
}

/// The foreign key of a table to its parent's, where the tenant is a part of both.
const fn hang<const N: usize>(draft: &mut Draft<N>, table: usize, key: usize, whose: usize) {
    let Some(parent) = draft.tables.items[table].parent else {
        return;
    };
    let Some(theirs) = tenant::of_table(draft, draft.tables.items[parent].columns) else {
        return;
    };
    let column = draft.foreign_keys.items[key].column;
    compose(draft, table, key, pair(whose, column));
    unite(draft, parent, key, theirs);
}

/// The position of the table of a child.
const fn table_of<const N: usize>(draft: &Draft<N>, child: &Target) -> Option<usize> {
    let mut table = 0;
    while table < draft.tables.length {
        let drafted = &draft.tables.items[table];
        if let (Some(entity), None) = (drafted.entity, drafted.collection)
            && is_entity(child, entity)
        {
            return Some(table);
        }
        table += 1;
    }
    None
}

/// The columns that say of both rows which one they hang on, if that is one.
const fn parents<const N: usize>(
    draft: &Draft<N>,
    table: usize,
    referred: usize,
) -> Option<[usize; 2]> {
    let of_referred = draft.tables.items[referred].parent;
    let theirs = key_of_parent(draft, referred);
    if theirs == draft.tables.items[referred].columns.start {
        // It has its parent's identity: the id says which parent it hangs on.
        return None;
    }
    match (of_referred, draft.tables.items[table].parent) {
        (Some(theirs_is), Some(own_is)) if theirs_is == own_is => {
            Some([key_of_parent(draft, table), theirs])
        }
        (Some(parent), _) if parent == table => {
            Some([draft.tables.items[table].columns.start, theirs])
        }
        _ => None,
    }
}

/// The foreign key to the parent; where a child has its parent's identity, that.
const fn key_of_parent<const N: usize>(draft: &Draft<N>, table: usize) -> usize {
    let columns = draft.tables.items[table].columns;
    let mut position = columns.start;
    while position < columns.end {
        if let Some(ImpliedIndex::Parent) = draft.columns.items[position].implied {
            return position;
        }
        position += 1;
    }
    columns.start
}

const fn pair(first: usize, second: usize) -> Columns {
    let mut columns = Pool::new(0);
    columns.push(first);
    columns.push(second);
    columns
}

/// `fk_{table}_{columns}`
const fn key_name<const N: usize>(draft: &mut Draft<N>, table: Str, columns: &Columns) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push("fk_");
    name.push(draft.read(table));
    let mut index = 0;
    while index < columns.length {
        name.push("_");
        name.push(draft.read(draft.columns.items[columns.items[index]].name));
        index += 1;
    }
    draft.write(&text::shortened(&name))
}

/// Has a foreign key be of these columns.
const fn compose<const N: usize>(draft: &mut Draft<N>, table: usize, key: usize, columns: Columns) {
    let name = key_name(draft, draft.tables.items[table].name, &columns);
    let column_names = draft.list(&columns);
    let key = &mut draft.foreign_keys.items[key];
    key.name = name;
    key.column_names = column_names;
}

/// Has a foreign key refer to a column of a table of the aggregate and the id there, which are unique
/// together.
const fn unite<const N: usize>(draft: &mut Draft<N>, referred: usize, key: usize, first: usize) {
    let columns = pair(first, draft.tables.items[referred].columns.start);
    draft.foreign_keys.items[key].referred_names = draft.list(&columns);
    be_unique(draft, referred, columns);
}

/// Has a foreign key to another aggregate carry the tenant of both.
const fn refer_of_tenant<const N: usize>(
    draft: &mut Draft<N>,
    table: usize,
    key: usize,
    whose: usize,
    theirs: &'static Tenant,
) {
    let column = draft.foreign_keys.items[key].column;
    compose(draft, table, key, pair(whose, column));
    if let Some(index) = implied(draft, table, column) {
        extend(draft, table, index, pair(whose, column));
    }
    let start = draft.names.length;
    draft.names.push(Str::Static(theirs.column));
    draft.names.push(Str::Static("id"));
    draft.foreign_keys.items[key].referred_names = draft.names.since(start);
}

/// What is referred to with its parent is unique with it.
const fn be_unique<const N: usize>(draft: &mut Draft<N>, table: usize, columns: Columns) {
    let indexes = draft.tables.items[table].indexes;
    let mut index = indexes.start;
    while index < indexes.end {
        let drafted = &draft.indexes.items[index];
        if drafted.unique && drafted.filter.is_none() && is_over(drafted, &columns) {
            return;
        }
        index += 1;
    }
    if let Some(of_parent) = implied(draft, table, columns.items[0]) {
        extend(draft, table, of_parent, columns);
        draft.indexes.items[of_parent].unique = true;
        return;
    }
    let purpose = purpose(draft, table, columns.items[0]);
    insert(
        draft,
        table,
        IndexDraft {
            unique: true,
            purpose: Some(purpose),
            ..index::over(columns)
        },
    );
    extend(draft, table, indexes.end, columns);
}

/// Whether an index is over one column alone, and nobody declared it and no rule asks for it.
const fn is_planned(drafted: &IndexDraft) -> bool {
    drafted.implied.is_some()
        && drafted.declared.is_none()
        && !drafted.unique
        && drafted.columns.length == 1
}

/// The index over one column that is planned.
const fn implied<const N: usize>(draft: &Draft<N>, table: usize, column: usize) -> Option<usize> {
    let indexes = draft.tables.items[table].indexes;
    let mut index = indexes.start;
    while index < indexes.end {
        let drafted = &draft.indexes.items[index];
        if is_planned(drafted) && drafted.columns.items[0] == column {
            return Some(index);
        }
        index += 1;
    }
    None
}

const fn is_over(drafted: &IndexDraft, columns: &Columns) -> bool {
    drafted.columns.length == 2
        && drafted.columns.items[0] == columns.items[0]
        && drafted.columns.items[1] == columns.items[1]
}

/// Has an index be over these columns, and be called after them unless it has a name.
const fn extend<const N: usize>(
    draft: &mut Draft<N>,
    table: usize,
    index: usize,
    columns: Columns,
) {
    draft.indexes.items[index].columns = columns;
    draft.indexes.items[index].column_names = draft.list(&columns);
    if !draft.indexes.items[index].named {
        let TableDraft {
            name: table,
            indexes,
            ..
        } = draft.tables.items[table];
        let first = indexes.start;
        let name = index::name::derived_name(draft, table, first, index);
        draft.indexes.items[index].name = name;
    }
}

/// `Refer to {table} of one {column}`
const fn purpose<const N: usize>(draft: &mut Draft<N>, table: usize, column: usize) -> Str {
    let table = draft.tables.items[table].name;
    let purpose = draft.join(Str::Static("Refer to "), "", table);
    let column = draft.columns.items[column].name;
    draft.join(purpose, " of one ", column)
}

/// Puts an index behind those of a table. The indexes of tables follow each other.
const fn insert<const N: usize>(draft: &mut Draft<N>, table: usize, drafted: IndexDraft) {
    let position = draft.tables.items[table].indexes.end;
    let mut index = draft.indexes.length;
    draft.indexes.push(drafted);
    if draft.indexes.overflowed() {
        return;
    }
    while index > position {
        draft.indexes.items[index] = draft.indexes.items[index - 1];
        index -= 1;
    }
    draft.indexes.items[position] = drafted;
    draft.tables.items[table].indexes.end += 1;
    let mut later = table + 1;
    while later < draft.tables.length {
        draft.tables.items[later].indexes.start += 1;
        draft.tables.items[later].indexes.end += 1;
        later += 1;
    }
}
