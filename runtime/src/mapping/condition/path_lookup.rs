//! What a condition sees: which columns its paths mean.

use crate::mapping::draft::{ColumnDraft, Draft, Range, ScopeKind, SiteDraft, Str};
use crate::rule::ANYWHERE;
use crate::rule::Expr;
use crate::rule::Path;
use crate::shape::Fields;
use crate::table::SqlType;
use crate::text::{self, Buffer};

/// Where the paths of a condition begin.
#[derive(Clone, Copy)]
pub(in crate::mapping) struct Frame {
    /// The Rust path of `self`.
    base: Str,
    /// Its fields. In the rows of a collection there are no positions, only paths.
    fields: Fields,
    pub(in crate::mapping) columns: Range,
    scopes: Range,
    /// Whether these are the fields of the entity, whose positions its columns keep.
    is_entity: bool,
}

/// The column that tells whether something optional is there.
pub(super) enum Marker {
    /// By being filled.
    Filled(usize),
    /// By being true.
    True(usize),
}

impl Frame {
    pub(in crate::mapping) const fn new(
        base: Str,
        fields: Fields,
        columns: Range,
        scopes: Range,
    ) -> Self {
        Self {
            base,
            fields,
            columns,
            scopes,
            is_entity: true,
        }
    }

    /// The same for a type that is embedded.
    pub(in crate::mapping) const fn of_site(self, site: &SiteDraft) -> Self {
        Self {
            base: site.base,
            fields: site.fields,
            columns: site.columns,
            is_entity: false,
            ..self
        }
    }

    /// The column that a path means.
    ///
    /// Panics in const evaluation where there is none: rustc knows of fields that are not stored.
    pub(super) const fn column<const N: usize>(self, draft: &Draft<N>, path: Path) -> usize {
        let Range { start, end } = self.columns;
        // Most fields are one column each: the search begins where the column would be then.
        let first = if path.0 < end - start {
            start + path.0
        } else {
            start
        };
        let mut position = first;
        loop {
            if position < end {
                let column = &draft.columns.items[position];
                if self.is_at(draft, column, path) && !self.is_presence(draft, position) {
                    return position;
                }
                position += 1;
            } else {
                position = start;
            }
            if position == first {
                self.no_column(path)
            }
        }
    }

    /// The columns of what a path means: of a value object, all that it has.
    ///
    /// Panics as [`column`](Self::column) does.
    pub(super) const fn whole<const N: usize>(self, draft: &Draft<N>, path: Path) -> Range {
        let Range { mut start, end } = self.columns;
        while start < end && !self.is_of(draft, start, path) {
            start += 1;
        }
        if start == end {
            self.no_column(path)
        }
        let mut behind = start + 1;
        while behind < end && self.is_of(draft, behind, path) {
            behind += 1;
        }
        Range { start, end: behind }
    }

    /// Whether a column is of what a path means, and does not only tell whether that is there.
    const fn is_of<const N: usize>(
        self,
        draft: &Draft<N>,
        position: usize,
        (field, rest): Path,
    ) -> bool {
        let column = &draft.columns.items[position];
        if self.is_at(draft, column, (field, rest)) {
            return !self.is_presence(draft, position);
        }
        let path = draft.read(column.path);
        if field == ANYWHERE || !self.is_entity {
            return match self.after(draft, path, (field, rest)) {
                Some(behind) => text::behind(behind, ".").is_some(),
                None => false,
            };
        }
        if !column.is_of(field) || column.tail == 0 || path.len() < column.tail {
            return false;
        }
        if rest.is_empty() {
            return true;
        }
        match text::behind(path.split_at(column.tail).1, rest) {
            Some(behind) => text::behind(behind, ".").is_some(),
            None => false,
        }
    }

    /// The column of the identity, which is the first of its table.
    pub(super) const fn identity(self) -> usize {
        self.columns.start
    }

