//! Enums, which several aggregates may use: one that another aggregate uses too is neither new nor
//! gone.

use std::collections::BTreeSet;

use super::{Compared, How, Kind, Record};
use crate::record::{Enum, EnumType};

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
        // A column that uses it is told of then; of a file that was edited by hand, nothing else is.
        let of_enum = |kind| matches!(kind, Kind::Enum | Kind::EnumType);
        if changes.iter().all(|change| of_enum(change.kind)) {
            continue;
        }
        changes.retain(|change| {
            let (model, own, other) = match change.how {
                How::Added => (&before, *new, *old),
                How::Removed => (&after, *old, *new),
                _ => return true,
            };
            let is_there = model.has(own, change.kind, &change.name);
            let is_told = changed.contains(&(change.kind, change.name.clone()));
            // What the aggregate itself has on both sides is there twice on one of them.
            has_name(other, change.kind, &change.name) || !(is_there || is_told)
        });
    }
}

/// Whether a record has an enum of this name; of what is no enum, it does.
fn has_name(record: Option<&Record>, kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Enum => record.is_some_and(|of| of.enums.iter().any(|of| of.name == name)),
        Kind::EnumType => record.is_some_and(|of| of.types.iter().any(|of| of.name == name)),
        _ => true,
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
