//! The columns that paths of rules and indexes mean.

use super::condition::Frame;
use super::draft::{Columns, Draft, ImpliedIndex, MOST_INDEX_COLUMNS, Pool};
use super::flatten;
use crate::rule::Path;

/// The foreign key to the parent; where the child has its parent's identity, that.
pub(super) const fn parent_column<const N: usize>(draft: &Draft<N>, frame: Frame) -> Option<usize> {
    let mut position = frame.columns.start;
    while position < frame.columns.end {
        if let Some(ImpliedIndex::Parent) = draft.columns.items[position].implied {
            return Some(position);
        }
        position += 1;
    }
    if frame.columns.start < frame.columns.end {
        Some(frame.columns.start)
    } else {
        None
    }
}

/// The columns of fields, the parent's key before them, and of what follows them.
pub(super) const fn columns_of<const N: usize>(
    draft: &Draft<N>,
    frame: Frame,
    (fields, parent): (&[Path], bool),
    then: &[Path],
) -> Columns {
    let mut of = Pool::new(0);
    if parent && let Some(key) = parent_column(draft, frame) {
        of.push(key);
    }
    positions(draft, frame, fields, &mut of);
    positions(draft, frame, then, &mut of);
    of
}

/// The columns of these fields, in the order of the fields.
pub(super) const fn positions<const N: usize>(
    draft: &Draft<N>,
    frame: Frame,
    fields: &[Path],
    found: &mut Columns,
) {
    let mut index = 0;
    while index < fields.len() {
        let mut position = frame.columns.start;
        while position < frame.columns.end {
            if flatten::is_meant(draft, &draft.columns.items[position], fields[index]) {
                found.push(position);
            }
            position += 1;
        }
        index += 1;
    }
    keep_narrow(found);
}

/// More columns than an index may have were refused where it is declared: with that error, the
/// build has no other.
pub(super) const fn keep_narrow(columns: &mut Columns) {
    if columns.length > MOST_INDEX_COLUMNS {
        columns.length = MOST_INDEX_COLUMNS;
    }
}
