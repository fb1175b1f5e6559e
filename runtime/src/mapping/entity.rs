//! From an entity to its table, and on to the tables of its children.

use super::condition::Frame;
use super::draft::{ColumnDraft, Draft, ForeignKeyDraft, ImpliedIndex, Range, Str, TableDraft};
use super::parent::{self, Parent};
use super::subject::{Start, Subject};
use super::{check, column, flatten, index, provenance, rules, script, tenant};
use crate::shape::{Children, EntityShape, Field, Many};
use crate::text::{self, Buffer};

/// The table of one entity. Returns it as the parent of what its fields hold in other tables; nothing
/// where the draft has overflowed.
pub(super) const fn table<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    shape: &'static EntityShape,
    parent: Option<Parent>,
) -> Option<Parent> {
    let table = table_name(shape, parent);
    let start = Start::of(draft);
    columns(draft, root, shape, parent);
    let subject = Subject {
        name: shape.target.name,
        base: Str::Static(shape.target.name),
        table: Str::Static(table),
        singular: Str::Static(shape.singular),
        start,
        fields: shape.fields,
        rules: shape.rules,
        indexes: shape.indexes,
        parent,
        rows: None,
    };
    finish(draft, subject);
    if draft.overflowed() {
        return None;
    }
    let source_refs = provenance::references(draft, root, start.rules);
    let scripts = script::all(draft, shape, subject.table);
    let drafted = TableDraft {
        entity: Some(shape),
        parent: match parent {
            Some(parent) => Some(parent.position),
            None => None,
        },
        collection: None,
        id: table_id(draft, root),
        name: subject.table,
        purpose: Str::Static(shape.purpose),
        source_refs,
        scripts,
        ..TableDraft::EMPTY
    };
    push(draft, drafted, start);
    Some(Parent {
        entity: shape,
        table,
        position: draft.tables.length - 1,
        many: Many::Any,
        said: Children::DERIVED,
    })
}

/// What follows from the columns of a table: keys, indexes, checks, and the places of rules.
pub(super) const fn finish<const N: usize>(draft: &mut Draft<N>, subject: Subject) {
    if draft.overflowed() {
        return;
    }
    let start = subject.start;
    let columns = draft.columns.since(start.columns);
    foreign_keys(draft, subject.table, columns);
    let scopes = draft.scopes.since(start.scopes);
    let frame = Frame::new(subject.base, subject.fields, columns, scopes);
    index::all(draft, subject, frame);
    check::all(draft, subject, frame);
    if draft.overflowed() {
        return;
    }
    rules::sort(draft, subject, start.rules);
    provenance::of_columns(draft, columns, start.rules);
}

/// A table with what was drafted of it.
pub(super) const fn push<const N: usize>(draft: &mut Draft<N>, drafted: TableDraft, start: Start) {
    draft.tables.push(TableDraft {
        columns: draft.columns.since(start.columns),
        indexes: draft.indexes.since(start.indexes),
        foreign_keys: draft.foreign_keys.since(start.foreign_keys),
        checks: draft.checks.since(start.checks),
        ..drafted
    });
}

const fn table_name(shape: &'static EntityShape, parent: Option<Parent>) -> &'static str {
    match parent {
        Some(Parent {
            said: Children {
                table: Some(table), ..
            },
            ..
        }) => table,
        _ => shape.target.table,
    }
}

/// The columns in the order of the specification: identity, parent, declared fields, version,
/// audit. A field that declares a generated column takes its place.
const fn columns<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    shape: &'static EntityShape,
    parent: Option<Parent>,
) {
    draft.columns.push(ColumnDraft {
        refers_to: parent::shared_identity(shape, parent),
        ..column::identity()
    });
    let key = match parent {
        Some(parent) => column::parent_field(shape, parent),
        None => None,
    };
    if let Some(parent) = parent {
        column::parent(draft, shape, parent, key);
        tenant::column(draft, root, tenant::is_needed(root, shape), None);
    }
    let mut index = 0;
    while index < shape.fields.len() {
        let is_key = matches!(key, Some(key) if key == index);
        if !is_key && !is_generated(shape, shape.fields.get(index)) {
            flatten::of_field(draft, shape.target.name, shape.fields, index, shape.rules);
            if let (None, Some(tenant)) = (parent, shape.target.tenant)
                && text::equal(shape.fields.get(index).column, tenant.column)
            {
                flatten::imply(draft, ImpliedIndex::Tenant);
            }
        }
        index += 1;
    }
    column::version_and_audit(draft, shape);
}

/// Whether a declared field is one of the columns that exist anyway.
const fn is_generated(shape: &'static EntityShape, field: Field) -> bool {
    if let Some(root) = shape.root
        && let Some(version) = root.version
        && text::equal(field.column, version)
    {
        return true;
    }
    if let Some(audit) = shape.audit {
        return text::equal(field.column, audit.created)
            || text::equal(field.column, audit.updated);
    }
    false
}

/// The foreign keys in the order of their columns.
const fn foreign_keys<const N: usize>(draft: &mut Draft<N>, table: Str, columns: Range) {
    let mut position = columns.start;
    while position < columns.end {
        let column = draft.columns.items[position];
        if let Some(to) = column.refers_to {
            let mut name = Buffer::<1024>::new();
            name.push("fk_");
            name.push(draft.read(table));
            name.push("_");
            name.push(draft.read(column.name));
            let name = draft.write(&text::shortened(&name));
            draft.foreign_keys.push(ForeignKeyDraft {
                name,
                column: position,
                to,
                ..ForeignKeyDraft::EMPTY
            });
        }
        position += 1;
    }
}

/// `TBL-{CODE}-{NNN}`
pub(super) const fn table_id<const N: usize>(draft: &mut Draft<N>, root: &EntityShape) -> Str {
    let number = draft.tables.length + 1;
    let mut id = Buffer::<256>::new();
    id.push("TBL-");
    if let Some(root) = root.root {
        id.push(root.code);
    }
    id.push(if number < 10 {
        "-00"
    } else if number < 100 {
        "-0"
    } else {
        "-"
    });
    id.push_integer(number as i128);
    draft.write(&id)
}
