//! What has moved in a list: only where things that are on both sides stand the other way round,
//! and not where that only follows from something that is told anyway.

use super::change::{Change, What};

use super::object::is;
use super::object::same_table;
use super::object::{Kind, Object, key};
use super::table::column;
use super::value::same;

/// Whether all of so many objects that are on both sides stand in the same order.
pub(super) const fn is_kept(of_after: &[Option<usize>], length: usize) -> bool {
    let mut next = 0;
    let mut after = 0;
    while after < length {
        if let Some(before) = of_after[after] {
            if before < next {
                return false;
            }
            next = before;
        }
        after += 1;
    }
    true
}

/// Two readings, which object is which, and what is told so far: of tables and columns, all.
pub(super) struct Order<'c, 'a> {
    pub(super) before: &'c [Object<'a>],
    pub(super) after: &'c [Object<'a>],
    pub(super) of_after: &'c [Option<usize>],
    pub(super) changes: &'c [Change],
}

/// How far apart things are looked at to find which of them has moved.
const WINDOW: usize = 128;

impl Order<'_, '_> {
    /// What has moved of a kind between two positions: of several things, the one that went past
    /// most others.
    pub(super) const fn moved(&self, kind: Kind, within: (usize, usize)) -> Option<usize> {
        let mut latest = None;
        let mut after = within.0;
        while after < within.1 {
            if self.place(kind, after).is_some() {
                if let Some(latest) = latest
                    && self.are_exchanged(kind, latest, after)
                {
                    return self.most_exchanged(kind, within);
                }
                latest = Some(after);
            }
            after += 1;
        }
        None
    }

    const fn most_exchanged(&self, kind: Kind, within: (usize, usize)) -> Option<usize> {
        let (mut found, mut most) = (None, 0);
        let mut after = within.0;
        while after < within.1 {
            if self.place(kind, after).is_some() {
                let count = self.passed(kind, after, within);
                if count > most {
                    (found, most) = (Some(after), count);
                }
            }
            after += 1;
        }
        found
    }

    /// How many others something went past.
    const fn passed(&self, kind: Kind, of: usize, (start, end): (usize, usize)) -> usize {
        let mut count = 0;
        let mut other = if of > start + WINDOW {
            of - WINDOW
        } else {
            start
        };
        while other < end && other < of + WINDOW {
            let (first, second) = if other < of { (other, of) } else { (of, other) };
            count += self.are_exchanged(kind, first, second) as usize;
            other += 1;
        }
        count
    }

    /// Where something stood, of which the order is compared: of what is called otherwise now, only
    /// tables and columns are sure to be the same ones. Enums are sorted by name.
    const fn place(&self, kind: Kind, after: usize) -> Option<usize> {
        let new = &self.after[after];
        if !is(new, kind) {
            return None;
        }
        let Some(before) = self.of_after[after] else {
            return None;
        };
        let name = match kind {
            Kind::EnumType => key::TYPE_ENUM,
            Kind::Rename => key::RENAME_COLUMN,
            _ => key::NAME,
        };
        let is_sure = matches!(kind, Kind::Table | Kind::Entity | Kind::Column)
            || same(self.before[before].values[name], new.values[name]);
        if is_sure { Some(before) } else { None }
    }

    /// Whether the second of two things stood before the first one by itself.
    const fn are_exchanged(&self, kind: Kind, first: usize, second: usize) -> bool {
        match (self.place(kind, first), self.place(kind, second)) {
            (Some(old_first), Some(old_second)) if old_second < old_first => {
                !self.follows((old_first, old_second), (first, second))
            }
            _ => false,
        }
    }

    /// Whether two things stand the other way round because their tables do, or their columns.
    const fn follows(&self, old: (usize, usize), new: (usize, usize)) -> bool {
        let kind = self.after[new.0].kind;
        let (owner, other) = (self.after[new.0].owner, self.after[new.1].owner);
        match (kind, owner) {
            (Kind::Table | Kind::Column | Kind::Enum | Kind::EnumType, _) | (_, None) => false,
            _ if !same_table(owner, other) => self.has_moved(Kind::Table, None),
            (Kind::Check, _) => self.has_moved(Kind::Column, owner),
            _ => {
                self.has_moved(Kind::Column, owner)
                    && are_before(self.before, old.1, old.0)
                    && are_before(self.after, new.0, new.1)
            }
        }
    }

    /// Whether it is told that the order of a list has changed.
    const fn has_moved(&self, kind: Kind, table: Option<usize>) -> bool {
        let mut index = 0;
        while index < self.changes.len() {
            let change = &self.changes[index];
            if change.kind as u8 == kind as u8
                && matches!(change.what, What::Order)
                && let Some(after) = change.after
                && (table.is_none() || same_table(self.after[after].table, table))
            {
                return true;
            }
            index += 1;
        }
        false
    }
}

/// Whether the first column of one thing stands before that of another one.
const fn are_before(objects: &[Object<'_>], first: usize, second: usize) -> bool {
    match (first_column(objects, first), first_column(objects, second)) {
        (Some(first), Some(second)) => first < second,
        _ => false,
    }
}

const fn first_column(objects: &[Object<'_>], of: usize) -> Option<usize> {
    let object = &objects[of];
    let columns = match object.kind {
        Kind::Index => key::INDEX_COLUMNS,
        Kind::Rule => key::RULE_COLUMNS,
        Kind::Rename => key::RENAME_COLUMN,
        _ => 0,
    };
    match (object.owner, object.values[columns]) {
        (Some(table), Some(columns)) => column(objects, table, columns.first()),
        _ => None,
    }
}
