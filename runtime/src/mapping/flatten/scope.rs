//! Columns that are there or absent together: those of an optional value object, and of a variant.

use super::leaf::{Leaf, last, push_leaf};
use super::place::Place;
use crate::mapping::draft::{Draft, Range, ScopeDraft, ScopeKind, Str};
use crate::shape::{Field, Scalar, Shape};
use crate::table::SqlType;

/// What tells whether an optional value object is there: a column of its own, if that is declared.
pub(super) const fn of_optional<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    place: &Place,
) -> Option<ScopeKind> {
    if !field.said.presence {
        return Some(ScopeKind::Optional);
    }
    push_presence(draft, field, place);
    match last(draft) {
        Some(column) => Some(ScopeKind::Present(column)),
        None => None,
    }
}

/// The column that says whether an optional value object is there.
const fn push_presence<const N: usize>(draft: &mut Draft<N>, field: Field, place: &Place) {
    const PRESENT: Shape = Shape::Scalar(Scalar::full(SqlType::Boolean));
    let column = draft.join(Str::Static(field.column), "_present", Str::EMPTY);
    let former = match place.former_name(draft, field) {
        Some(former) => Some(draft.join(former, "_present", Str::EMPTY)),
        None => None,
    };
    let leaf = Leaf {
        shape: &PRESENT,
        ty: SqlType::Boolean,
        column,
        former,
        default: None,
    };
    push_leaf(draft, leaf, place);
}

/// Opens a scope for the columns that follow: where these are.
pub(super) const fn open<const N: usize>(
    draft: &mut Draft<N>,
    kind: ScopeKind,
    name: Str,
    place: &Place,
) -> Place {
    let path = draft.write(&place.path);
    draft.scopes.push(ScopeDraft {
        kind,
        parent: place.scope,
        name,
        path,
        columns: Range {
            start: draft.columns.length,
            end: draft.columns.length,
        },
    });
    Place {
        own: false,
        required: true,
        scope: draft.scopes.length,
        ..*place
    }
}

/// Closes the scope of a place that was opened.
pub(super) const fn close<const N: usize>(draft: &mut Draft<N>, place: &Place) {
    if place.scope <= draft.scopes.kept() {
        draft.scopes.items[place.scope - 1].columns.end = draft.columns.kept();
    }
}
