//! What becomes of an object of a table: whether the engine carries it through the change of the
//! columns that it speaks of, or it has to go before and come again afterwards.

use std::collections::{BTreeMap, BTreeSet};

use super::converted;
use crate::assemble::speaks_of;
use crate::change::{Change, Kept, Object, TableChange};
use crate::engine::{Altering, Converted};
use crate::schema::{Check, ForeignKey, Index, IndexColumn, Sql, Trigger};
use crate::space::Kind;

/// What becomes of an object.
#[derive(Clone, Copy)]
pub(super) enum Fate<'s, T> {
    Added(&'s T),
    Removed(&'s T),
    /// It stays, perhaps under another name.
    Renamed(Kept<'s, T>),
    /// It goes, and comes again.
    Again(Kept<'s, T>),
}

impl<'s, T> Fate<'s, T> {
    /// What is dropped, as it is before.
    pub(super) fn ends(&self) -> Option<&'s T> {
        match self {
            Self::Removed(of) | Self::Again(Kept { before: of, .. }) => Some(of),
            _ => None,
        }
    }

    /// What is created, as it is afterwards.
    pub(super) fn begins(&self) -> Option<&'s T> {
        match self {
            Self::Added(of) | Self::Again(Kept { after: of, .. }) => Some(of),
            _ => None,
        }
    }

    fn of(change: Change<'s, T>, is_again: impl FnOnce(Kept<'s, T>) -> bool) -> Self {
        match change {
            Change::Added(of) => Self::Added(of),
            Change::Removed(of) => Self::Removed(of),
            Change::Kept(kept) if is_again(kept) => Self::Again(kept),
            Change::Kept(kept) => Self::Renamed(kept),
        }
    }
}

/// What of a table is not what it was, so that what rests on it cannot stay.
pub(super) struct Disturbed<'s> {
    /// The columns whose stored values become others, by their names afterwards.
    pub(super) converted: BTreeMap<&'s str, Converted>,
    /// The columns that are new: something may have had their names.
    added: BTreeSet<&'s str>,
    /// The columns that have another name, where checks do not follow them.
    renamed: BTreeSet<&'s str>,
    /// The columns that may be NULL now, or may no more.
    nullable: BTreeSet<&'s str>,
    /// Whether a unique index, or the primary key, goes: foreign keys may need it.
    has_lost_key: bool,
    /// What the indexes that go begin with.
    lost_indexes: BTreeSet<&'s str>,
}

impl<'s> Disturbed<'s> {
    pub(super) fn of(
        engine: &dyn Altering,
        change: &TableChange<'s>,
        enums: &BTreeSet<&str>,
    ) -> Self {
        let mut disturbed = Self {
            converted: BTreeMap::new(),
            added: BTreeSet::new(),
            renamed: BTreeSet::new(),
            nullable: BTreeSet::new(),
            has_lost_key: false,
            lost_indexes: BTreeSet::new(),
        };
        for column in &change.columns {
            match column {
                Change::Added(column) => _ = disturbed.added.insert(&column.name),
                Change::Removed(_) => {}
                Change::Kept(kept) => {
                    let name = engine.name(&kept.after.name);
                    // What does not become the other was refused before.
                    if let Some(Ok(converted)) = converted::of(engine, *kept, enums, &name) {
                        disturbed.converted.insert(&kept.after.name, converted);
                    }
                    if kept.before.name != kept.after.name && !engine.renames_in_checks() {
                        disturbed.renamed.insert(&kept.after.name);
                    }
                    if kept.before.nullable != kept.after.nullable {
                        disturbed.nullable.insert(&kept.after.name);
                    }
                }
            }
        }
        let keys = change.primary_key();
        disturbed.has_lost_key = keys.is_some_and(|[_, renamed, after]| {
            renamed.map(|key| &key.columns) != after.map(|key| &key.columns)
        });
        for index in &change.indexes {
            if let Some(index) = Fate::of_index(engine, *index, Some(&disturbed)).ends() {
                disturbed.has_lost_key |= index.unique;
                let first = index.columns.first().and_then(IndexColumn::name);
                disturbed.lost_indexes.extend(first);
            }
        }
        disturbed
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.converted.is_empty()
            && self.added.is_empty()
            && self.renamed.is_empty()
            && self.nullable.is_empty()
            && !self.has_lost_key
            && self.lost_indexes.is_empty()
    }

    /// Whether a column holds other values, or is a new one.
    fn has(&self, column: &str) -> bool {
        self.converted.contains_key(column) || self.added.contains(column)
    }

