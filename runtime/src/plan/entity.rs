//! From an entity to its table, and on to the tables of its children.

use super::draft::{ColumnDraft, Draft, ForeignKeyDraft, Range, Str, TableDraft};
use super::{check, column, index};
use crate::rule::Rule;
use crate::shape::{Children, EntityShape, Field, Fields, Many, OnDelete, Shape, Target};
use crate::table::SqlType;
use crate::text::{self, Buffer, Name};

/// The entity that a child belongs to, and how.
#[derive(Clone, Copy)]
pub(super) struct Parent {
    pub(super) entity: &'static EntityShape,
    pub(super) table: &'static str,
    pub(super) many: Many,
    pub(super) said: Children,
}

/// The draft of a whole aggregate.
pub(super) const fn aggregate<const N: usize>(root: &'static EntityShape) -> Draft<N> {
    let mut draft = Draft::new();
    entity(&mut draft, root, root, None);
    draft
}

/// One entity: its table, then its children, depth first.
const fn entity<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    shape: &'static EntityShape,
    parent: Option<Parent>,
) {
    let table = table_name(shape, parent);
    let start = [
        draft.columns.length,
        draft.indexes.length,
        draft.foreign_keys.length,
        draft.checks.length,
    ];
    columns(draft, shape, parent);
    if draft.overflowed() {
        return;
    }
    let columns = draft.columns.since(start[0]);
    foreign_keys(draft, table, columns);
    index::all(draft, shape, table, parent, columns);
    check::all(draft, shape, columns, start[3]);
    let id = table_id(draft, root);
    let source_refs = source_refs(draft, root, shape);
    if draft.overflowed() {
        return;
    }
    draft.tables.push(TableDraft {
        entity: Some(shape),
        id,
        name: table,
        columns,
        indexes: draft.indexes.since(start[1]),
        foreign_keys: draft.foreign_keys.since(start[2]),
        checks: draft.checks.since(start[3]),
        source_refs,
    });
    children(draft, root, shape, table, shape.fields);
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
        primary_key: true,
        refers_to: shared_identity(shape, parent),
        ..column::generated(Str::Static("id"), SqlType::Uuid, "Identity")
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
            column::declared(draft, shape, index);
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
pub(super) const fn is_parent_key(field: Field, parent: Parent) -> bool {
    let called = match parent.said.foreign_key {
        Some(name) => text::equal(field.column, name),
        None => text::equal(field.column, derived_key(parent.entity).as_str()),
    };
    if !called && !field.said.parent {
        return false;
    }
    match field.shape {
        Shape::Reference(target) if is(target, parent.entity) => true,
        _ => refuse_parent_key(field, parent),
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn refuse_parent_key(field: Field, parent: Parent) -> ! {
    let mut message = Buffer::<512>::new();
    message.push("the field `");
    message.push(field.name);
    message.push("` of a child is the key of its parent `");
    message.push(parent.entity.target.name);
    message.push("`, and so must be its identity: `Id<");
    message.push(parent.entity.target.name);
    message.push(">`");
    panic!("{}", message.as_str())
}

/// Refuses children of which a field is called as the key of their parent, and is something else.
///
/// # Panics
///
/// In const evaluation, naming the field.
#[track_caller]
pub const fn assert_parent_key(owner: &'static EntityShape, position: usize) {
    let field = owner.fields.get(position);
    if let Shape::Child(child, many) = inner(field.shape) {
        let parent = Parent {
            entity: owner,
            table: owner.target.table,
            many,
            said: field.said.children,
        };
        column::parent_field(child, parent);
    }
}

/// What the foreign key to a parent is called, unless somebody says otherwise: `{parent}_id`.
pub(super) const fn derived_key(parent: &EntityShape) -> Name {
    let mut name = Buffer::<256>::new();
    name.push(parent.singular);
    name.push("_id");
    text::shortened(&name)
}

/// Whether an id names this entity.
pub(crate) const fn is(target: &Target, entity: &EntityShape) -> bool {
    text::equal(target.name, entity.target.name) && text::equal(target.module, entity.target.module)
}

/// The foreign keys in the order of their columns.
const fn foreign_keys<const N: usize>(draft: &mut Draft<N>, table: &'static str, columns: Range) {
    let mut position = columns.start;
    while position < columns.end {
        let column = draft.columns.items[position];
        if let Some((target, on_delete)) = column.refers_to {
            let mut name = Buffer::<1024>::new();
            name.push("fk_");
            name.push(table);
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
    if is(shape.own.identity, shape) {
        return None;
    }
    match parent {
        Some(parent) if is(shape.own.identity, parent.entity) => {
            Some((parent.table, OnDelete::Cascade))
        }
        _ => Some((shape.own.identity.table, OnDelete::Restrict)),
    }
}

/// `TBL-{CODE}-{NNN}`
const fn table_id<const N: usize>(draft: &mut Draft<N>, root: &EntityShape) -> Str {
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

/// The aggregate's id, then the ids of the rules that concern the table, sorted, each once.
const fn source_refs<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    shape: &'static EntityShape,
) -> Range {
    let start = draft.names.length;
    if let Some(root) = root.root
        && let Some(id) = root.id
    {
        draft.names.push(Str::Static(id));
    }
    let mut last: Option<&'static str> = None;
    while let Some(id) = next_of_table(shape, last) {
        draft.names.push(Str::Static(id));
        last = Some(id);
    }
    draft.names.since(start)
}

/// The least id that comes after `last`, of the rules of an entity and of its value objects.
const fn next_of_table(
    shape: &'static EntityShape,
    last: Option<&'static str>,
) -> Option<&'static str> {
    let next = next_rule_id(shape.rules, last, None);
    next_of_values(shape.fields, last, next)
}

const fn next_of_values(
    fields: Fields,
    last: Option<&'static str>,
    mut next: Option<&'static str>,
) -> Option<&'static str> {
    let mut index = 0;
    while index < fields.len() {
        if let Shape::Value(value) = inner(fields.shape(index)) {
            next = next_rule_id(value.rules, last, next);
            next = next_of_values(value.fields, last, next);
        }
        index += 1;
    }
    next
}

/// The least rule id that comes after `last` and before `next`.
const fn next_rule_id(
    rules: &'static [Rule],
    last: Option<&'static str>,
    mut next: Option<&'static str>,
) -> Option<&'static str> {
    let mut index = 0;
    while index < rules.len() {
        let id = rules[index].id;
        let later = match last {
            Some(last) => text::before(last, id),
            None => true,
        };
        let nearer = match next {
            Some(next) => text::before(id, next),
            None => true,
        };
        if later && nearer {
            next = Some(id);
        }
        index += 1;
    }
    next
}

/// The tables of the children that these fields hold.
const fn children<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    owner: &'static EntityShape,
    table: &'static str,
    fields: Fields,
) {
    let mut index = 0;
    while index < fields.len() {
        let field = fields.get(index);
        match inner(field.shape) {
            Shape::Child(child, many) => entity(
                draft,
                root,
                child,
                Some(Parent {
                    entity: owner,
                    table,
                    many,
                    said: field.said.children,
                }),
            ),
            Shape::Value(value) => children(draft, root, owner, table, value.fields),
            _ => {}
        }
        index += 1;
    }
}

/// A shape without the `Option` around it.
pub(crate) const fn inner(shape: &Shape) -> Shape {
    match shape {
        Shape::Optional(shape) => inner(shape),
        shape => *shape,
    }
}
