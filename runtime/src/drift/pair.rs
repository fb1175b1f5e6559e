//! Which object of the code is which one of those that were accepted.
//!
//! Names need not be unique: a rule of a value object is there once for each field that embeds it.
//! So what is called alike is paired from the most alike on, and those that nothing has happened
//! to go first: what did not change is never told of.
#![allow(
    clippy::redundant_pattern_matching,
    reason = "a method is a call, and dear in const evaluation"
)]

use super::change::Partners;

use super::object::{Kind, Object, Ranges, is};
use super::table::inside;

/// Two readings, and what is paired so far.
pub(super) struct Pairing<'c, 'p, 'a> {
    pub(super) before: &'c [Object<'a>],
    pub(super) after: &'c [Object<'a>],
    pub(super) partners: &'c mut Partners<'p>,
    /// Where the objects of each kind are, on both sides.
    pub(super) ranges: [Ranges; 2],
    /// Whether the latest round has found objects of one name that differ in more than it allows.
    pub(super) has_missed: bool,
}

/// Where a list stands on both sides, first and behind the last; there may be other kinds between.
pub(super) struct List {
    pub(super) kind: Kind,
    pub(super) before: (usize, usize),
    pub(super) after: (usize, usize),
}

/// What is inside of a table.
const INSIDE: [Kind; 4] = [Kind::Column, Kind::Index, Kind::ForeignKey, Kind::Check];

/// What makes two objects the same one.
#[derive(Clone, Copy)]
pub(super) enum By {
    /// They are called alike, no more values than these differ, and they stand next behind the same
    /// one, or before it.
    Next(usize),
    /// They are the same, and the only ones that are.
    Only,
    /// The keys that name them, where no more values than these differ.
    Name(usize),
    /// Of tables and enums, the Rust type.
    Type,
    /// They stand behind the same one, or before it, and no more values than these differ.
    Place(usize),
    /// No more than one value differs, wherever they stand: not of a column, of which few are told
    /// apart by more than their names.
    AllButOne,
    /// Of rules, the id, in the same table.
    Id,
}

impl By {
    /// Whether it asks for no value that differs.
    const fn is_exact(self) -> bool {
        matches!(self, Self::Only | Self::Next(0) | Self::Name(0))
    }

    /// How many single objects are looked at.
    const fn window(self) -> usize {
        match self {
            Self::Next(_) => 1,
            Self::Place(_) | Self::AllButOne => 16,
            _ => usize::MAX,
        }
    }
}