    const fn is_at<const N: usize>(
        self,
        draft: &Draft<N>,
        column: &ColumnDraft,
        (field, rest): Path,
    ) -> bool {
        if field == ANYWHERE || !self.is_entity {
            return self.is_path(draft, draft.read(column.path), (field, rest));
        }
        if !column.is_of(field) {
            return false;
        }
        let path = draft.read(column.path);
        if column.tail == 0 || path.len() < column.tail {
            // A field that is a column, declares what exists anyway, or is the key of the parent.
            return rest.is_empty();
        }
        text::equal(path.split_at(column.tail).1, rest)
    }

    /// Whether a Rust path is that one.
    const fn is_path<const N: usize>(self, draft: &Draft<N>, whole: &str, path: Path) -> bool {
        match self.after(draft, whole, path) {
            Some(behind) => behind.is_empty(),
            None => false,
        }
    }

    /// What stands in a Rust path behind that one.
    const fn after<'a, const N: usize>(
        self,
        draft: &Draft<N>,
        whole: &'a str,
        (field, rest): Path,
    ) -> Option<&'a str> {
        let Some(behind) = text::behind(whole, draft.read(self.base)) else {
            return None;
        };
        let name = if field == ANYWHERE {
            ""
        } else {
            self.fields.names[field]
        };
        match step(behind, name) {
            Some(behind) => step(behind, rest),
            None => None,
        }
    }

    /// Whether a column tells that a value object is there.
    const fn is_presence<const N: usize>(self, draft: &Draft<N>, position: usize) -> bool {
        let mut scope = self.scopes.start;
        while scope < self.scopes.end {
            if let ScopeKind::Present(column) = draft.scopes.items[scope].kind
                && column == position
            {
                return true;
            }
            scope += 1;
        }
        false
    }

    /// The column that tells whether what a path leads to is there.
    pub(super) const fn marker<const N: usize>(self, draft: &Draft<N>, path: Path) -> Marker {
        let mut position = self.scopes.start;
        while position < self.scopes.end {
            let scope = &draft.scopes.items[position];
            if self.is_path(draft, draft.read(scope.path), path) {
                match scope.kind {
                    ScopeKind::Optional => {
                        return Marker::Filled(first_required(draft, position + 1));
                    }
                    ScopeKind::Present(column) => return Marker::True(column),
                    ScopeKind::Variant(..) => {}
                }
            }
            position += 1;
        }
        Marker::Filled(self.column(draft, path))
    }

    /// Whether one of some operands, which are of one type, is a float of single precision.
    pub(super) const fn single<const N: usize>(self, draft: &Draft<N>, operands: &[Expr]) -> bool {
        let mut index = 0;
        while index < operands.len() {
            if let Expr::Column(path) = operands[index] {
                let column = self.column(draft, path);
                if matches!(draft.columns.items[column].ty, SqlType::Real) {
                    return true;
                }
            }
            index += 1;
        }
        false
    }

    #[expect(clippy::panic, reason = "this is how const evaluation reports")]
    const fn no_column(self, (field, rest): Path) -> ! {
        let mut message = Buffer::<512>::new();
        message.push("a condition reads `");
        if field != ANYWHERE {
            message.push(self.fields.names[field]);
            message.push(if rest.is_empty() { "" } else { "." });
        }
        message.push(rest);
        message.push("`, which is not stored in one column of this table");
        panic!("{}", message.as_str())
    }
}

/// What stands in a path behind one more name; what has no name is no step.
const fn step<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    if name.is_empty() {
        return Some(path);
    }
    match text::behind(path, ".") {
        Some(path) => text::behind(path, name),
        None => None,
    }
}

/// The first column that is filled wherever a scope is there.
pub(super) const fn first_required<const N: usize>(draft: &Draft<N>, number: usize) -> usize {
    let columns = draft.scopes.items[number - 1].columns;
    let mut position = columns.start;
    while position < columns.end {
        let column = &draft.columns.items[position];
        if column.scope == number && column.required {
            return position;
        }
        position += 1;
    }
    // Refused at its field already, unless that is spelled as something else.
    columns.start
}
