//! Lists of objects of both sides as one.

use std::collections::BTreeMap;

use super::{Mark, Shown};
use tablewright_model::{Change, How, Kind};

/// What became of the objects of a list.
pub(super) struct ChangesByName<'m> {
    changes: Vec<&'m Change>,
}

impl<'m> ChangesByName<'m> {
    /// Those changes that a function says are of the list.
    pub(super) fn of(
        changes: &'m [Change],
        kind: Kind,
        is_of_it: impl Fn(&Change) -> bool,
    ) -> Self {
        let changes = changes.iter();
        let changes = changes.filter(|change| change.kind == kind && is_of_it(change));
        Self {
            changes: changes.collect(),
        }
    }

    /// The changes by the place of what they are of, on one side.
    fn by_place(
        &self,
        place: impl Fn(&Change) -> Option<usize>,
    ) -> BTreeMap<usize, Vec<&'m Change>> {
        let mut told: BTreeMap<usize, Vec<&Change>> = BTreeMap::new();
        for change in &self.changes {
            if let Some(place) = place(change) {
                told.entry(place).or_default().push(change);
            }
        }
        told
    }

    /// Objects of both sides in one list: those of now in their order, each that is gone behind the
    /// one that it stood behind.
    pub(super) fn beside<T>(
        &self,
        before: &[&'m T],
        after: &[&'m T],
        name: fn(&T) -> String,
    ) -> Vec<Shown<'m, T>> {
        let mut told = self.by_place(|change| change.place.after);
        let mut gone = self.by_place(|change| change.place.before);
        // Of what nothing is told, that is of one name is the same.
        let mut left: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, it) in before.iter().enumerate().rev() {
            if !gone.contains_key(&position) {
                left.entry(name(it)).or_default().push(position);
            }
        }
        let mut shown = Vec::new();
        let mut behind = 0;
        for (position, it) in after.iter().enumerate() {
            let changes = told.remove(&position).unwrap_or_default();
            let partner = match changes.first() {
                Some(change) => change.place.before,
                None => left.get_mut(&name(it)).and_then(Vec::pop),
            };
            let partner = partner.filter(|position| *position < before.len());
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
        gone.retain(|_, changes| changes.iter().all(|change| change.how == How::Removed));
        let whole = left.into_values().flatten();
        let whole = whole.map(|position| (position, Vec::new()));
        for (position, changes) in gone.into_iter().chain(whole) {
            if let Some(it) = before.get(position) {
                let gone = Shown {
                    it: *it,
                    was: None,
                    mark: Mark::Removed,
                    changes,
                };
                shown.push((position, false, gone));
            }
        }
        shown.sort_by_key(|(place, is_there, _)| (*place, *is_there));
        shown.into_iter().map(|(_, _, shown)| shown).collect()
    }
}
