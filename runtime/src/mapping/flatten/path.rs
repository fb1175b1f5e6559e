//! Which columns a path means: `ship.city`.

use crate::mapping::draft::{ColumnDraft, Draft};
use crate::rule::{ANYWHERE, GENERATED, Path};
use crate::text;

/// Whether a path means a column: all of a field, or what is called so inside of it. In a
/// collection there are no fields, only paths.
pub(in crate::mapping) const fn is_meant<const N: usize>(
    draft: &Draft<N>,
    column: &ColumnDraft,
    path: Path,
) -> bool {
    is_called(draft, column, path.0, path.1)
}

/// The same, of a path that is not known for good.
pub(in crate::mapping) const fn is_called<const N: usize>(
    draft: &Draft<N>,
    column: &ColumnDraft,
    field: usize,
    rest: &str,
) -> bool {
    if field == GENERATED {
        return column.field.is_none() && text::equal(draft.read(column.name), rest);
    }
    if field != ANYWHERE && !column.is_of(field) || rest.len() < column.least {
        return false;
    }
    if rest.is_empty() {
        return column.field.is_some();
    }
    let path = draft.read(column.path);
    if path.len() < column.tail {
        return false;
    }
    match text::behind(path.split_at(column.tail).1, rest) {
        Some(after) => after.is_empty() || text::begins(after, "."),
        None => false,
    }
}
