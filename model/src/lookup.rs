//! A table of what was seen: found in constant time, and never listed.

#![allow(
    clippy::disallowed_types,
    reason = "without iteration, the order of a hash table cannot reach an output"
)]

use std::collections::HashMap;
use std::hash::Hash;

/// A map without iteration.
#[derive(Debug)]
pub struct Lookup<K, V>(HashMap<K, V>);

impl<K: Eq + Hash, V: Copy> Lookup<K, V> {
    /// A map with room for about as many keys: growing it would cost as much as filling it.
    #[must_use]
    pub fn sized(keys: usize) -> Self {
        Self(HashMap::with_capacity(keys))
    }

    /// Notes a value, and returns the one that was noted before under the key.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.0.insert(key, value)
    }

    /// The value that was noted first under the key: this one, where there was none.
    pub fn first(&mut self, key: K, value: V) -> V {
        *self.0.entry(key).or_insert(value)
    }

    /// The value that was noted under the key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<V> {
        self.0.get(key).copied()
    }
}

impl<K: Eq + Hash, V: Copy> FromIterator<(K, V)> for Lookup<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}
