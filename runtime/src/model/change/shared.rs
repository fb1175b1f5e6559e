//! Enums, which several aggregates may use: one that another aggregate uses too is neither new nor
//! gone.

use std::collections::BTreeSet;

use super::super::{Enum, EnumType};
use super::{Compared, How, Kind, Record};

/// Leaves out what is told of an enum that both models have.
pub(super) fn tell_once(before: &[Record], after: &[Record], all: &mut [Compared<'_>]) {
    let (before, after) = (Shared::of(before), Shared::of(after));
    let changed: BTreeSet<(Kind, String)> = all
        .iter()
        .flat_map(|of| &of.changes)
        .filter(|change| matches!(change.how, How::Changed { .. }))
        .map(|change| (change.kind, change.name.clone()))
        .collect();
    for Compared {
        before: old,
        after: new,
        changes,
    } in all
    {
        changes.retain(|change| {
            let is_there = match change.how {
                How::Added => before.has(*new, change.kind, &change.name),
                How::Removed => after.has(*old, change.kind, &change.name),
                _ => return true,
            };
            let is_enum = matches!(change.kind, Kind::Enum | Kind::EnumType);
            let is_told = changed.contains(&(change.kind, change.name.clone()));
            !(is_enum && (is_there || is_told))
        });
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

    /// Whether the model has the enum or the type of this name just as a record has it.
    fn has(&self, record: Option<&Record>, kind: Kind, name: &str) -> bool {
        record.is_some_and(|record| match kind {
            Kind::Enum => {
                let mut enums = record.enums.iter().filter(|of| of.name == name);
                enums.any(|of| self.enums.contains(&values(of)))
            }
            Kind::EnumType => {
                let mut types = record.types.iter().filter(|of| of.name == name);
                types.any(|of| self.types.contains(&ty(of)))
            }
            _ => false,
        })
    }
}

fn values(of: &Enum) -> (&str, &[String]) {
    (&of.name, &of.values)
}

fn ty(of: &EnumType) -> (&str, &str, bool) {
    (&of.ty, &of.name, of.native)
}
