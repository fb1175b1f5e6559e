//! What differs between two readings of one aggregate: a closed list of changes.
#![allow(
    clippy::redundant_pattern_matching,
    reason = "a method is a call, and dear in const evaluation"
)]

use super::change::{Change, Partners, What};
use super::object::{Kind, Object, Ranges, is, key};
use super::order::{self, Order};
use super::pair::Pairing;
use super::table::inside;
use crate::text;

/// All changes, by kind and there in the order of the code, into `changes`. Returns how many there
/// are: more than have room, perhaps.
pub(super) const fn all(
    before: &[Object<'_>],
    after: &[Object<'_>],
    partners: &mut Partners<'_>,
    changes: &mut [Change],
) -> usize {
    let ranges = [Ranges::of(before), Ranges::of(after)];
    Pairing::new(before, after, partners, &ranges).all();
    let is_in_order = order::is_kept(partners.of_after, after.len());
    let mut comparison = Comparison {
        before,
        after,
        partners,
        ranges,
        is_in_order,
        changes,
        length: 0,
    };
    let mut kind = 0;
    while kind < Kind::ALL.len() {
        comparison.of_kind(Kind::ALL[kind]);
        kind += 1;
    }
    comparison.length
}

struct Comparison<'c, 'p, 'a> {
    before: &'c [Object<'a>],
    after: &'c [Object<'a>],
    partners: &'c mut Partners<'p>,
    /// Where the objects of each kind are, on both sides.
    ranges: [Ranges; 2],
    /// Whether nothing at all has moved.
    is_in_order: bool,
    changes: &'c mut [Change],
    length: usize,
}

impl Comparison<'_, '_, '_> {
    const fn push(&mut self, change: Change) {
        if self.length < self.changes.len() {
            self.changes[self.length] = change;
        }
        self.length += 1;
    }

    /// The changes of all objects of one kind.
    const fn of_kind(&mut self, kind: Kind) {
        let (mut after, end) = self.ranges[1].get(kind);
        while after < end {
            if is(&self.after[after], kind) {
                match self.partners.of_after[after] {
                    Some(before) if self.say_the_same(before, after) => {}
                    Some(before) => self.of_pair(kind, before, after),
                    None => self.push(Change {
                        kind,
                        before: None,
                        after: Some(after),
                        what: What::Added,
                    }),
                }
            }
            after += 1;
        }
        self.order(kind);
        let (mut before, end) = self.ranges[0].get(kind);
        while before < end {
            if matches!(self.partners.of_before[before], None) && is(&self.before[before], kind) {
                self.push(Change {
                    kind,
                    before: Some(before),
                    after: None,
                    what: What::Removed,
                });
            }
            before += 1;
        }
    }

    /// Whether two objects are known to say the same, and nothing that no record does.
    const fn say_the_same(&self, before: usize, after: usize) -> bool {
        self.partners.are_same[after]
            && matches!(self.before[before].unknown, None)
            && matches!(self.after[after].unknown, None)
    }

    const fn of_pair(&mut self, kind: Kind, before: usize, after: usize) {
        let (old, new) = (&self.before[before], &self.after[after]);
        let keys = if self.partners.are_same[after] {
            0
        } else {
            kind.count()
        };
        let mut index = 0;
        while index < keys {
            // What differs besides the fingerprint is compared itself.
            let is_fact = !matches!((kind, index), (Kind::Aggregate, key::FINGERPRINT));
            if is_fact && !self.partners.agree(old, new, index) {
                self.push(Change {
                    kind,
                    before: Some(before),
                    after: Some(after),
                    what: What::Value(index),
                });
            }
            index += 1;
        }
        if old.unknown.is_some() || new.unknown.is_some() {
            self.push(Change {
                kind,
                before: Some(before),
                after: Some(after),
                what: What::Unknown,
            });
        }
    }

    /// The order of each list of a kind: said once for each, of what has moved.
    const fn order(&mut self, kind: Kind) {
        match kind.list() {
            _ if self.is_in_order => {}
            None => {}
            Some(_) if self.ranges[1].get(kind).1 == 0 => {}
            Some((_, false)) => self.order_of(kind, self.ranges[1].get(kind)),
            Some((_, true)) => {
                let (mut table, end) = self.ranges[1].get(Kind::Table);
                while table < end {
                    if is(&self.after[table], Kind::Table) {
                        self.order_of(kind, inside(self.after, table));
                    }
                    table += 1;
                }
            }
        }
    }

    const fn order_of(&mut self, kind: Kind, within: (usize, usize)) {
        let (length, room) = (self.length, self.changes.len());
        let length = if length < room { length } else { room };
        let order = Order {
            before: self.before,
            after: self.after,
            of_after: self.partners.of_after,
            changes: text::items(self.changes, 0, length),
        };
        if let Some(after) = order.moved(kind, within) {
            self.push(Change {
                kind,
                before: self.partners.of_after[after],
                after: Some(after),
                what: What::Order,
            });
        }
    }
}
