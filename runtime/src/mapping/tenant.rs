//! Tenants: whose an aggregate is, and which of its tables say so.

use super::draft::{ColumnDraft, Draft, ImpliedIndex, Range, Str};
use super::flatten::generated;
use crate::shape::walk::{are_same, is_entity};
use crate::shape::{EntityShape, Fields, Shape, Target, Tenant};
use crate::table::SqlType;
use crate::text::Buffer;

/// The column of a table beneath the root's, if something in it or beneath it refers to another
/// aggregate of the same tenant.
pub(super) const fn column<const N: usize>(
    draft: &mut Draft<N>,
    root: &EntityShape,
    needs: bool,
    field: Option<usize>,
) {
    let Some(tenant) = root.target.tenant else {
        return;
    };
    if needs {
        let mut source = Buffer::<256>::new();
        source.push("Tenant ");
        source.push(tenant.target.name);
        let source = draft.write(&source);
        draft.columns.push(ColumnDraft {
            source,
            implied: Some(ImpliedIndex::Tenant),
            field,
            ..generated(Str::Static(tenant.column), SqlType::Uuid, "")
        });
    }
}

/// Whether something in an entity, or beneath it, refers to another aggregate of the root's tenant.
pub(super) const fn is_needed(root: &EntityShape, entity: &EntityShape) -> bool {
    match root.target.tenant {
        Some(tenant) => needs(entity, tenant),
        None => false,
    }
}

pub(super) const fn needs(entity: &EntityShape, tenant: &Tenant) -> bool {
    is_of(entity.identity.target, tenant) && !is_entity(entity.identity.target, entity)
        || are_needed(&entity.fields, tenant)
}

/// The same of the rows of a collection.
pub(super) const fn is_needed_in(root: &EntityShape, shape: &Shape) -> bool {
    match root.target.tenant {
        Some(tenant) => is_in(shape, tenant),
        None => false,
    }
}

const fn are_needed(fields: &Fields, tenant: &Tenant) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if fields.slots[index].refers && is_in(fields.shape(index), tenant) {
            return true;
        }
        index += 1;
    }
    false
}

const fn is_in(shape: &Shape, tenant: &Tenant) -> bool {
    match shape {
        Shape::Scalar(_) | Shape::Enum(_) => false,
        Shape::Reference(target) => is_of(target, tenant),
        Shape::Optional(shape) => is_in(shape, tenant),
        Shape::Child(child, _) => needs(child, tenant),
        Shape::Collection(rows) => {
            is_in(&rows.value.shape, tenant)
                || match rows.key {
                    Some(key) => is_in(&key.shape, tenant),
                    None => false,
                }
        }
        Shape::Value(_) | Shape::Variants(_) => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                if are_needed(&fields, tenant) {
                    return true;
                }
                part += 1;
            }
            false
        }
    }
}

/// Whether what an id names belongs to the same tenant.
pub(crate) const fn is_of(target: &Target, tenant: &Tenant) -> bool {
    match target.tenant {
        Some(of) => are_same(of.target, tenant.target),
        None => false,
    }
}

/// The column of a table that says whose it is.
pub(super) const fn of_table<const N: usize>(draft: &Draft<N>, columns: Range) -> Option<usize> {
    let mut position = columns.start;
    while position < columns.end {
        if let Some(ImpliedIndex::Tenant) = draft.columns.items[position].implied {
            return Some(position);
        }
        position += 1;
    }
    None
}
