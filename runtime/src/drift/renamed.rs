//! What the code says that it was called otherwise.

use super::former;
use super::object::{Kind, is, key};
use super::pair::{List, Pairing};
use super::value::same;
use crate::text;

impl Pairing<'_, '_, '_> {
    /// Whether the code says of anything of this kind that it was called otherwise.
    pub(super) const fn has_renamed(&self, kind: Kind) -> bool {
        // Previous names of columns are objects of their own.
        if !matches!(kind, Kind::Table) {
            return matches!(kind, Kind::Column) && self.ranges[1].get(Kind::Rename).1 > 0;
        }
        let (mut entity, end) = self.ranges[1].get(Kind::Entity);
        while entity < end {
            if self.after[entity].values[key::ENTITY_RENAMED_FROM].is_some() {
                return true;
            }
            entity += 1;
        }
        false
    }

    /// Pairs what the code says that it was called otherwise.
    pub(super) const fn pair_renamed(&mut self, list: &List) {
        let mut after = list.after.0;
        while after < list.after.1 {
            if is(&self.after[after], list.kind)
                && let Some(former) = self.previous_name(list, after)
            {
                let mut before = list.before.0;
                while before < list.before.1 {
                    let old = &self.before[before];
                    if is(old, list.kind)
                        && self.partners.of_before[before].is_none()
                        && text::equal(old.text(key::NAME), former)
                    {
                        self.join(before, after);
                        break;
                    }
                    before += 1;
                }
            }
            after += 1;
        }
    }

    /// What the code says that something was called, unless that is of the past: where something was
    /// accepted under its name of now, it has moved before. But names may be exchanged, or passed
    /// on from one column to the next.
    const fn previous_name(&self, list: &List, after: usize) -> Option<&str> {
        let Some(former) = former::of(self.after, after) else {
            return None;
        };
        let mut before = list.before.0;
        while before < list.before.1 {
            if self.are_called(before, after) {
                let is_known = match former::of(self.before, before) {
                    Some(known) => text::equal(known, former),
                    None => false,
                };
                if is_known || !self.is_passed_on(list, after) {
                    return None;
                }
            }
            before += 1;
        }
        Some(former)
    }

    const fn are_called(&self, before: usize, after: usize) -> bool {
        let (old, new) = (&self.before[before], &self.after[after]);
        is(old, new.kind) && same(old.values[key::NAME], new.values[key::NAME])
    }

    /// Whether something else of a list is said to have been called as this one is now.
    const fn is_passed_on(&self, list: &List, of: usize) -> bool {
        let mut after = list.after.0;
        while after < list.after.1 {
            if is(&self.after[after], list.kind)
                && let Some(former) = former::of(self.after, after)
                && text::equal(former, self.after[of].text(key::NAME))
            {
                return true;
            }
            after += 1;
        }
        false
    }
}
