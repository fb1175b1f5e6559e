//! The checks of what may be absent: optional value objects, and the variants of enums.
//!
//! Each scope has one check over its own columns, so that all of them grow with the columns. Of a
//! scope inside of it, it names one column: the check of that scope binds the others to this one.
//! Every check is true or false, never NULL, which a database would let pass.

use super::draft::{ColumnDraft, Draft, Pool, Range, ScopeDraft, ScopeKind};
use super::expression::{self, LONGEST};
use crate::text::Buffer;

/// The check of a scope; nothing where its columns can be filled in any way.
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub(super) const fn check<const N: usize>(
    draft: &Draft<N>,
    position: usize,
) -> Option<Buffer<LONGEST>> {
    let scope = &draft.scopes.items[position];
    let parts: Parts<N> = parts(draft, scope, position + 1);
    let mut check = Check {
        text: Buffer::new(),
        draft,
        parts: &parts,
    };
    if parts.required.length + parts.optional.length == 0 {
        return None;
    }
    match scope.kind {
        ScopeKind::Optional => match (parts.required.length, parts.optional.length) {
            // Refused at its field already, unless that is spelled as something else.
            (0, _) => panic!(
                "an optional value object in which nothing is required needs `#[embed(presence)]`"
            ),
            (1, 0) => return None,
            _ => check.either(None),
        },
        ScopeKind::Present(column) => check.either(Some((column, None))),
        ScopeKind::Variant(tag, value) => check.either(Some((tag, Some(value)))),
    }
    Some(check.text)
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

/// The column that says whether a scope is there: by being true, or by having this value.
type Mark = (usize, Option<&'static str>);

struct Check<'d, const N: usize> {
    text: Buffer<LONGEST>,
    draft: &'d Draft<N>,
    parts: &'d Parts<N>,
}

impl<const N: usize> Check<'_, N> {
    /// Either it is there, and what is required is filled, or it is absent, and nothing is.
    const fn either(&mut self, mark: Option<Mark>) {
        let required = self.parts.required.length;
        let alone = match mark {
            Some((column, _)) => required == 0 && !self.is_nullable(column),
            None => required == 1,
        };
        self.open(!alone);
        if let Some((column, value)) = mark {
            if self.is_nullable(column) {
                self.null(column, false);
                self.text.push(" AND ");
            }
            self.mark(column, value, true);
            if required > 0 {
                self.text.push(" AND ");
            }
        }
        self.all_null(&self.parts.required, false);
        self.close(!alone);
        self.text.push(" OR ");
        self.absent(mark);
    }

    const fn absent(&mut self, mark: Option<Mark>) {
        let (required, optional) = (self.parts.required.length, self.parts.optional.length);
        // Where nothing is required, a mark that says so needs no contradiction: all may be NULL.
        let marked = mark.is_some() && required > 0;
        // One that is required, and tells by itself, is NULL here anyway.
        let names_required = mark.is_some() || required > 1;
        let columns = if names_required { required } else { 0 } + optional;
        let brackets = columns > 1 || marked;
        self.open(brackets);
        if let Some((column, value)) = mark
            && marked
        {
            if self.is_nullable(column) {
                self.text.push("(");
                self.null(column, true);
                self.text.push(" OR ");
                self.mark(column, value, false);
                self.text.push(")");
            } else {
                self.mark(column, value, false);
            }
            self.text.push(" AND ");
        }
        if names_required {
            self.all_null(&self.parts.required, true);
            if required > 0 && optional > 0 {
                self.text.push(" AND ");
            }
        }
        self.all_null(&self.parts.optional, true);
        self.close(brackets);
    }

    /// `present`, `NOT present`, `tag = 'value'` or `tag <> 'value'`
    const fn mark(&mut self, column: usize, value: Option<&'static str>, is: bool) {
        match value {
            None => {
                self.text.push(if is { "" } else { "NOT " });
                self.name(column);
            }
            Some(value) => {
                self.name(column);
                self.text.push(if is { " = " } else { " <> " });
                expression::push_quoted(&mut self.text, value);
            }
        }
    }

    const fn all_null(&mut self, columns: &Pool<usize, N>, is: bool) {
        let mut index = 0;
        while index < columns.kept() {
            if index > 0 {
                self.text.push(" AND ");
            }
            self.null(columns.items[index], is);
            index += 1;
        }
    }

    const fn null(&mut self, column: usize, is: bool) {
        self.name(column);
        self.text.push(if is { " IS NULL" } else { " IS NOT NULL" });
    }

    const fn name(&mut self, column: usize) {
        let column = &self.draft.columns.items[column];
        expression::push_column(&mut self.text, self.draft, column);
    }

    const fn is_nullable(&self, column: usize) -> bool {
        self.draft.columns.items[column].nullable()
    }

    const fn open(&mut self, really: bool) {
        if really {
            self.text.push("(");
        }
    }

    const fn close(&mut self, really: bool) {
        if really {
            self.text.push(")");
        }
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
