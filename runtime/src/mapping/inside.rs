//! References to children of the same aggregate, once all of its tables are drafted.
//!
//! Where both rows hang on one parent, or one on the other, the parent is a part of the key, so that
//! the child of another parent cannot be meant.

use super::draft::{Columns, Draft, ImpliedIndex, IndexDraft, Pool, Str, TableDraft};
use super::index;
use crate::shape::Target;
use crate::shape::walk::is_entity;
use crate::text::{self, Buffer};

/// Completes the foreign keys to children.
pub(super) const fn resolve<const N: usize>(draft: &mut Draft<N>) {
    if draft.overflowed() {
        return;
    }
    let mut table = 0;
    while table < draft.tables.length {
        let keys = draft.tables.items[table].foreign_keys;
        let mut key = keys.start;
        while key < keys.end {
            if let Some(child) = draft.foreign_keys.items[key].to.child {
                refer(draft, table, key, child);
            }
            key += 1;
        }
        table += 1;
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
    let Some([own, theirs]) = parents(draft, table, referred) else {
        return;
    };
    let column = draft.foreign_keys.items[key].column;
    let id = draft.tables.items[referred].columns.start;
    let (columns, of_child) = (pair(own, column), pair(theirs, id));
    let name = key_name(draft, draft.tables.items[table].name, &columns);
    let column_names = draft.list(&columns);
    let referred_names = draft.list(&of_child);
    let key = &mut draft.foreign_keys.items[key];
    key.name = name;
    key.column_names = column_names;
    key.referred_names = referred_names;
    be_unique(draft, referred, of_child);
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
    let purpose = purpose(draft, table);
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

/// The index over one column alone that nobody declared and no rule asks for.
const fn implied<const N: usize>(draft: &Draft<N>, table: usize, column: usize) -> Option<usize> {
    let indexes = draft.tables.items[table].indexes;
    let mut index = indexes.start;
    while index < indexes.end {
        let drafted = &draft.indexes.items[index];
        let is_free = drafted.implied.is_some() && drafted.declared.is_none() && !drafted.unique;
        if is_free && drafted.columns.length == 1 && drafted.columns.items[0] == column {
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

/// `Refer to {table} of one {parent}`
const fn purpose<const N: usize>(draft: &mut Draft<N>, table: usize) -> Str {
    let mut purpose = Buffer::<1024>::new();
    purpose.push("Refer to ");
    purpose.push(draft.read(draft.tables.items[table].name));
    purpose.push(" of one ");
    if let Some(parent) = draft.tables.items[table].parent
        && let Some(parent) = draft.tables.items[parent].entity
    {
        purpose.push(parent.singular);
    }
    draft.write(&purpose)
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
