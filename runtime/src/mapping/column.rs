//! The columns that exist without being fields; a field may declare some of them.

use super::draft::{ColumnDraft, Draft, ImpliedIndex, RefersTo, Str};
use super::flatten::{generated, renamed};
use super::parent::{Parent, derived_key, is_parent_key};
use crate::shape::walk::is_entity;
use crate::shape::{Audit, EntityShape, Field, Many, Narrowed, Scalar, Shape};
use crate::table::SqlType;
use crate::text::{self, Buffer};

/// The place of a child among its siblings: it begins with 0.
const POSITION: Shape = Shape::Scalar(Scalar::narrowed(SqlType::Integer, Narrowed::AtLeast("0")));

/// The identity.
pub(super) const fn identity() -> ColumnDraft {
    ColumnDraft {
        primary_key: true,
        ..generated(Str::Static("id"), SqlType::Uuid, "Identity")
    }
}

/// The foreign key of a child to its parent, unless the child's identity is its parent's; then
/// the position in a list that keeps its order. `declared` is the field that declares the key.
pub(super) const fn parent<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    parent: Parent,
    declared: Option<usize>,
) {
    if is_entity(shape.identity.target, parent.entity) {
        assert!(
            matches!(parent.many, Many::One),
            "a child that shares the identity of its parent is one child, not a list"
        );
    } else {
        let mut column = foreign_key(draft, parent);
        if let Some(field) = declared {
            let field = shape.fields.get(field);
            column.name = Str::Static(field.column);
            column.field = declared;
            as_declared(draft, field, &column);
        }
        draft.columns.push(column);
    }
    position(draft, parent, None);
}

/// The column that points at a parent, called as the parent's field says, or after the parent.
pub(super) const fn foreign_key<const N: usize>(
    draft: &mut Draft<N>,
    parent: Parent,
) -> ColumnDraft {
    let mut source = Buffer::<256>::new();
    source.push("Parent ");
    source.push(parent.entity.target.name);
    let name = match parent.said.foreign_key {
        Some(name) => Str::Static(name),
        None => draft.write(&derived_key(parent.entity)),
    };
    ColumnDraft {
        source: draft.write(&source),
        implied: Some(ImpliedIndex::Parent),
        refers_to: Some(RefersTo::parent(parent.table)),
        ..generated(name, SqlType::Uuid, "")
    }
}

/// The position in a list that keeps its order, if it does.
pub(super) const fn position<const N: usize>(
    draft: &mut Draft<N>,
    parent: Parent,
    field: Option<usize>,
) {
    if let Some(position) = parent.said.ordered {
        draft.columns.push(ColumnDraft {
            leaf: Some(&POSITION),
            field,
            ..generated(Str::Static(position), SqlType::Integer, "Position")
        });
    }
}

/// What a field says that declares a column which exists anyway.
const fn as_declared<const N: usize>(draft: &mut Draft<N>, field: Field, column: &ColumnDraft) {
    if let Some(from) = field.said.renamed_from {
        renamed(draft, column.name, Str::Static(from));
    }
}

/// The field of a child that is the key of its parent.
#[track_caller]
pub(super) const fn parent_field(shape: &'static EntityShape, parent: Parent) -> Option<usize> {
    if is_entity(shape.identity.target, parent.entity) {
        return None;
    }
    let mut called = None;
    let mut index = 0;
    while index < shape.fields.len() {
        if is_parent_key(shape, index, parent) {
            if shape.fields.get(index).said.parent {
                return Some(index);
            }
            called = Some(index);
        }
        index += 1;
    }
    called
}

/// The columns of optimistic locking and of the audit. A field may declare them, and then says
/// their type.
pub(super) const fn version_and_audit<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
) {
    if let Some(root) = shape.root
        && let Some(version) = root.version
    {
        let column = ColumnDraft {
            default: Some(Str::Static("1")),
            ..generated(Str::Static(version), SqlType::Integer, "Optimistic locking")
        };
        existing(draft, shape, version, column);
    }
    if let Some(of_audit) = shape.audit {
        let [created, updated] = audit(of_audit);
        existing(draft, shape, of_audit.created, created);
        existing(draft, shape, of_audit.updated, updated);
    }
}

/// The columns of the audit.
pub(super) const fn audit(audit: Audit) -> [ColumnDraft; 2] {
    let created = generated(Str::Static(audit.created), SqlType::Timestamp, "Audit");
    let updated = generated(Str::Static(audit.updated), SqlType::Timestamp, "Audit");
    let default = Some(Str::Static("NOW()"));
    [
        ColumnDraft { default, ..created },
        ColumnDraft { default, ..updated },
    ]
}

/// A column that exists anyway, as the field says that declares it, if there is one.
const fn existing<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    name: &str,
    mut column: ColumnDraft,
) {
    column.field = declaring(shape, name);
    if let Some(field) = column.field {
        let field = shape.fields.get(field);
        if let Shape::Scalar(scalar) = *field.shape {
            column.ty = scalar.ty;
        }
        as_declared(draft, field, &column);
    }
    draft.columns.push(column);
}

/// The field that declares a column which exists anyway.
const fn declaring(shape: &'static EntityShape, column: &str) -> Option<usize> {
    let mut index = 0;
    while index < shape.fields.len() {
        if text::equal(shape.fields.get(index).column, column) {
            return Some(index);
        }
        index += 1;
    }
    None
}
