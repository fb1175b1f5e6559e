//! From an entity to its table, and on to the tables of its children.

use super::condition::Frame;
use super::draft::{ColumnDraft, Draft, ForeignKeyDraft, Range, Str, TableDraft};
use super::{beneath, check, column, flatten, former, index, rules, sound, source, taken};
use crate::rule::Rule;
use crate::shape::walk::{inner, is_entity};
use crate::shape::{Children, EntityShape, Field, Fields, IndexShape, Many, Rows, Shape};
use crate::table::OnDelete;
use crate::text::{self, Buffer, Name};

/// The entity that rows belong to, and how.
#[derive(Clone, Copy)]
pub(super) struct Parent {
    pub(super) entity: &'static EntityShape,
    pub(super) table: &'static str,
    /// The position of its table.
    pub(super) position: usize,
    pub(super) many: Many,
    pub(super) said: Children,
}

/// What a table is made from, beside its columns.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    /// The Rust name of the entity.
    pub(super) name: &'static str,
    /// The Rust path of a row.
    pub(super) base: Str,
    pub(super) table: Str,
    /// What the names of its checks begin with.
    pub(super) singular: Str,
    /// The fields that rules speak of.
    pub(super) fields: Fields,
    pub(super) rules: &'static [Rule],
    pub(super) indexes: &'static [IndexShape],
    pub(super) parent: Option<Parent>,
    /// Of a collection, its rows, and the columns of their keys.
    pub(super) rows: Option<(&'static Rows, Range)>,
}

/// Where the parts of a table begin in the draft.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) columns: usize,
    indexes: usize,
    foreign_keys: usize,
    pub(super) checks: usize,
    pub(super) scopes: usize,
    pub(super) sites: usize,
    pub(super) rules: usize,
}

/// The draft of a whole aggregate.
pub(super) const fn aggregate<const N: usize>(root: &'static EntityShape) -> Draft<N> {
    let mut draft = Draft::new();
    if let Some(owner) = entity(&mut draft, root, root, None) {
        beneath::all(&mut draft, root, owner);
    }
    source::sort(&mut draft);
    draft
}

