//! Two models, and what each has that the other has not.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use tablewright_model::{Change, Kind, What};

use crate::edit::LISTS;
use crate::side::{Found, Side, name, told, value, without};

/// Two models, and what each has that the other has not.
pub(crate) struct Pair<'v> {
    pub(crate) before: Side<'v>,
    pub(crate) after: Side<'v>,
    /// What the tables of the edited side were called.
    pub(crate) former_tables: &'v BTreeMap<(usize, String), String>,
}

impl Pair<'_> {
    /// What each side has by itself of a kind.
    fn only(&self, kind: Kind) -> [Vec<Found>; 2] {
        let (before, after) = (self.before.all(kind), self.after.all(kind));
        [without(&before, &after), without(&after, &before)]
    }

    /// Whether a change is true, and of what is not the same on both sides.
    pub(crate) fn is_true(&self, change: &Change<'_>, moved: &[(usize, String, Kind)]) -> bool {
        let [before, after] = self.only(change.kind());
        let is_called = |(_, _, object): &&Found| name(change.kind(), object) == change.name();
        match change.what {
            What::Added => after.iter().any(|found| is_called(&found)),
            What::Removed => before.iter().any(|found| is_called(&found)),
            What::Changed(_) => {
                let key = change.key().expect("a key");
                let [old, new] = told(change.object).map(|object| value(&object, key));
                let has_new = after
                    .iter()
                    .filter(is_called)
                    .any(|(_, _, object)| value(object, key) == new);
                has_new
                    && before
                        .iter()
                        .any(|(_, _, object)| value(object, key) == old)
            }
            What::Moved => self.has_moved(change, moved),
        }
    }

    /// Whether an edit moved something in the list of a change; or what it names was removed and
    /// added again, so that it went past something that has one name on both sides.
    fn has_moved(&self, change: &Change<'_>, moved: &[(usize, String, Kind)]) -> bool {
        let first = |record: usize, name: &str| {
            let former = self.former_tables.get(&(record, name.to_owned()));
            former.cloned().unwrap_or_else(|| name.to_owned())
        };
        let is_edited = moved.iter().any(|(record, table, kind)| {
            *kind == change.kind()
                && (change.kind() == Kind::Table || *table == first(*record, change.table))
        });
        let sides = [&self.before, &self.after].map(|side| {
            let mut list = side.all(change.kind());
            list.retain(|(record, table, _)| *table == first(*record, change.table));
            list
        });
        let by_name = |object: &Map<String, Value>| name(change.kind(), object);
        let whole = |object: &Map<String, Value>| json!(object).to_string();
        let is_called = |object: &Map<String, Value>| by_name(object) == change.name();
        is_edited || goes_past(&sides, by_name, is_called) || goes_past(&sides, whole, is_called)
    }

    /// What differs, and is not mentioned; what is in a table that is new or gone is not.
    pub(crate) fn unmentioned(&self, changes: &[Change<'_>]) -> Vec<Found> {
        let tables = self.only(Kind::Table).map(|tables| {
            let names = tables.into_iter().map(|(record, table, _)| (record, table));
            names.collect::<Vec<_>>()
        });
        let all = [&self.before, &self.after].map(|side| {
            let tables = side.all(Kind::Table).into_iter();
            tables
                .map(|(record, table, _)| (record, table))
                .collect::<Vec<_>>()
        });
        let kinds = LISTS.iter().map(|(kind, ..)| *kind);
        let mut missing = Vec::new();
        for kind in kinds.chain([Kind::Table, Kind::Enum]) {
            let names: Vec<String> = changes
                .iter()
                .filter(|change| change.kind() == kind && change.what != What::Moved)
                .map(|change| change.name().into_owned())
                .collect();
            let [_, after] = self.only(kind);
            for found in after {
                let place = (found.0, found.1.clone());
                let is_in_new = kind != Kind::Table
                    && kind != Kind::Enum
                    && !all[0].contains(&place)
                    && tables[1].contains(&place);
                if !is_in_new && !names.contains(&name(kind, &found.2)) {
                    missing.push(found);
                }
            }
        }
        missing
    }
}

/// Whether an object stands on another side of a second one than it did. An object is known by
/// what is there once on each side.
fn goes_past(
    sides: &[Vec<Found>; 2],
    known_by: impl Fn(&Map<String, Value>) -> String,
    is_it: impl Fn(&Map<String, Value>) -> bool,
) -> bool {
    let places = sides.each_ref().map(|list| {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, (.., object)) in list.iter().enumerate() {
            places.entry(known_by(object)).or_default().push(place);
        }
        places.retain(|_, places| places.len() == 1);
        places
    });
    let [old, new] = &places;
    let both = |name: &String| Some((old.get(name)?[0], new.get(name)?[0]));
    sides[1]
        .iter()
        .filter(|found| is_it(&found.2))
        .any(|found| {
            let Some((old_place, new_place)) = both(&known_by(&found.2)) else {
                return false;
            };
            new.keys().filter_map(both).any(|(old_other, new_other)| {
                (old_place < old_other) != (new_place < new_other) && old_place != old_other
            })
        })
}
