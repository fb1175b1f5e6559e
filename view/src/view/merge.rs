//! Lists of objects of both sides as one.

use std::collections::BTreeMap;
use std::ptr;

use super::{Mark, Shown};
use tablewright_model::{Change, Object, Sides, What};

/// The changes of a list, each with its object.
pub(super) struct Told<'m, T> {
    changes: Vec<(Sides<'m, T>, &'m Change<'m>)>,
}

/// What an object is, if it is one of a list.
pub(super) type AsOne<'m, T> = fn(Object<'m>) -> Option<Sides<'m, T>>;

impl<'m, T> Told<'m, T> {
    /// Those of objects of one kind of which a function says that they are of the list.
    pub(super) fn of(
        changes: &'m [Change<'m>],
        as_one: AsOne<'m, T>,
        is_of_it: impl Fn(&Change<'_>) -> bool,
    ) -> Self {
        let changes = changes.iter().filter(|change| is_of_it(change));
        let changes = changes.filter_map(|change| Some((as_one(change.object)?, change)));
        Self {
            changes: changes.collect(),
        }
    }

    /// The changes by the place of what they are of, in a list of one side.
    fn by_place(
        &self,
        list: &[&'m T],
        side: fn(Sides<'m, T>) -> Option<&'m T>,
    ) -> BTreeMap<usize, Vec<&'m Change<'m>>> {
        let mut told: BTreeMap<usize, Vec<&Change<'_>>> = BTreeMap::new();
        for (of, change) in &self.changes {
            if let Some(place) = side(*of).and_then(|of| place(list, of)) {
                told.entry(place).or_default().push(change);
            }
        }
        told
    }

    /// Where what is told first of an object was, if it was there.
    fn place_before(&self, list: &[&'m T], change: &Change<'_>) -> Option<usize> {
        let mut changes = self.changes.iter();
        let (of, _) = changes.find(|(_, other)| ptr::eq(*other, change))?;
        place(list, of.before()?)
    }

    /// Objects of both sides in one list: those of now in their order, each that is gone behind the
    /// one that it stood behind.
    pub(super) fn beside(
        &self,
        before: &[&'m T],
        after: &[&'m T],
        name: fn(&T) -> String,
    ) -> Vec<Shown<'m, T>> {
        let mut told = self.by_place(after, Sides::after);
        let mut gone = self.by_place(before, Sides::before);
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
                Some(change) => self.place_before(before, change),
                None => left.get_mut(&name(it)).and_then(Vec::pop),
            };
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
        gone.retain(|_, changes| changes.iter().all(|change| change.what == What::Removed));
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

/// Objects of one name are told apart by where they are kept.
fn place<T>(list: &[&T], of: &T) -> Option<usize> {
    list.iter().position(|it| ptr::eq(*it, of))
}
