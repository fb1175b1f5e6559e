//! Whether two objects are alike enough to be the same one, and what stands as it stood.
#![allow(
    clippy::redundant_pattern_matching,
    reason = "a method is a call, and dear in const evaluation"
)]

use super::object::{Kind, Object, is};
use super::pair::{By, List, Pairing};
use super::table::{entity_type, holds_columns, type_of};
use super::value::{are_known, same};

impl Pairing<'_, '_, '_> {
    /// Pairs what is the same at the beginning of a list, and returns the rest of it. Mostly that
    /// is nothing.
    pub(super) const fn behind_what_stands_as_it_stood(&mut self, list: &List) -> List {
        let List {
            kind,
            before: (mut before, old_end),
            after: (mut after, new_end),
        } = *list;
        // Tables have other objects between them.
        while !matches!(kind, Kind::Table)
            && before < old_end
            && after < new_end
            && matches!(self.partners.of_before[before], None)
            && matches!(self.partners.of_after[after], None)
            && is(&self.before[before], kind)
            && is(&self.after[after], kind)
            && self
                .partners
                .differences(&self.before[before], &self.after[after], 0)
                == 0
        {
            self.partners.of_before[before] = Some(after);
            self.partners.of_after[after] = Some(before);
            self.partners.are_same[after] = true;
            before += 1;
            after += 1;
        }
        List {
            kind,
            before: (before, old_end),
            after: (after, new_end),
        }
    }

    pub(super) const fn are_alike(&mut self, before: usize, after: usize, by: By) -> bool {
        let (old, new) = (&self.before[before], &self.after[after]);
        match by {
            By::Name(most) => {
                if !self.are_called_alike(old, new) {
                    return false;
                }
                let are_near = self.differ_in(before, after, most);
                self.has_missed = self.has_missed || !are_near;
                are_near
            }
            By::Type => match new.kind {
                Kind::Table => self.are_of_one_type(before, after),
                Kind::Enum => are_known(type_of(self.before, old), type_of(self.after, new)),
                _ => false,
            },
            By::Only | By::Next(0) => self.differ_in(before, after, 0),
            By::Next(most) => {
                self.are_called_alike(old, new) && self.differ_in(before, after, most)
            }
            By::AllButOne => self.have_lasting_tables(old, new) && self.differ_in(before, after, 1),
            By::Id => {
                let is_in_it = match (old.owner, new.owner) {
                    (Some(old), Some(new)) => {
                        matches!(self.partners.of_after[new], Some(partner) if partner == old)
                    }
                    _ => false,
                };
                is_in_it && same(old.values[0], new.values[0])
            }
            By::Place(most) => {
                self.have_lasting_tables(old, new)
                    && self.differ_in(before, after, most)
                    && (!matches!(new.kind, Kind::Table) || self.have_same_columns(before, after))
            }
        }
    }

    /// Whether there are more than these two that are the same.
    pub(super) const fn has_twin(&self, list: &List, before: usize, after: usize) -> bool {
        let mut other = list.before.0;
        while other < list.before.1 {
            let is_single = self.partners.of_before[other].is_none() && other != before;
            if is_single && is(&self.before[other], list.kind) && self.differ_in(other, after, 0) {
                return true;
            }
            other += 1;
        }
        let mut other = list.after.0;
        while other < list.after.1 {
            let is_single = self.partners.of_after[other].is_none() && other != after;
            if is_single && is(&self.after[other], list.kind) && self.differ_in(before, other, 0) {
                return true;
            }
            other += 1;
        }
        false
    }

    const fn are_called_alike(&self, old: &Object<'_>, new: &Object<'_>) -> bool {
        let mut index = 0;
        while index < old.kind.named_by() {
            if !self.partners.agree(old, new, index) {
                return false;
            }
            index += 1;
        }
        old.values[0].is_some()
    }

    /// Whether no more than so many values of two objects differ.
    const fn differ_in(&self, before: usize, after: usize, most: usize) -> bool {
        let (old, new) = (&self.before[before], &self.after[after]);
        let of_type = match old.kind {
            Kind::Table => !self.are_of_one_type(before, after) as usize,
            _ => 0,
        };
        self.partners.differences(old, new, most) + of_type <= most
    }

    /// Whether the tables that two objects name are there on both sides: what belongs to a table
    /// that is gone is gone with it.
    const fn have_lasting_tables(&self, old: &Object<'_>, new: &Object<'_>) -> bool {
        let kind = new.kind;
        match (old.owner, new.owner) {
            (Some(old), Some(new)) if kind.table_key().is_some() => {
                self.partners.of_before[old].is_some() && self.partners.of_after[new].is_some()
            }
            _ => true,
        }
    }

    /// Whether two tables are of one entity.
    const fn are_of_one_type(&self, before: usize, after: usize) -> bool {
        are_known(
            entity_type(self.before, before),
            entity_type(self.after, after),
        )
    }

    /// Whether two tables have columns of the same names.
    const fn have_same_columns(&self, before: usize, after: usize) -> bool {
        holds_columns(self.before, before, self.after, after)
            && holds_columns(self.after, after, self.before, before)
    }
}
