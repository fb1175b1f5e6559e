//! The checks of what may be absent: optional value objects, and the variants of enums.
//!
//! Each scope has one check over its own columns, so that all of them grow with the columns. Of a
//! scope inside of it, it names one column: the check of that scope binds the others to this one.
//! Every check is true or false, never NULL, which a database would let pass.

use super::condition::{Mark, filled, marked};
use super::draft::node::Node;
use super::draft::{ColumnDraft, Draft, Pool, Range, ScopeDraft, ScopeKind};

/// Adds the check of a scope, and returns its first node; nothing where its columns can be filled in
/// any way.
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub(super) const fn check<const N: usize>(draft: &mut Draft<N>, position: usize) -> Option<usize> {
    let scope = draft.scopes.items[position];
    let parts: Parts<N> = parts(draft, &scope, position + 1);
    if parts.required.length + parts.optional.length == 0 {
        return None;
    }
    let node = draft.nodes_length;
    match scope.kind {
        ScopeKind::Optional => match (parts.required.length, parts.optional.length) {
            // Refused at its field already, unless that is spelled as something else.
            (0, _) => panic!(
                "an optional value object in which nothing is required needs `#[embed(presence)]`"
            ),
            (1, 0) => return None,
            _ => either(draft, &parts, None),
        },
        ScopeKind::Present(column) => either(draft, &parts, Some((column, None))),
        ScopeKind::Variant(tag, value) => either(draft, &parts, Some((tag, Some(value)))),
    }
    Some(node)
}

/// The columns that are filled wherever a scope is there, and those that may be.
struct Parts<const N: usize> {
    required: Pool<usize, N>,
    optional: Pool<usize, N>,
}

const fn parts<const N: usize>(draft: &Draft<N>, scope: &ScopeDraft, number: usize) -> Parts<N> {
    let mut parts = Parts {
        required: Pool::new(0),
        optional: Pool::new(0),
    };
    let mut last = 0;
    let mut position = scope.columns.start;
    while position < scope.columns.end {
        let column = &draft.columns.items[position];
        if column.scope == number {
            if column.required {
                parts.required.push(position);
            } else {
                parts.optional.push(position);
            }
        } else if column.scope != last && speaks_for_a_part(draft, column, number) {
            last = column.scope;
            parts.optional.push(position);
        }
        position += 1;
    }
    parts
}

/// Whether a column tells that a value object directly inside of a scope is there.
const fn speaks_for_a_part<const N: usize>(
    draft: &Draft<N>,
    column: &ColumnDraft,
    number: usize,
) -> bool {
    if column.scope == 0 || !column.required {
        return false;
    }
    let inner = &draft.scopes.items[column.scope - 1];
    inner.parent == number && matches!(inner.kind, ScopeKind::Optional)
}

/// Either it is there, and what is required is filled, or it is absent, and nothing is.
const fn either<const N: usize>(draft: &mut Draft<N>, parts: &Parts<N>, mark: Option<Mark>) {
    draft.node(Node::Or);
    let required = parts.required.length;
    if let Some(mark) = mark {
        if draft.columns.items[mark.0].nullable() {
            draft.node(Node::And);
            filled(draft, mark.0, true);
        }
        if required > 0 {
            draft.node(Node::And);
        }
        marked(draft, mark, true);
    }
    all_filled(draft, &parts.required, true);
    absent(draft, parts, mark);
}

const fn absent<const N: usize>(draft: &mut Draft<N>, parts: &Parts<N>, mark: Option<Mark>) {
    let (required, optional) = (parts.required.length, parts.optional.length);
    // Where nothing is required, a mark that says so needs no contradiction: all may be NULL.
    if let Some(mark) = mark
        && required > 0
    {
        draft.node(Node::And);
        if draft.columns.items[mark.0].nullable() {
            draft.node(Node::Or);
            filled(draft, mark.0, false);
        }
        marked(draft, mark, false);
    }
    // One that is required, and tells by itself, is NULL here anyway.
    if mark.is_some() || required > 1 {
        if required > 0 && optional > 0 {
            draft.node(Node::And);
        }
        all_filled(draft, &parts.required, false);
    }
    all_filled(draft, &parts.optional, false);
}

const fn all_filled<const N: usize>(draft: &mut Draft<N>, columns: &Pool<usize, N>, are: bool) {
    let mut index = 0;
    while index < columns.kept() {
        if index + 1 < columns.kept() {
            draft.node(Node::And);
        }
        filled(draft, columns.items[index], are);
        index += 1;
    }
}

/// Whether there is a scope at a position, and it begins at this column or before.
pub(super) const fn begins_at<const N: usize>(
    draft: &Draft<N>,
    position: usize,
    column: usize,
) -> bool {
    if position >= draft.scopes.kept() {
        return false;
    }
    let Range { start, .. } = draft.scopes.items[position].columns;
    start <= column
}
