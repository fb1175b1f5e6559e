//! Lists of objects of both sides as one.

use std::collections::BTreeMap;

use super::{Mark, Shown};
use crate::model::{Change, How, Kind, name_of_value};

/// What became of objects of a kind, by the changes that are told of them.
pub(super) struct Told<'m> {
    /// By what the objects are called.
    changes: BTreeMap<&'m str, Vec<&'m Change>>,
}

impl<'m> Told<'m> {
    /// Those changes that a function says are of the list.
    pub(super) fn of(
        changes: &'m [Change],
        kind: Kind,
        is_of_it: impl Fn(&Change) -> bool,
    ) -> Self {
        let mut told: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        for change in changes {
            if change.kind == kind && is_of_it(change) {
                told.entry(&change.name).or_default().push(change);
            }
        }
        Self { changes: told }
    }

    fn get(&self, name: &str) -> Vec<&'m Change> {
        self.changes.get(name).cloned().unwrap_or_default()
    }

    /// Objects of both sides in one list: those of now in their order, each that is gone behind the
    /// one that it stood behind.
    pub(super) fn beside<T>(
        &self,
        before: &[&'m T],
        after: &[&'m T],
        name: fn(&T) -> String,
    ) -> Vec<Shown<'m, T>> {
        // Two rules of a table may have one name.
        let mut left: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, it) in before.iter().enumerate().rev() {
            left.entry(name(it)).or_default().push(position);
        }
        let mut shown = Vec::new();
        let mut behind = 0;
        for it in after {
            let changes = self.get(&name(it));
            let partner = former_name(&changes, name(it))
                .and_then(|former| left.get_mut(&former).and_then(Vec::pop));
            let mark = match partner {
                None => Mark::Added,
                Some(_) if changes.is_empty() => Mark::Same,
                Some(_) => Mark::Changed,
            };
            // A place in the order of both sides.
            behind = partner.unwrap_or(behind).max(behind);
            let now = Shown {
                it: *it,
                was: partner.map(|position| before[position]),
                mark,
                changes,
            };
            shown.push((behind, true, now));
        }
        for position in left.into_values().flatten() {
            let it = before[position];
            let mut changes = self.get(&name(it));
            changes.retain(|change| change.how == How::Removed);
            let gone = Shown {
                it,
                was: None,
                mark: Mark::Removed,
                changes,
            };
            shown.push((position, false, gone));
        }
        shown.sort_by_key(|(place, is_there, _)| (*place, *is_there));
        shown.into_iter().map(|(_, _, shown)| shown).collect()
    }
}

/// What an object was called before; nothing if it was not there.
fn former_name(changes: &[&Change], name: String) -> Option<String> {
    if changes.iter().any(|change| change.how == How::Added) {
        return None;
    }
    let former = changes.iter().find_map(|change| match &change.how {
        How::Changed {
            key,
            before: Some(before),
            ..
        } if *key == change.kind.keys()[0] => Some(name_of_value(before)),
        _ => None,
    });
    Some(former.unwrap_or(name))
}