/// The table of one entity. Returns it as the parent of what its fields hold in other tables; nothing
/// where the draft has overflowed.
pub(super) const fn entity<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    shape: &'static EntityShape,
    parent: Option<Parent>,
) -> Option<Parent> {
    sound::ask(shape);
    let table = table_name(shape, parent);
    let start = Start::of(draft);
    columns(draft, shape, parent);
    let subject = Subject {
        name: shape.target.name,
        base: Str::Static(shape.target.name),
        table: Str::Static(table),
        singular: Str::Static(shape.singular),
        fields: shape.fields,
        rules: shape.rules,
        indexes: shape.indexes,
        parent,
        rows: None,
    };
    finish(draft, subject, start);
    if draft.overflowed() {
        return None;
    }
    let source_refs = source::references(draft, root, start.rules);
    let drafted = TableDraft {
        entity: Some(shape),
        collection: None,
        id: table_id(draft, root),
        name: subject.table,
        purpose: Str::Static(shape.purpose),
        source_refs,
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

impl Start {
    pub(super) const fn of<const N: usize>(draft: &Draft<N>) -> Self {
        Self {
            columns: draft.columns.length,
            indexes: draft.indexes.length,
            foreign_keys: draft.foreign_keys.length,
            checks: draft.checks.length,
            scopes: draft.scopes.length,
            sites: draft.sites.length,
            rules: draft.rules.length,
        }
    }
}

/// What follows from the columns of a table: keys, indexes, checks, and the places of rules.
pub(super) const fn finish<const N: usize>(draft: &mut Draft<N>, subject: Subject, start: Start) {
    if draft.overflowed() {
        return;
    }
    let columns = draft.columns.since(start.columns);
    foreign_keys(draft, subject.table, columns);
    let scopes = draft.scopes.since(start.scopes);
    let frame = Frame::new(subject.base, subject.fields, columns, scopes);
    index::all(draft, subject, frame);
    check::all(draft, subject, frame, start);
    if draft.overflowed() {
        return;
    }
    rules::sort(draft, subject, start.rules);
    source::of_columns(draft, columns, start.rules);
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
    shape: &'static EntityShape,
    parent: Option<Parent>,
) {
    draft.columns.push(ColumnDraft {
        refers_to: shared_identity(shape, parent),
        ..column::identity()
    });
    let key = match parent {
        Some(parent) => column::parent_field(shape, parent),
        None => None,
    };
    if let Some(parent) = parent {
        column::parent(draft, shape, parent, key);
    }
    let mut index = 0;
    while index < shape.fields.len() {
        let is_key = matches!(key, Some(key) if key == index);
        if !is_key && !is_generated(shape, shape.fields.get(index)) {
            flatten::of_field(draft, shape.target.name, shape.fields, index, shape.rules);
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

/// Whether a field of a child is the foreign key to its parent: marked so, or called so. Either
/// must be the parent's identity.
#[track_caller]
pub(super) const fn is_parent_key(child: &EntityShape, position: usize, parent: Parent) -> bool {
    let field = child.fields.get(position);
    let called = text::equal(field.column, key_name(parent).as_str());
    if !called && !field.said.parent {
        return false;
    }
    match field.shape {
        Shape::Reference(target) if is_entity(target, parent.entity) => true,
        // What is wrong with its type is told where the child is declared.
        _ if child.fields.slots[position].flaw.is_some() => true,
        _ => refuse_parent_key(child, field, parent),
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn refuse_parent_key(child: &EntityShape, field: Field, parent: Parent) -> ! {
    let mut message = Buffer::<512>::new();
    message.push("the field `");
    message.push(field.name);
    message.push("` of the child `");
    message.push(child.target.name);
    message.push("` is the key of its parent `");
    message.push(parent.entity.target.name);
    message.push("`, and so must be its identity: `Id<");
    message.push(parent.entity.target.name);
    message.push(">`, marked `#[reference(parent)]` where that is no root; a column of another meaning needs another name");
    panic!("{}", message.as_str())
}

/// Refuses children, also those inside of value objects, of which a field is called as the key of
/// their parent, and is something else.
#[track_caller]
pub(super) const fn assert_parent_keys(
    owner: &'static EntityShape,
    said: Children,
    shape: &'static Shape,
) {
    if let Shape::Child(child, many) = inner(shape) {
        let parent = Parent {
            entity: owner,
            table: owner.target.table,
            position: 0,
            many: *many,
            said,
        };
        if matches!(many, Many::Any) && is_entity(child.identity, owner) {
            refuse_list(child);
        }
        let key = column::parent_field(child, parent);
        taken::assert_derived_key(child, parent);
        former::assert_child(child, parent, key);
    }
    let mut position = 0;
    while let Some(fields) = inner(shape).part(position) {
        let mut index = 0;
        while index < fields.len() {
            // Most parts hold no children.
            if !fields.slots[index].child.is_empty() {
                let field = fields.get(index);
                assert_parent_keys(owner, field.said.children, field.shape);
            }
            index += 1;
        }
        position += 1;
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn refuse_list(child: &EntityShape) -> ! {
    let mut message = Buffer::<512>::new();
    message.push("the child `");
    message.push(child.target.name);
    message.push("` shares the identity of its parent, so that a parent has one at most: hold it without the `Vec`, or give it an identity of its own");
    panic!("{}", message.as_str())
}

/// What the foreign key to a parent is called.
pub(super) const fn key_name(parent: Parent) -> Name {
    match parent.said.foreign_key {
        Some(said) => {
            let mut name = Buffer::<256>::new();
            name.push(said);
            text::shortened(&name)
        }
        None => derived_key(parent.entity),
    }
}

/// What the foreign key to a parent is called, unless somebody says otherwise: `{parent}_id`.
pub(super) const fn derived_key(parent: &EntityShape) -> Name {
    let mut name = Buffer::<256>::new();
    name.push(parent.singular);
    name.push("_id");
    text::shortened(&name)
}

/// The foreign keys in the order of their columns.
const fn foreign_keys<const N: usize>(draft: &mut Draft<N>, table: Str, columns: Range) {
    let mut position = columns.start;
    while position < columns.end {
        let column = draft.columns.items[position];
        if let Some((target, on_delete)) = column.refers_to {
            let mut name = Buffer::<1024>::new();
            name.push("fk_");
            name.push(draft.read(table));
            name.push("_");
            name.push(draft.read(column.name));
            let name = draft.write(&text::shortened(&name));
            draft.foreign_keys.push(ForeignKeyDraft {
                name,
                column: position,
                table: target,
                on_delete,
            });
        }
        position += 1;
    }
}

/// Where `id` is the identity of another entity, that entity's table.
pub(super) const fn shared_identity(
    shape: &'static EntityShape,
    parent: Option<Parent>,
) -> Option<(&'static str, OnDelete)> {
    if is_entity(shape.identity, shape) {
        return None;
    }
    match parent {
        Some(parent) if is_entity(shape.identity, parent.entity) => {
            Some((parent.table, OnDelete::Cascade))
        }
        _ => Some((shape.identity.table, OnDelete::Restrict)),
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
