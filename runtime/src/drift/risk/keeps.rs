//! Whether a list of values has only become longer: that of an enum, or of the check of one.

use super::super::change::Change;
use super::super::line::Sides;
use super::super::value::Value;
use crate::text;

/// Whether all values that were listed under a key are listed there still, and nothing else has
/// changed. Where that cannot be told it is not said.
pub(super) const fn of(sides: Sides<'_>, change: &Change, key: usize) -> bool {
    let (Some(before), Some(after)) = (change.before, change.after) else {
        return false;
    };
    match (
        sides.before[before].values[key],
        sides.after[after].values[key],
    ) {
        (Some(Value::Texts(old)), Some(Value::Texts(new))) => old.are_in(new),
        (Some(Value::Text(old)), Some(Value::Text(new))) => {
            List::of(old).is_kept_by(&List::of(new))
        }
        _ => false,
    }
}

const QUOTE: u8 = b'\'';

/// The list of a condition: `state IN ('open', 'paid')`.
struct List<'a> {
    text: &'a str,
    /// Where the first value begins, and where the last one ends.
    start: usize,
    end: usize,
}

impl<'a> List<'a> {
    const fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut start = 0;
        while start < bytes.len() && bytes[start] != QUOTE {
            start += 1;
        }
        let mut list = Self {
            text,
            start,
            end: start,
        };
        let mut next = start;
        while let Some(end) = list.value_end(next) {
            list.end = end;
            next = end;
            while next < bytes.len() && matches!(bytes[next], b',' | b' ') {
                next += 1;
            }
        }
        list
    }

    /// The end of the value that begins there. One with an escape is not read.
    const fn value_end(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if start >= bytes.len() || bytes[start] != QUOTE {
            return None;
        }
        let mut end = start + 1;
        while end < bytes.len() && bytes[end] != QUOTE {
            if bytes[end] == b'\\' {
                return None;
            }
            end += 1;
        }
        if end < bytes.len() {
            Some(end + 1)
        } else {
            None
        }
    }

    const fn is_kept_by(&self, new: &List<'_>) -> bool {
        if !self.is_alike(new) {
            return false;
        }
        let mut start = self.start;
        while start < self.end {
            let Some(end) = self.value_end(start) else {
                return false;
            };
            let value = self.text.split_at(end).0.split_at(start).1;
            if !text::holds(new.text, value) {
                return false;
            }
            start = end;
            while start < self.end && self.text.as_bytes()[start] != QUOTE {
                start += 1;
            }
        }
        true
    }

    /// Whether both are lists, with the same around them.
    const fn is_alike(&self, new: &List<'_>) -> bool {
        let (head, rest) = self.text.split_at(self.start);
        let tail = rest.split_at(self.end - self.start).1;
        let (new_head, new_rest) = new.text.split_at(new.start);
        let new_tail = new_rest.split_at(new.end - new.start).1;
        let is_list = text::equal(tail, ")")
            && text::ends(head, " IN (")
            && !text::ends(head, " NOT IN (")
            && !text::holds(head, "OR")
            && !text::holds(head, "AND");
        is_list && text::equal(head, new_head) && text::equal(tail, new_tail)
    }
}
