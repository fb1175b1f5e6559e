//! One index instead of two: over the same columns and rows, or begun with by a longer one.

use crate::plan::draft::{Columns, Condition, Draft, IndexDraft, Planned};
use crate::text;

/// Adds an index, or what it says to the index of the same columns and rows.
pub(super) const fn add<const N: usize>(draft: &mut Draft<N>, first: usize, new: IndexDraft) {
    let mut index = first;
    while index < draft.indexes.kept() {
        let known = draft.indexes.items[index];
        if same_columns(&known.columns, &new.columns) && same_rows(draft, known.filter, new.filter)
        {
            draft.indexes.items[index] = merged(known, new);
            return;
        }
        index += 1;
    }
    draft.indexes.push(new);
}

/// What the domain declares goes before what a rule says, and that before what was planned.
const fn merged(known: IndexDraft, new: IndexDraft) -> IndexDraft {
    let wins = new.named && (new.declared.is_some() || !known.named);
    let speaks = new.purpose.is_some() && (new.declared.is_some() || known.purpose.is_none());
    // A unique rule is that index: its sentence says better what a planned one is for.
    let silenced = new.rule.is_some() && !known.purpose_said;
    IndexDraft {
        name: if wins { new.name } else { known.name },
        named: known.named || new.named,
        purpose: if speaks || silenced {
            new.purpose
        } else {
            known.purpose
        },
        unique: known.unique || new.unique,
        include: if new.include.length > 0 {
            new.include
        } else {
            known.include
        },
        method: if new.method.is_some() {
            new.method
        } else {
            known.method
        },
        declared: if new.declared.is_some() {
            new.declared
        } else {
            known.declared
        },
        purpose_said: known.purpose_said || new.purpose_said,
        rule: if known.rule.is_some() {
            known.rule
        } else {
            new.rule
        },
        ..known
    }
}

const fn same_columns(left: &Columns, right: &Columns) -> bool {
    left.length == right.length && begins_with(left, right)
}

const fn begins_with(whole: &Columns, start: &Columns) -> bool {
    let mut index = 0;
    while index < start.length {
        if index >= whole.length || whole.items[index] != start.items[index] {
            return false;
        }
        index += 1;
    }
    true
}

const fn same_rows<const N: usize>(
    draft: &Draft<N>,
    left: Option<Condition>,
    right: Option<Condition>,
) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => text::equal(draft.read(left.text), draft.read(right.text)),
        _ => false,
    }
}

/// The index of a foreign key is not needed where another one, of all rows, begins with it.
pub(super) const fn leave_out_covered<const N: usize>(draft: &mut Draft<N>, first: usize) {
    let end = draft.indexes.length;
    let mut kept = first;
    let mut index = first;
    while index < end {
        let candidate = draft.indexes.items[index];
        if !is_covered(draft, &candidate, index, first, end) {
            draft.indexes.items[kept] = candidate;
            kept += 1;
        }
        index += 1;
    }
    draft.indexes.length = kept;
}

const fn is_covered<const N: usize>(
    draft: &Draft<N>,
    candidate: &IndexDraft,
    position: usize,
    first: usize,
    end: usize,
) -> bool {
    let of_key = matches!(
        candidate.planned,
        Some(Planned::Reference | Planned::Parent)
    );
    if !of_key || candidate.declared.is_some() || candidate.unique || candidate.named {
        return false;
    }
    // Those left of the candidate may have moved to the left, and are there still.
    let mut index = first;
    while index < end {
        let other = &draft.indexes.items[index];
        let longer = other.columns.length > candidate.columns.length;
        if index != position
            && longer
            && other.filter.is_none()
            && begins_with(&other.columns, &candidate.columns)
        {
            return true;
        }
        index += 1;
    }
    false
}
