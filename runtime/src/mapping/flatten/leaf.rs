//! One column of a field.

use super::place::Place;
use crate::mapping::draft::{ColumnDraft, Draft, ImpliedIndex, RenameDraft, Str};
use crate::mapping::expression;
use crate::mapping::reserved::is_reserved;
use crate::rule::Literal;
use crate::shape::{Default, EnumShape, Field, Shape};
use crate::table::SqlType;
use crate::text::{self, Buffer};

/// The column pushed last, if it was kept.
pub(super) const fn last<const N: usize>(draft: &Draft<N>) -> Option<usize> {
    if draft.columns.length == 0 || draft.columns.length > N {
        None
    } else {
        Some(draft.columns.length - 1)
    }
}

pub(in crate::mapping) const fn imply<const N: usize>(draft: &mut Draft<N>, implied: ImpliedIndex) {
    if let Some(last) = last(draft) {
        draft.columns.items[last].implied = Some(implied);
    }
}

/// What makes a column.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub(super) shape: &'static Shape,
    pub(super) ty: SqlType<'static>,
    /// The end of its name.
    pub(super) column: Str,
    /// Its previous name.
    pub(super) former: Option<Str>,
    pub(super) default: Option<Default>,
}

pub(super) const fn push<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    ty: SqlType<'static>,
    place: &Place,
) {
    let former = place.former_name(draft, field);
    let leaf = Leaf {
        shape,
        ty,
        column: Str::Static(field.column),
        former,
        default: field.said.default,
    };
    push_leaf(draft, leaf, place);
}

pub(super) const fn push_leaf<const N: usize>(draft: &mut Draft<N>, leaf: Leaf, place: &Place) {
    let name = column_name(draft, place.prefix, leaf.column);
    let default = match leaf.default {
        // A part of what may be absent is absent with it: a default would fill it by itself.
        _ if place.scope != 0 => None,
        Some(Default::Sql(sql)) => Some(Str::Static(sql)),
        Some(Default::Value(value)) => Some(sql_literal(draft, value)),
        None => None,
    };
    let path = draft.write(&place.path);
    let column = ColumnDraft {
        // A name that has a prefix may be such a word too: `current_timestamp`.
        reserved: is_reserved(draft.read(name)),
        default,
        source: path,
        path,
        tail: place.tail,
        least: place.least,
        scope: place.scope,
        required: place.required,
        leaf: Some(leaf.shape),
        field: Some(place.field),
        ..generated(name, leaf.ty, "")
    };
    draft.columns.push(column);
    if let Some(former) = leaf.former {
        renamed(draft, name, former);
    }
}

/// Notes the previous name of a column.
pub(in crate::mapping) const fn renamed<const N: usize>(
    draft: &mut Draft<N>,
    column: Str,
    from: Str,
) {
    let from = column_name(draft, Str::EMPTY, from);
    draft.renames.push(RenameDraft {
        table: draft.tables.length,
        column,
        from,
    });
}

const fn column_name<const N: usize>(draft: &mut Draft<N>, prefix: Str, leaf: Str) -> Str {
    if draft.read(prefix).is_empty() && draft.read(leaf).len() <= text::LONGEST_NAME {
        return leaf;
    }
    let mut name = Buffer::<1024>::new();
    name.push(draft.read(prefix));
    name.push(draft.read(leaf));
    draft.write(&text::shortened(&name))
}

const fn sql_literal<const N: usize>(draft: &mut Draft<N>, value: Literal) -> Str {
    let mut text = Buffer::<{ expression::LONGEST }>::new();
    expression::push_literal(&mut text, value);
    draft.write(&text)
}

/// The type of an enum's column: 20 characters, or where a value is longer its length rounded
/// up to a multiple of ten.
pub(super) const fn enum_type(shape: &EnumShape) -> SqlType<'static> {
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

/// A column that exists without being a field.
pub(in crate::mapping) const fn generated(
    name: Str,
    ty: SqlType<'static>,
    source: &'static str,
) -> ColumnDraft {
    ColumnDraft {
        name,
        reserved: match name {
            Str::Static(name) => is_reserved(name),
            // The key of a parent ends in `_id`.
            Str::Written { .. } => false,
        },
        ty,
        source: Str::Static(source),
        path: Str::Static(source),
        ..ColumnDraft::EMPTY
    }
}
