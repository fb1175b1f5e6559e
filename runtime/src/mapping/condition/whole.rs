//! Value objects that are compared: all columns of the one with all columns of the other.

use super::filled;
use crate::mapping::draft::node::Node;
use crate::mapping::draft::{Draft, Range};
use crate::rule::Comparison;

/// Adds that two values of one type are the same, or that they are not: single columns, or those of
/// value objects, pair by pair.
pub(super) const fn compared<const N: usize>(
    draft: &mut Draft<N>,
    left: Range,
    right: Range,
    are_same: bool,
) {
    let count = left.end - left.start;
    assert!(
        count == right.end - right.start,
        "what is compared has not the same columns: say the same of both fields"
    );
    let mut index = 0;
    while index < count {
        if index + 1 < count {
            draft.node(if are_same { Node::And } else { Node::Or });
        }
        let pair = [left.start + index, right.start + index];
        if count == 1 {
            // What is read alone is there.
            equal(draft, pair, are_same);
        } else if are_same {
            same(draft, pair);
        } else {
            different(draft, pair);
        }
        index += 1;
    }
}

const fn equal<const N: usize>(draft: &mut Draft<N>, [left, right]: [usize; 2], is: bool) {
    draft.node(Node::Compare(Comparison::equality(is)));
    draft.node(Node::Column(left));
    draft.node(Node::Column(right));
}

/// Both absent, or both there and equal.
const fn same<const N: usize>(draft: &mut Draft<N>, [left, right]: [usize; 2]) {
    match nullable(draft, [left, right]) {
        [false, false] => {}
        [true, true] => {
            draft.node(Node::Or);
            draft.node(Node::And);
            filled(draft, left, false);
            filled(draft, right, false);
            draft.node(Node::And);
            filled(draft, left, true);
            draft.node(Node::And);
            filled(draft, right, true);
        }
        [left_may, _] => {
            draft.node(Node::And);
            filled(draft, if left_may { left } else { right }, true);
        }
    }
    equal(draft, [left, right], true);
}

/// One of them absent, or both there and not equal.
const fn different<const N: usize>(draft: &mut Draft<N>, [left, right]: [usize; 2]) {
    match nullable(draft, [left, right]) {
        [false, false] => {}
        [true, true] => {
            draft.node(Node::Or);
            draft.node(Node::And);
            filled(draft, left, false);
            filled(draft, right, true);
            draft.node(Node::And);
            filled(draft, left, true);
            draft.node(Node::Or);
            filled(draft, right, false);
        }
        [left_may, _] => {
            draft.node(Node::Or);
            filled(draft, if left_may { left } else { right }, false);
        }
    }
    equal(draft, [left, right], false);
}

const fn nullable<const N: usize>(draft: &Draft<N>, [left, right]: [usize; 2]) -> [bool; 2] {
    [
        draft.columns.items[left].nullable(),
        draft.columns.items[right].nullable(),
    ]
}
