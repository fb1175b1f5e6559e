//! One index instead of two: over the same columns and rows, or begun with by a longer one.

use crate::mapping::draft::{Columns, Condition, Draft, ImpliedIndex, IndexDraft, Range};
use crate::rule::Compared;
use crate::text;

/// Adds an index, or what it says to the index of the same columns and rows.
pub(super) const fn add<const N: usize>(draft: &mut Draft<N>, first: usize, new: IndexDraft) {
    let mut index = first;
    while index < draft.indexes.kept() {
        let known = draft.indexes.items[index];
        if same_columns(&known.columns, &new.columns)
            && known.compared.lowercase == new.compared.lowercase
            && known.compared.descending == new.compared.descending
            && same_classes(draft, known.class_names, new.class_names)
            && known.sql.is_empty()
            && new.sql.is_empty()
            && same_rows(draft, known.filter, new.filter)
            && are_one(draft, &known, &new)
        {
            draft.indexes.items[index] = merged(known, new);
            return;
        }
        index += 1;
    }
    draft.indexes.push(new);
}

/// Whether one index does for two. What the domain declares twice, and not alike, stays two; what a
/// rule or a reference asks for is in a declared index that can look it up.
const fn are_one<const N: usize>(draft: &Draft<N>, known: &IndexDraft, new: &IndexDraft) -> bool {
    let method = match (known.declared, new.declared) {
        (Some(_), Some(_)) => {
            return same_method(known.method, new.method)
                && same_columns(&known.include, &new.include)
                && !(known.named
                    && new.named
                    && !text::equal(draft.read(known.name), draft.read(new.name)));
        }
        (Some(_), None) => known.method,
        (None, _) => new.method,
    };
    let is_unique = known.unique || new.unique;
    is_b_tree(method) || !is_unique && same_method(method, Some("hash"))
}

const fn is_b_tree(method: Option<&str>) -> bool {
    match method {
        None => true,
        Some(method) => text::equal(method, "btree"),
    }
}

const fn same_method(left: Option<&str>, right: Option<&str>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => text::equal(left, right),
        _ => is_b_tree(left) && is_b_tree(right),
    }
}

/// What the domain declares goes before what a rule says, and that before what was implied.
const fn merged(known: IndexDraft, new: IndexDraft) -> IndexDraft {
    let wins = new.named && (new.declared.is_some() || !known.named);
    let speaks = new.purpose.is_some() && (new.declared.is_some() || known.purpose.is_none());
    // A unique rule is that index: its sentence says better what a implied one is for.
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
        compared: Compared {
            nulls_equal: known.compared.nulls_equal || new.compared.nulls_equal,
            ..known.compared
        },
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

/// Whether columns have the same operator classes: where none is said, there is no list of them.
const fn same_classes<const N: usize>(draft: &Draft<N>, left: Range, right: Range) -> bool {
    if left.end - left.start != right.end - right.start {
        return false;
    }
    let mut index = 0;
    while left.start + index < left.end && right.start + index < draft.names.kept() {
        let (left, right) = (
            draft.names.items[left.start + index],
            draft.names.items[right.start + index],
        );
        if !text::equal(draft.read(left), draft.read(right)) {
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
        candidate.implied,
        Some(ImpliedIndex::Reference | ImpliedIndex::Parent)
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
            && is_b_tree(other.method)
            && begins_with(&other.columns, &candidate.columns)
            && looks_up(other, &candidate.columns)
        {
            return true;
        }
        index += 1;
    }
    false
}

/// Whether an index has these columns, its first ones, as they are stored and ascending on every
/// engine: where NULL is the same as NULL, some engines index others in their place.
const fn looks_up(index: &IndexDraft, columns: &Columns) -> bool {
    let Compared {
        lowercase,
        descending,
        nulls_equal,
    } = index.compared;
    let all = (1_u32 << columns.kept()) - 1;
    (lowercase | descending) as u32 & all == 0 && !nulls_equal
}
