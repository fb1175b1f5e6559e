//! The entity that the rows of a table belong to, and the key that leads to it.

use super::draft::RefersTo;
use crate::shape::walk::is_entity;
use crate::shape::{Children, EntityShape, Field, Many, Shape};
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

/// Where `id` is the identity of another entity, that entity's table.
pub(super) const fn shared_identity(
    shape: &'static EntityShape,
    parent: Option<Parent>,
) -> Option<RefersTo> {
    if is_entity(shape.identity.target, shape) {
        return None;
    }
    match parent {
        Some(parent) if is_entity(shape.identity.target, parent.entity) => {
            Some(RefersTo::parent(parent.table))
        }
        _ => Some(RefersTo::to(shape.identity.target, shape.on_delete)),
    }
}
