//! Rows whose ranges overlap, as Rust sees it.

use super::Entity;
use crate::invariant::Checker;

/// A value of a field, of which it is asked whether there is one: an inherent method wins over the
/// trait's.
#[derive(Debug)]
pub struct Asked<'a, T>(pub &'a T);

impl<T> Asked<'_, Option<T>> {
    /// Whether it is there.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.0.is_some()
    }
}

/// The answer for what is always there.
pub trait AlwaysThere {
    /// Yes.
    fn is_there(&self) -> bool {
        true
    }
}

impl<T> AlwaysThere for Asked<'_, T> {}

/// The second end of a range.
pub trait End<T> {
    /// What is no part of it any more; nothing of a range that is open.
    fn end(&self) -> Option<&T>;
}

impl<T> End<T> for T {
    fn end(&self) -> Option<&T> {
        Some(self)
    }
}

impl<T> End<T> for Option<T> {
    fn end(&self) -> Option<&T> {
        self.as_ref()
    }
}

/// Whether two ranges have something in common, by their beginnings and their ends: half open, as a
/// range of Rust is, so that an empty one has nothing in common with any.
pub fn overlap<T: PartialOrd, E: End<T>>(from: [&T; 2], to: [&E; 2]) -> bool {
    let is_before = |from: &T, to: &E| to.end().is_none_or(|to| from < to);
    let are_some = is_before(from[0], to[0]) && is_before(from[1], to[1]);
    are_some && is_before(from[0], to[1]) && is_before(from[1], to[0])
}

impl Checker<'_> {
    /// Reports the rows that meet an earlier one, by the rule at a position.
    pub fn overlaps<T: Entity>(&mut self, items: &[T], rule: usize, meet: &dyn Fn(&T, &T) -> bool) {
        for (index, item) in items.iter().enumerate() {
            if items[..index].iter().any(|earlier| meet(earlier, item)) {
                self.item(index).entity_breaks::<T>(rule, "", None);
            }
        }
    }
}
