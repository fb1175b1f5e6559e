//! What statements beside a table are called, and what for.

use super::draft::{Draft, Range, Str};
use crate::shape::EntityShape;
use crate::text::{self, Buffer};

/// Lists the name and the purpose of each.
pub(super) const fn all<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    table: Str,
) -> Range {
    if shape.scripts.is_empty() {
        return Range::EMPTY;
    }
    let start = draft.names.length;
    let mut index = 0;
    while index < shape.scripts.len() {
        let script = &shape.scripts[index];
        let name = match script.name {
            Some(name) => Str::Static(name),
            None => derived_name(draft, table),
        };
        let purpose = match script.purpose {
            Some(purpose) => Str::Static(purpose),
            None => draft.join(Str::Static("SQL beside "), "", table),
        };
        draft.names.push(name);
        draft.names.push(purpose);
        index += 1;
    }
    draft.names.since(start)
}

/// `sql_{table}`
const fn derived_name<const N: usize>(draft: &mut Draft<N>, table: Str) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push("sql_");
    name.push(draft.read(table));
    draft.write(&text::shortened(&name))
}
