//! From fields to columns.

use super::draft::{ColumnDraft, Draft, Planned, RenameDraft, Str};
use super::entity::{self, Parent};
use super::{expression, source};
use crate::rule::{Literal, Rule};
use crate::shape::{
    Default, EntityShape, EnumShape, Field, Fields, Many, Narrowed, OnDelete, Scalar, Shape,
};
use crate::table::SqlType;
use crate::text::{self, Buffer};

/// The place of a child among its siblings: it begins with 0.
const POSITION: Shape = Shape::Scalar(Scalar::narrowed(SqlType::Integer, Narrowed::AtLeast("0")));

/// A column that exists without being a field.
pub(super) const fn generated(name: Str, ty: SqlType, source: &'static str) -> ColumnDraft {
    ColumnDraft {
        name,
        ty,
        nullable: false,
        primary_key: false,
        unique: false,
        default: None,
        source: Str::Static(source),
        path: Str::Static(source),
        leaf: None,
        field: None,
        planned: None,
        refers_to: None,
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
    if entity::is(shape.own.identity, parent.entity) {
        assert!(
            matches!(parent.many, Many::One),
            "a child that shares the identity of its parent is one child, not a list"
        );
    } else {
        let name = parent_key(draft, shape, parent, declared);
        let mut source = Buffer::<256>::new();
        source.push("Parent ");
        source.push(parent.entity.target.name);
        let mut source = draft.write(&source);
        if let Some(field) = declared
            && let Some(rules) = source::enforced(draft, shape.rules, field)
        {
            source = rules;
        }
        draft.columns.push(ColumnDraft {
            source,
            field: declared,
            planned: Some(Planned::Parent),
            refers_to: Some((parent.table, OnDelete::Cascade)),
            ..generated(name, SqlType::Uuid, "")
        });
    }
    if let Some(position) = parent.said.ordered {
        draft.columns.push(ColumnDraft {
            leaf: Some(&POSITION),
            ..generated(Str::Static(position), SqlType::Integer, "Position")
        });
    }
}

/// The field of a child that is the key of its parent.
#[track_caller]
pub(super) const fn parent_field(shape: &'static EntityShape, parent: Parent) -> Option<usize> {
    if entity::is(shape.own.identity, parent.entity) {
        return None;
    }
    let mut called = None;
    let mut index = 0;
    while index < shape.fields.len() {
        let field = shape.fields.get(index);
        if entity::is_parent_key(field, parent) {
            if field.said.parent {
                return Some(index);
            }
            called = Some(index);
        }
        index += 1;
    }
    called
}

/// The name of the column that points at the parent: declared by a field of the child, by the
/// parent's field, or derived.
const fn parent_key<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    parent: Parent,
    declared: Option<usize>,
) -> Str {
    if let Some(field) = declared {
        return Str::Static(shape.fields.get(field).column);
    }
    if let Some(name) = parent.said.foreign_key {
        return Str::Static(name);
    }
    draft.write(&entity::derived_key(parent.entity))
}

/// The columns of one declared field.
pub(super) const fn declared<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    index: usize,
) {
    let field = shape.fields.get(index);
    let first = draft.columns.length;
    of_field(draft, shape.target.name, shape.fields, index, shape.rules);
    if let Some(from) = field.said.renamed_from
        && draft.columns.length == first + 1
        && !draft.overflowed()
    {
        draft.renames.push(RenameDraft {
            table: draft.tables.length,
            column: draft.columns.items[first].name,
            from,
        });
    }
}

/// The columns of one field of a type: of an entity, or of a value object by itself.
pub(super) const fn of_field<const N: usize>(
    draft: &mut Draft<N>,
    owner: &str,
    fields: Fields,
    index: usize,
    rules: &'static [Rule],
) {
    let field = fields.get(index);
    let mut path = Buffer::new();
    path.push(owner);
    path.push(".");
    path.push(field.name);
    let place = Place {
        field: index,
        nullable: false,
        own: true,
        source: source::enforced(draft, rules, index),
        rules,
    };
    flatten(draft, field, field.shape, Str::EMPTY, &path, place);
}

/// Where in the entity a column is.
#[derive(Clone, Copy)]
struct Place {
    /// The position of the entity's field.
    field: usize,
    nullable: bool,
    /// The entity's own field, not one of a value object of several fields.
    own: bool,
    /// The rules of the entity that the column enforces.
    source: Option<Str>,
    /// The rules of the entity.
    rules: &'static [Rule],
}

