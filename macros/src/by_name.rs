//! Values by their names.

use std::collections::BTreeMap;

/// Values by their names. The map is of one type for all kinds of values, so that it is compiled
/// once: the derives are compiled with every domain.
pub(crate) struct ByName<T> {
    positions: BTreeMap<String, usize>,
    values: Vec<T>,
}

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> ByName<T> {
    pub(crate) const fn new() -> Self {
        Self {
            positions: BTreeMap::new(),
            values: Vec::new(),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        let position = self.positions.get(name)?;
        self.values.get(*position)
    }

    /// The value of a name, which is this one if there is none.
    pub(crate) fn or_insert(&mut self, name: String, value: T) -> &mut T {
        let next = self.values.len();
        let position = *self.positions.entry(name).or_insert(next);
        if position == next {
            self.values.push(value);
        }
        &mut self.values[position]
    }
}
