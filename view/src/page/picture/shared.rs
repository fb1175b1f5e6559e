//! References that are drawn as one line.

use std::collections::BTreeMap;

use crate::view::Mark;
use crate::view::relation::Relation;

/// The ends of a line. What was added or removed has one of its own.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ends<E> {
    pub(super) from: E,
    pub(super) to: E,
    pub(super) mark: Mark,
}

/// What references that are drawn as one line have in common.
pub(super) struct Shared<'v> {
    pub(super) from: &'v str,
    pub(super) to: &'v str,
    pub(super) is_many: bool,
    pub(super) is_optional: bool,
}

impl<'v> Shared<'v> {
    fn of(relation: &Relation<'v>) -> Self {
        Self {
            from: relation.from.table.it.name.as_str(),
            to: relation.to,
            is_many: false,
            is_optional: true,
        }
    }
}

/// Adds a reference to the one that is drawn where it is.
pub(super) fn add<'v, E: Ord>(
    lines: &mut BTreeMap<Ends<E>, Shared<'v>>,
    ends: Ends<E>,
    relation: &Relation<'v>,
) {
    let shared = lines.entry(ends);
    let shared = shared.or_insert_with(|| Shared::of(relation));
    shared.is_many |= !relation.is_unique;
    shared.is_optional &= relation.is_optional;
}
