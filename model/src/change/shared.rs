//! Enums, which several aggregates may use: one that another aggregate uses too is neither new nor
//! gone.

use std::collections::BTreeSet;

use super::{Change, Compared, Object, Record, Sides, What};
use crate::record::{Enum, EnumType};

/// Leaves out what is told of an enum that both models have.
pub(super) fn tell_once<'m>(before: &'m [Record], after: &'m [Record], all: &mut [Compared<'m>]) {
    let (before, after) = (Shared::of(before), Shared::of(after));
    let changed: BTreeSet<Named<'_>> = all
        .iter()
        .flat_map(|of| &of.changes)
        .filter(|change| matches!(change.what, What::Changed(_)))
        .filter_map(Named::of)
        .collect();
    for Compared {
        before: old,
        after: new,
        changes,
    } in all
    {
        // A column that uses it is told of then; of a file that was edited by hand, nothing else is.
        if changes.iter().all(|change| Named::of(change).is_some()) {
            continue;
        }
        changes.retain(|change| {
            let Some(named) = Named::of(change) else {
                return true;
            };
            let (is_there, other) = match change.object {
                Object::Enum(Sides::Added(of)) => (before.has_enum(of), *old),
                Object::Enum(Sides::Removed(of)) => (after.has_enum(of), *new),
                Object::EnumType(Sides::Added(of)) => (before.has_type(of), *old),
                Object::EnumType(Sides::Removed(of)) => (after.has_type(of), *new),
                _ => return true,
            };
            // What the aggregate itself has on both sides is there twice on one of them.
            named.is_in(other) || !(is_there || changed.contains(&named))
        });
    }
}

/// An enum, or the type of one, by the enum's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named<'m> {
    Enum(&'m str),
    Type(&'m str),
}

impl<'m> Named<'m> {
    fn of(change: &Change<'m>) -> Option<Self> {
        match change.object {
            Object::Enum(of) => Some(Self::Enum(&of.latest().name)),
            Object::EnumType(of) => Some(Self::Type(&of.latest().name)),
            _ => None,
        }
    }

    fn is_in(self, record: Option<&Record>) -> bool {
        record.is_some_and(|record| match self {
            Self::Enum(name) => record.enums.iter().any(|of| of.name == name),
            Self::Type(name) => record.types.iter().any(|of| of.name == name),
        })
    }
}

/// The enums of a model.
struct Shared<'a> {
    enums: BTreeSet<(&'a str, &'a [String])>,
    types: BTreeSet<(&'a str, &'a str, bool)>,
}

impl<'a> Shared<'a> {
    fn of(records: &'a [Record]) -> Self {
        let enums = records.iter().flat_map(|record| &record.enums);
        let types = records.iter().flat_map(|record| &record.types);
        Self {
            enums: enums.map(values).collect(),
            types: types.map(ty).collect(),
        }
    }

    /// Whether the model has just this enum.
    fn has_enum(&self, of: &'a Enum) -> bool {
        self.enums.contains(&values(of))
    }

    /// Whether the model has just this type of an enum.
    fn has_type(&self, of: &'a EnumType) -> bool {
        self.types.contains(&ty(of))
    }
}

fn values(of: &Enum) -> (&str, &[String]) {
    (&of.name, &of.values)
}

fn ty(of: &EnumType) -> (&str, &str, bool) {
    (&of.ty, &of.name, of.native)
}
