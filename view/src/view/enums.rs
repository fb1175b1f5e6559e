//! Enums, which several aggregates may have in common.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::merge::Told;
use super::{Mark, Shown, Side};
use tablewright_model::{Compared, Enum, Object, Source};

/// An enum, which several aggregates may use.
pub(crate) struct EnumView<'m> {
    pub(crate) of: Shown<'m, Enum>,
    /// The rules of all aggregates that name it, or its Rust name.
    pub(crate) source: Source,
    /// The path of its Rust type.
    pub(crate) ty: &'m str,
    /// Whether the column's type is a database enum.
    pub(crate) is_native: bool,
}

/// Adds the enums of an aggregate to those of others.
pub(super) fn add<'m>(enums: &mut BTreeMap<&'m str, EnumView<'m>>, pair: &'m Compared<'m>) {
    let told = Told::of(
        &pair.changes,
        |object| match object {
            Object::Enum(of) => Some(of),
            _ => None,
        },
        |_| true,
    );
    let [before, after] = pair.lists(|record| &record.enums);
    let [types_before, types_after] = pair.lists(|record| &record.types);
    for of in told.beside(&before, &after, |of| of.name.clone()) {
        let mut types = types_after.iter().chain(&types_before);
        let ty = types.find(|ty| ty.name == of.it.name);
        match enums.entry(&of.it.name) {
            Entry::Occupied(known) => known.into_mut().join(of),
            Entry::Vacant(place) => {
                place.insert(EnumView {
                    source: of.it.source.clone(),
                    ty: ty.map_or("", |ty| &ty.ty),
                    is_native: ty.is_some_and(|ty| ty.native),
                    of,
                });
            }
        }
    }
}

impl<'m> EnumView<'m> {
    /// The values of both sides: those of now, then those that are gone.
    pub(crate) fn values(&self) -> Vec<(&'m str, Mark)> {
        let [before, now] = [Side::Before, Side::Now].map(|side| {
            let of = self.of.on(side);
            of.map_or(&[][..], |of| of.values.as_slice())
        });
        // What is new, or gone, is so as a whole.
        let is_whole = before.is_empty() || now.is_empty();
        let marked = |value: &'m String, other: &[String], mark| {
            let is_same = is_whole || other.contains(value);
            (value.as_str(), if is_same { Mark::Same } else { mark })
        };
        let values = now.iter().map(|value| marked(value, before, Mark::Added));
        let gone = before.iter().map(|value| marked(value, now, Mark::Removed));
        let gone = gone.filter(|(_, mark)| is_whole || *mark == Mark::Removed);
        values.chain(gone).collect()
    }

    /// Another aggregate has it too: it is neither new nor gone if it is not so everywhere.
    fn join(&mut self, of: Shown<'m, Enum>) {
        self.source = self.source.join(&of.it.source);
        let mark = match (self.of.mark, of.mark) {
            (one, other) if one == other => one,
            (Mark::Same, _) | (_, Mark::Same) => Mark::Same,
            _ => Mark::Changed,
        };
        // That with both sides tells most.
        let is_less = self.of.mark == Mark::Removed || self.of.was.is_none();
        if is_less && of.mark != Mark::Removed {
            self.of = of;
        }
        self.of.mark = mark;
    }
}