impl<'c, 'p, 'a> Pairing<'c, 'p, 'a> {
    pub(super) const fn new(
        before: &'c [Object<'a>],
        after: &'c [Object<'a>],
        partners: &'c mut Partners<'p>,
        ranges: &[Ranges; 2],
    ) -> Self {
        Self {
            before,
            after,
            partners,
            ranges: *ranges,
            has_missed: false,
        }
    }

    /// Tables first: what is inside of them is paired inside of pairs of them. Rules are last, and
    /// what was renamed: they speak of entities.
    pub(super) const fn all(&mut self) {
        if !self.before.is_empty() && !self.after.is_empty() {
            self.join(0, 0);
        }
        self.whole(Kind::Table);
        self.whole(Kind::Entity);
        self.inside_of_tables();
        self.whole(Kind::Rule);
        self.whole(Kind::Rename);
        self.whole(Kind::Script);
        self.whole(Kind::Enum);
        self.whole(Kind::EnumType);
    }

    const fn whole(&mut self, kind: Kind) {
        self.list(&List {
            kind,
            before: self.ranges[0].get(kind),
            after: self.ranges[1].get(kind),
        });
    }

    const fn inside_of_tables(&mut self) {
        let (mut table, end) = self.ranges[1].get(Kind::Table);
        while table < end {
            if is(&self.after[table], Kind::Table)
                && let Some(partner) = self.partners.of_after[table]
            {
                let before = Ranges::within(self.before, inside(self.before, partner));
                let after = Ranges::within(self.after, inside(self.after, table));
                let mut index = 0;
                while index < INSIDE.len() {
                    let kind = INSIDE[index];
                    self.list(&List {
                        kind,
                        before: before.get(kind),
                        after: after.get(kind),
                    });
                    index += 1;
                }
            }
            table += 1;
        }
    }

    /// The surest first; of those that are called alike, the most alike.
    const fn list(&mut self, list: &List) {
        if !self.has_single(list) {
            return;
        }
        if self.has_renamed(list.kind) {
            self.pair_renamed(list);
        }
        let list = &self.behind_what_stands_as_it_stood(list);
        if !self.has_single(list) {
            return;
        }
        self.pair_neighbours(list, By::Next(0));
        if !self.has_single(list) {
            return;
        }
        // Rules without columns are told apart by those that they stand beside alone.
        if let Kind::Rule = list.kind {
            self.pair(list, By::Only);
            self.pair_neighbours(list, By::Next(0));
        }
        let mut differences = 0;
        loop {
            self.has_missed = false;
            if let Kind::Rule = list.kind {
                self.pair_neighbours(list, By::Next(differences));
            }
            self.pair(list, By::Name(differences));
            if !self.has_missed {
                break;
            }
            differences += 1;
        }
        if let Kind::Table | Kind::Enum = list.kind {
            self.pair(list, By::Type);
        }
        let mut differences = 1;
        while differences <= most_in_place(list.kind) {
            self.pair_neighbours(list, By::Place(differences));
            differences += 1;
        }
        if !matches!(list.kind, Kind::Table | Kind::Column) {
            self.pair(list, By::AllButOne);
        }
        if let Kind::Rule = list.kind {
            self.pair(list, By::Id);
        }
    }

    /// Whether there is something to be paired on both sides.
    const fn has_single(&self, list: &List) -> bool {
        is_one_single(self.before, self.partners.of_before, list.kind, list.before)
            && is_one_single(self.after, self.partners.of_after, list.kind, list.after)
    }

    const fn pair_neighbours(&mut self, list: &List, by: By) {
        self.pair(list, by);
        // Mostly that is all.
        if self.has_single(list) {
            self.pair_backwards(list, by);
        }
    }

    /// Pairs what is still single and alike.
    const fn pair(&mut self, list: &List, by: By) {
        // What stands behind the partner of the one before comes first.
        let mut next = list.before.0;
        let mut is_next = true;
        let mut after = list.after.0;
        while after < list.after.1 {
            if is(&self.after[after], list.kind) {
                if self.partners.of_after[after].is_none()
                    && (is_next || !matches!(by, By::Next(_)))
                    && let Some(before) = self.find(list, next, after, by)
                {
                    self.join(before, after);
                    self.partners.are_same[after] = by.is_exact();
                }
                let partner = self.partners.of_after[after];
                if let Some(before) = partner {
                    next = before + 1;
                }
                is_next = partner.is_some();
            }
            after += 1;
        }
    }

    /// The same from the end on, of neighbours: what stands before the partner of the one behind.
    const fn pair_backwards(&mut self, list: &List, by: By) {
        let mut end = list.before.1;
        let mut is_next = true;
        let mut after = list.after.1;
        while after > list.after.0 {
            after -= 1;
            if !is(&self.after[after], list.kind) {
                continue;
            }
            let (mut before, mut seen) = (end, 0);
            let is_asked = is_next || !matches!(by, By::Next(_));
            while is_asked && self.partners.of_after[after].is_none() && before > list.before.0 {
                before -= 1;
                if is(&self.before[before], list.kind) {
                    seen += 1;
                    if self.partners.of_before[before].is_some() || seen > by.window() {
                        break;
                    }
                    if self.are_alike(before, after, by) {
                        self.join(before, after);
                        self.partners.are_same[after] = by.is_exact();
                    }
                }
            }
            is_next = self.partners.of_after[after].is_some();
            if let Some(before) = self.partners.of_after[after] {
                end = before;
            }
        }
    }

    pub(super) const fn join(&mut self, before: usize, after: usize) {
        self.partners.of_before[before] = Some(after);
        self.partners.of_after[after] = Some(before);
    }

    /// What is alike from a position on, if it is the next one and single.
    const fn neighbour(&mut self, list: &List, next: usize, after: usize, by: By) -> Option<usize> {
        let mut before = next;
        while before < list.before.1 {
            if is(&self.before[before], list.kind) {
                let is_alike =
                    self.partners.of_before[before].is_none() && self.are_alike(before, after, by);
                return if is_alike { Some(before) } else { None };
            }
            before += 1;
        }
        None
    }

    const fn find(&mut self, list: &List, next: usize, after: usize, by: By) -> Option<usize> {
        if let By::Next(_) = by {
            return self.neighbour(list, next, after, by);
        }
        let (start, end) = list.before;
        let in_place = matches!(by, By::Place(_));
        let length = if in_place { end - next } else { end - start };
        let (mut steps, mut seen) = (0, 0);
        while steps < length && seen < by.window() {
            // Of a place, this never goes past the end.
            let before = start + (next - start + steps) % (end - start);
            if is(&self.before[before], list.kind) {
                if self.partners.of_before[before].is_none() {
                    if self.are_alike(before, after, by) {
                        if matches!(by, By::Only) && self.has_twin(list, before, after) {
                            return None;
                        }
                        return Some(before);
                    }
                    seen += 1;
                } else if in_place {
                    return None;
                }
            }
            steps += 1;
        }
        None
    }
}

const fn is_one_single(
    objects: &[Object<'_>],
    partners: &[Option<usize>],
    kind: Kind,
    (start, end): (usize, usize),
) -> bool {
    let mut index = start;
    while index < end {
        if partners[index].is_none() && is(&objects[index], kind) {
            return true;
        }
        index += 1;
    }
    false
}

/// The most values in which two objects differ that are one in the same place. Where more differ,
/// that one is gone and the other new tells less. A column is told of as a whole.
const fn most_in_place(kind: Kind) -> usize {
    match kind {
        Kind::Column => kind.keys().len(),
        // With what its entity is.
        Kind::Table => 3,
        _ => 2,
    }
}
