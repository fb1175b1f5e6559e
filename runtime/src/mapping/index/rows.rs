//! What keeps the rows of a collection apart.

use super::keys::Keys;
use super::{merge, rendered};
use crate::mapping::condition::Frame;
use crate::mapping::draft::{Columns, Condition, Draft, IndexDraft, Range, Str};
use crate::mapping::parent::Parent;
use crate::mapping::paths::parent_column;
use crate::rule::Compared;
use crate::shape::RowsKind;
use crate::text::Buffer;

/// The unique indexes of a collection: of its kind, and what it declares.
pub(super) const fn all<const N: usize>(
    draft: &mut Draft<N>,
    (kind, of_keys): (RowsKind, Range),
    parent: Parent,
    frame: Frame,
    first: usize,
) {
    let (keys, values) = match kind {
        RowsKind::List => (false, false),
        RowsKind::Set => (false, true),
        RowsKind::Map => (true, false),
        RowsKind::MapOfSets => (true, true),
    };
    if keys || values {
        let mut of = start(draft, frame, Compared::PLAIN);
        let mut position = frame.columns.start;
        while position < frame.columns.end {
            let is_key = of_keys.start <= position && position < of_keys.end;
            // Only what comes from a key or a value has names that follow the collection's.
            let is_value = !is_key && draft.columns.items[position].tail > 0;
            if is_key && keys || is_value && values {
                of.push(position);
            }
            position += 1;
        }
        add(draft, parent, of, None, first);
    }
    if let Some(unique) = parent.said.unique {
        let mut of = start(draft, frame, unique.compared);
        of.push_all(draft, frame, unique.fields, unique.compared);
        let filter = rendered(draft, frame, unique.filter);
        add(draft, parent, of, filter, first);
    }
}

/// The rows of one parent are compared with each other.
const fn start<const N: usize>(draft: &Draft<N>, frame: Frame, compared: Compared) -> Keys {
    let mut of = Keys::new(compared);
    if let Some(parent) = parent_column(draft, frame) {
        of.push(parent);
    }
    of
}

const fn add<const N: usize>(
    draft: &mut Draft<N>,
    parent: Parent,
    mut of: Keys,
    filter: Option<Condition>,
    first: usize,
) {
    of.keep_narrow();
    let purpose = purpose(draft, parent, &of.columns);
    let index = IndexDraft {
        unique: true,
        purpose: Some(purpose),
        filter,
        ..of.index()
    };
    merge::add(draft, first, index);
}

/// `One {columns} per {parent}`
const fn purpose<const N: usize>(draft: &mut Draft<N>, parent: Parent, columns: &Columns) -> Str {
    let mut purpose = Buffer::<1024>::new();
    purpose.push("One ");
    let mut index = 1;
    while index < columns.kept() {
        if index > 1 {
            purpose.push(", ");
        }
        purpose.push(draft.read(draft.columns.items[columns.items[index]].name));
        index += 1;
    }
    purpose.push(" per ");
    purpose.push(parent.entity.singular);
    draft.write(&purpose)
}
