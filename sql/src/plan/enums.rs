//! Enums that are types of the database.

use std::collections::BTreeSet;

use super::comment;
use super::stages::Stages;
use super::step::Stage;
use crate::change::{Change, Changes, Kept};
use crate::engine::{Altering, Beside};
use crate::schema::Enum;
use crate::space::Kind;

/// What becomes of the enums.
pub(super) struct Enums<'c, 's> {
    engine: &'static dyn Altering,
    changes: &'c [Change<'s, Enum>],
    /// Those that another one of their name takes the place of: no value goes, and none moves.
    pub(super) replaced: BTreeSet<&'s str>,
}

impl<'c, 's> Enums<'c, 's> {
    pub(super) fn of(engine: &'static dyn Altering, changes: &'c Changes<'s>) -> Self {
        Self {
            engine,
            changes: &changes.enums,
            replaced: replaced(changes),
        }
    }

    pub(super) fn steps(&self, stages: &mut Stages) {
        for change in self.changes {
            match change {
                Change::Added(of) => {
                    let sql = self.engine.create_enum(of);
                    stages.push(Stage::CreateEnum, &of.name, [sql]);
                    comment::of_enum(self.engine, of, stages);
                }
                Change::Removed(of) => {
                    let sql = self.engine.drop_enum(&of.name);
                    stages.push(Stage::DropEnum, &of.name, [sql]);
                }
                Change::Kept(kept) => self.keep(*kept, stages),
            }
        }
    }

    fn keep(&self, kept: Kept<'s, Enum>, stages: &mut Stages) {
        let Kept { before, after, .. } = kept;
        let (engine, name) = (self.engine, &after.name);
        if self.replaced.contains(name.as_str()) {
            let old = tablewright::__workspace::hashed(name, "replaced");
            let sql = engine.rename(Kind::Enum, "", name, old.as_str());
            stages.push(Stage::Rename, name, [sql]);
            stages.push(Stage::CreateEnum, name, [engine.create_enum(after)]);
            stages.push(Stage::DropEnum, name, [engine.drop_enum(old.as_str())]);
        } else {
            // One of its values is there already: none goes.
            let mut place = before.values.first().map(|first| Beside::Before(first));
            for value in &after.values {
                if !before.values.contains(value) {
                    let sql = place.and_then(|place| engine.add_value(name, value, place));
                    stages.push(Stage::AddValue, name, sql);
                }
                place = Some(Beside::Behind(value));
            }
        }
        if before.comment != after.comment || self.replaced.contains(name.as_str()) {
            comment::of_enum(engine, after, stages);
        }
    }
}

/// The enums of which a value goes or moves.
pub(super) fn replaced<'s>(changes: &Changes<'s>) -> BTreeSet<&'s str> {
    let kept = changes.enums.iter().filter_map(|change| change.kept());
    let replaced = kept.filter(|Kept { before, after, .. }| {
        let mut values = after.values.iter();
        !before
            .values
            .iter()
            .all(|value| values.any(|of| of == value))
    });
    replaced.map(|kept| kept.after.name.as_str()).collect()
}