    fn is_read_by(&self, sql: &Sql) -> bool {
        let mut names = self.converted.keys().chain(&self.added);
        names.any(|name| speaks_of(sql.text(), name))
    }

    fn stops(&self, check: &Check) -> bool {
        let mut renamed = self.renamed.iter();
        self.is_read_by(&check.expression)
            || renamed.any(|name| speaks_of(check.expression.text(), name))
    }

    fn is_in(&self, index: &Index) -> bool {
        let sorted_by = index.columns.iter().any(|column| match column {
            IndexColumn::Column(name) => self.added.contains(name.as_str()),
            IndexColumn::Other { sql } => self.is_read_by(sql),
        });
        let mut include = index.include.iter();
        sorted_by
            || include.any(|name| self.added.contains(name.as_str()))
            || [&index.condition, &index.definition]
                .into_iter()
                .flatten()
                .any(|of| self.is_read_by(of))
    }
}

/// What is computed of a column that has other values now, or of a new one, is computed by a new
/// column.
pub(super) fn compute_again(
    engine: &dyn Altering,
    change: &mut TableChange<'_>,
    enums: &BTreeSet<&str>,
) {
    if change.is_same && enums.is_empty() {
        return;
    }
    let disturbed = Disturbed::of(engine, change, enums);
    let mut gone = Vec::new();
    for column in &mut change.columns {
        let Change::Kept(kept) = *column else {
            continue;
        };
        let generated = kept.after.generated.as_ref();
        if generated.is_some_and(|of| disturbed.is_read_by(&of.expression)) {
            *column = Change::Added(kept.after);
            gone.push(Change::Removed(kept.before));
        }
    }
    change.columns.extend(gone);
}

impl<'s> Fate<'s, Check> {
    pub(super) fn of_check(
        engine: &dyn Altering,
        change: Change<'s, Check>,
        disturbed: Option<&Disturbed<'s>>,
    ) -> Self {
        Self::of(change, |kept| {
            !kept.renamed.is_defined_as(kept.after)
                || !keeps_or_takes_name(engine, Kind::Check, kept)
                || disturbed.is_some_and(|of| of.stops(kept.after))
        })
    }
}

impl<'s> Fate<'s, Index> {
    pub(super) fn of_index(
        engine: &dyn Altering,
        change: Change<'s, Index>,
        disturbed: Option<&Disturbed<'s>>,
    ) -> Self {
        Self::of(change, |kept| {
            !kept.renamed.is_defined_as(kept.after)
                || !keeps_or_takes_name(engine, Kind::Index, kept)
                || engine.suffix(&kept.before.comment) != engine.suffix(&kept.after.comment)
                || disturbed.is_some_and(|of| of.is_in(kept.after))
        })
    }
}

impl<'s> Fate<'s, Trigger> {
    /// Its text speaks of all by the names of before.
    pub(super) fn of_trigger(
        change: Change<'s, Trigger>,
        disturbed: Option<&Disturbed<'s>>,
    ) -> Self {
        Self::of(change, |kept| {
            kept.before.name != kept.after.name
                || !kept.before.is_defined_as(kept.after)
                || disturbed.is_some_and(|of| of.is_read_by(&kept.after.definition))
        })
    }
}

impl<'s> Fate<'s, ForeignKey> {
    pub(super) fn of_foreign_key(
        engine: &dyn Altering,
        change: Change<'s, ForeignKey>,
        table: &str,
        disturbed: &BTreeMap<&str, Disturbed<'s>>,
    ) -> Self {
        Self::of(change, |kept| {
            let key = kept.after;
            let has =
                |of: &Disturbed<'_>, columns: &[String]| columns.iter().any(|name| of.has(name));
            let here = disturbed.get(table).is_some_and(|of| {
                let is_lost = |name: &String| of.lost_indexes.contains(name.as_str());
                let is_other = |name: &String| of.nullable.contains(name.as_str());
                let needs_index = engine.indexes_keys();
                has(of, &key.columns)
                    || needs_index && kept.before.columns.first().is_some_and(is_lost)
                    || needs_index && key.columns.iter().any(is_other)
            });
            let there = disturbed.get(&*key.table);
            !kept.renamed.is_defined_as(key)
                || !keeps_or_takes_name(engine, Kind::ForeignKey, kept)
                || here
                || there.is_some_and(|of| of.has_lost_key || has(of, &key.references))
        })
    }
}

fn keeps_or_takes_name<T: Object>(engine: &dyn Altering, kind: Kind, kept: Kept<'_, T>) -> bool {
    kept.before.name() == kept.after.name() || engine.renames(kind)
}