/// Follows a shape down to its columns.
const fn flatten<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    prefix: Str,
    path: &Buffer<512>,
    place: Place,
) {
    match shape {
        Shape::Optional(shape) => {
            let place = Place {
                nullable: true,
                ..place
            };
            flatten(draft, field, shape, prefix, path, place);
        }
        Shape::Value(value) if value.newtype => {
            let inner = value.fields.get(0);
            let field = Field {
                said: field.said.or(inner.said),
                ..field
            };
            flatten(draft, field, inner.shape, prefix, path, place);
        }
        Shape::Value(value) => {
            let prefix = match field.said.prefix {
                Some(said) => draft.join(prefix, "", Str::Static(said)),
                None => {
                    let prefix = draft.join(prefix, "", Str::Static(field.column));
                    draft.join(prefix, "_", Str::EMPTY)
                }
            };
            let mut index = 0;
            while index < value.fields.len() {
                let leaf = value.fields.get(index);
                let mut path = *path;
                path.push(".");
                path.push(leaf.name);
                let place = Place {
                    own: false,
                    ..place
                };
                flatten(draft, leaf, leaf.shape, prefix, &path, place);
                index += 1;
            }
        }
        Shape::Child(..) => {}
        Shape::Scalar(scalar) => push(draft, field, shape, scalar.ty, prefix, path, place),
        Shape::Enum(of) => {
            let machine = if place.own {
                source::transitions(place.rules, place.field)
            } else {
                None
            };
            source::found(draft, of, machine);
            push(draft, field, shape, enum_type(of), prefix, path, place);
            if place.own && field.said.planned_index {
                plan(draft, Planned::Enum);
            }
        }
        Shape::Reference(target) => {
            push(draft, field, shape, SqlType::Uuid, prefix, path, place);
            if field.said.planned_index {
                plan(draft, Planned::Reference);
            }
            if let Some(last) = last(draft) {
                draft.columns.items[last].refers_to = Some((target.table, field.said.on_delete));
            }
        }
    }
}

/// The column pushed last, if it was kept.
const fn last<const N: usize>(draft: &Draft<N>) -> Option<usize> {
    if draft.columns.length == 0 || draft.columns.length > N {
        None
    } else {
        Some(draft.columns.length - 1)
    }
}

const fn plan<const N: usize>(draft: &mut Draft<N>, planned: Planned) {
    if let Some(last) = last(draft) {
        draft.columns.items[last].planned = Some(planned);
    }
}

const fn push<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    ty: SqlType,
    prefix: Str,
    path: &Buffer<512>,
    place: Place,
) {
    let name = column_name(draft, prefix, field.column);
    let default = match field.said.default {
        Some(Default::Sql(sql)) => Some(Str::Static(sql)),
        Some(Default::Value(value)) => Some(sql_literal(draft, value)),
        None => None,
    };
    let path = draft.write(path);
    draft.columns.push(ColumnDraft {
        nullable: place.nullable,
        default,
        source: match place.source {
            Some(source) => source,
            None => path,
        },
        path,
        leaf: Some(shape),
        field: Some(place.field),
        ..generated(name, ty, "")
    });
}

const fn column_name<const N: usize>(draft: &mut Draft<N>, prefix: Str, leaf: &'static str) -> Str {
    if draft.read(prefix).is_empty() {
        return Str::Static(leaf);
    }
    let mut name = Buffer::<1024>::new();
    name.push(draft.read(prefix));
    name.push(leaf);
    draft.write(&text::shortened(&name))
}

const fn sql_literal<const N: usize>(draft: &mut Draft<N>, value: Literal) -> Str {
    let mut text = Buffer::<{ expression::LONGEST }>::new();
    expression::push_literal(&mut text, value);
    draft.write(&text)
}

/// The type of an enum's column: 20 characters, or where a value is longer its length rounded
/// up to a multiple of ten.
const fn enum_type(shape: &EnumShape) -> SqlType {
    if shape.native {
        return SqlType::Enum(shape.document_name);
    }
    let mut length = 20;
    let mut index = 0;
    while index < shape.values.len() {
        while text::characters(shape.values[index]) > length {
            length += 10;
        }
        index += 1;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the length of a name")]
    SqlType::Varchar(length as u32)
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
        let column = generated(Str::Static(version), SqlType::Integer, "Optimistic locking");
        existing(draft, shape, version, "1", column);
    }
    if let Some(audit) = shape.audit {
        let created = generated(Str::Static(audit.created), SqlType::Timestamp, "Audit");
        existing(draft, shape, audit.created, "NOW()", created);
        let updated = generated(Str::Static(audit.updated), SqlType::Timestamp, "Audit");
        existing(draft, shape, audit.updated, "NOW()", updated);
    }
}

/// A column that exists anyway, as the field says that declares it, if there is one.
const fn existing<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    name: &str,
    default: &'static str,
    column: ColumnDraft,
) {
    let field = declaring(shape, name);
    let mut column = ColumnDraft {
        default: Some(Str::Static(default)),
        field,
        ..column
    };
    if let Some(field) = field {
        if let Shape::Scalar(scalar) = *shape.fields.shape(field) {
            column.ty = scalar.ty;
        }
        if let Some(source) = source::enforced(draft, shape.rules, field) {
            column.source = source;
        }
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
