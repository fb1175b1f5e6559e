//! Tables that are changed where they are.

use std::collections::BTreeMap;

use super::fate::{Disturbed, Fate};
use super::rename::{self, Rename};
use super::stages::Stages;
use super::step::Stage;
use crate::change::{Change, Changes, Kept, Object as _, TableChange};
use crate::engine::{Altering, ColumnChange, Position, definition};
use crate::schema::{Column, Table};
use crate::space::Kind;

/// The steps that lead there.
pub(super) fn steps(engine: &'static dyn Altering, changes: &mut Changes<'_>, stages: &mut Stages) {
    let replaced = super::enums::replaced(changes);
    for change in &mut changes.kept {
        super::fate::compute_again(engine, change, &replaced);
    }
    let changes = &*changes;
    let enums = super::enums::Enums::of(engine, changes);
    let disturbed: BTreeMap<&str, Disturbed<'_>> = changes
        .kept
        .iter()
        .map(|change| {
            let disturbed = Disturbed::of(engine, change, &enums.replaced);
            (change.table.after.name.as_str(), disturbed)
        })
        .filter(|(_, disturbed)| !disturbed.is_nothing())
        .collect();
    let mut altering = Tables {
        engine,
        stages,
        disturbed,
        renames: Vec::new(),
    };
    enums.steps(altering.stages);
    for table in &changes.removed {
        altering.remove(table);
    }
    for table in &changes.added {
        altering.create(table);
    }
    for change in &changes.kept {
        // A table may be what it was, and refer to one that is not.
        if !change.is_same || !altering.disturbed.is_empty() {
            altering.keep(change);
        }
    }
    // What is in a table is named by its table, as that is called then.
    let renames = altering.renames.into_iter();
    let (tables, others): (Vec<_>, Vec<_>) = renames.partition(|of| of.kind == Kind::Table);
    for of in [tables, others].map(|of| rename::sorted(engine, of)) {
        for Rename {
            kind,
            table,
            from,
            to,
        } in of
        {
            let sql = engine.rename(kind, &table, &from, &to);
            let on = if kind == Kind::Table { &to } else { &table };
            altering.stages.push(Stage::Rename, on, [sql]);
        }
    }
}

struct Tables<'a, 's> {
    engine: &'static dyn Altering,
    stages: &'a mut Stages,
    /// The tables, by their names afterwards, in which something is not what it was.
    disturbed: BTreeMap<&'s str, Disturbed<'s>>,
    renames: Vec<Rename>,
}

impl<'s> Tables<'_, 's> {
    fn alter(&mut self, stage: Stage, on: &str, table: &str, parts: &[String]) {
        if !parts.is_empty() {
            let parts = parts.join(",\n    ");
            let table = self.engine.name(table);
            let sql = format!("ALTER TABLE {table}\n    {parts}");
            self.stages.push(stage, on, [sql]);
        }
    }

    fn remove(&mut self, table: &Table) {
        let name = &table.name;
        for trigger in &table.triggers {
            let sql = self.engine.drop_trigger(name, trigger);
            self.stages.push(Stage::DropTriggers, name, sql);
        }
        for key in &table.foreign_keys {
            self.drop_foreign_key(name, name, key.name());
        }
        let sql = format!("DROP TABLE {}", self.engine.name(name));
        self.stages.push(Stage::DropTable, name, [sql]);
    }

    fn create(&mut self, table: &Table) {
        let engine = self.engine;
        let name = engine.name(&table.name);
        let sql = definition::create_table(engine, table, &name);
        self.stages.push(Stage::CreateTable, &table.name, [sql]);
        for index in &table.indexes {
            let sql = engine.create_index(&table.name, index);
            self.stages.push(Stage::CreateIndex, &table.name, [sql]);
        }
        for key in &table.foreign_keys {
            self.add_foreign_key(&table.name, key);
        }
        for trigger in &table.triggers {
            let sql = engine.create_trigger(trigger);
            self.stages.push(Stage::CreateTriggers, &table.name, sql);
        }
        super::comment::of_new(engine, table, self.stages);
    }

    fn drop_foreign_key(&mut self, on: &str, table: &str, key: &str) {
        let [table, key] = [table, key].map(|name| self.engine.name(name));
        let sql = self.engine.drop_foreign_key(&table, &key);
        self.stages.push(Stage::DropForeignKeys, on, sql);
    }

    fn add_foreign_key(&mut self, table: &str, key: &crate::schema::ForeignKey) {
        let sql = format!(
            "ALTER TABLE {} ADD {}",
            self.engine.name(table),
            definition::foreign_key(self.engine, key)
        );
        self.stages.push(Stage::AddForeignKeys, table, [sql]);
    }

    fn rename(&mut self, kind: Kind, table: &str, from: &str, to: &str) {
        if from != to {
            self.renames.push(Rename {
                kind,
                table: table.to_owned(),
                from: from.to_owned(),
                to: to.to_owned(),
            });
        }
    }

    fn keep(&mut self, change: &TableChange<'s>) {
        let Kept { before, after, .. } = change.table;
        self.rename(Kind::Table, &before.name, &before.name, &after.name);
        self.triggers(change);
        self.foreign_keys(change);
        self.indexes(change);
        let (mut drops, mut alters) = (Vec::new(), Vec::new());
        self.checks(change, &mut drops, &mut alters);
        self.primary_key(change, &mut drops, &mut alters);
        let mut columns = Vec::new();
        self.columns(change, &mut drops, &mut columns);
        columns.append(&mut alters);
        columns.extend(self.engine.change_table(before, after));
        self.alter(Stage::Drop, &after.name, &before.name, &drops);
        self.alter(Stage::Alter, &after.name, &after.name, &columns);
        super::comment::of_kept(
            self.engine,
            change,
            self.disturbed.get(&*after.name),
            self.stages,
        );
    }

    fn triggers(&mut self, change: &TableChange<'s>) {
        let Kept { before, after, .. } = change.table;
        let disturbed = self.disturbed.get(&*after.name);
        let mut steps = Vec::new();
        for trigger in &change.triggers {
            let fate = Fate::of_trigger(*trigger, disturbed);
            if let Some(trigger) = fate.ends() {
                let sql = self.engine.drop_trigger(&before.name, trigger);
                steps.push((Stage::DropTriggers, sql));
            }
            if let Some(trigger) = fate.begins() {
                let sql = self.engine.create_trigger(trigger);
                steps.push((Stage::CreateTriggers, sql));
            }
        }
        for (stage, sql) in steps {
            self.stages.push(stage, &after.name, sql);
        }
    }

    fn foreign_keys(&mut self, change: &TableChange<'s>) {
        let Kept { before, after, .. } = change.table;
        for key in &change.foreign_keys {
            let fate = Fate::of_foreign_key(self.engine, *key, &after.name, &self.disturbed);
            if let Some(key) = fate.ends() {
                self.drop_foreign_key(&after.name, &before.name, key.name());
            }
            if let Some(key) = fate.begins() {
                self.add_foreign_key(&after.name, key);
            }
            if let Fate::Renamed(key) = fate {
                let [from, to] = [key.before.name(), key.after.name()];
                self.rename(Kind::ForeignKey, &after.name, from, to);
            }
        }
    }

    fn indexes(&mut self, change: &TableChange<'s>) {
        let Kept { before, after, .. } = change.table;
        for index in &change.indexes {
            let fate = Fate::of_index(self.engine, *index, self.disturbed.get(&*after.name));
            if let Some(index) = fate.ends() {
                let sql = self.engine.drop_index(&before.name, &index.name);
                self.stages.push(Stage::DropIndex, &after.name, [sql]);
            }
            if let Some(index) = fate.begins() {
                let sql = self.engine.create_index(&after.name, index);
                self.stages.push(Stage::CreateIndex, &after.name, [sql]);
            }
            if let Fate::Renamed(index) = fate {
                let [from, to] = [&index.before.name, &index.after.name];
                self.rename(Kind::Index, &after.name, from, to);
            }
        }
    }

    fn checks(
        &mut self,
        change: &TableChange<'s>,
        drops: &mut Vec<String>,
        alters: &mut Vec<String>,
    ) {
        let after = change.table.after;
        for check in &change.checks {
            let fate = Fate::of_check(self.engine, *check, self.disturbed.get(&*after.name));
            if let Some(check) = fate.ends() {
                drops.push(self.engine.drop_check(check.name()));
            }
            if let Some(check) = fate.begins() {
                alters.push(format!("ADD {}", definition::check(self.engine, check)));
            }
            if let Fate::Renamed(check) = fate {
                let [from, to] = [check.before.name(), check.after.name()];
                self.rename(Kind::Check, &after.name, from, to);
            }
        }
    }

    fn primary_key(
        &mut self,
        change: &TableChange<'s>,
        drops: &mut Vec<String>,
        alters: &mut Vec<String>,
    ) {
        let Some([before, renamed, after]) = change.primary_key() else {
            return;
        };
        let name =
            |key: Option<&'s crate::schema::PrimaryKey>| key.and_then(|key| key.name.as_deref());
        let columns = |key: Option<&'s crate::schema::PrimaryKey>| key.map(|key| &key.columns);
        if columns(renamed) == columns(after) {
            if let (Some(from), Some(to)) = (name(before), name(after))
                && self.engine.renames(Kind::PrimaryKey)
            {
                self.rename(Kind::PrimaryKey, &change.table.after.name, from, to);
            }
            return;
        }
        drops.extend(name(before).map(|name| self.engine.drop_primary_key(name)));
        alters.extend(after.map(|key| {
            let key = definition::primary_key(self.engine, key);
            format!("ADD {key}")
        }));
    }

    fn columns(
        &mut self,
        change: &TableChange<'s>,
        drops: &mut Vec<String>,
        alters: &mut Vec<String>,
    ) {
        let engine = self.engine;
        let after = change.table.after;
        let disturbed = self.disturbed.get(&*after.name);
        let positions = positions(engine, change);
        let mut renamed = Vec::new();
        for (column, position) in change.columns.iter().zip(positions) {
            match column {
                Change::Added(column) => alters.push(engine.add_column(column, position)),
                Change::Removed(column) => {
                    let name = engine.name(&column.name);
                    drops.push(format!("DROP COLUMN {name}"));
                }
                Change::Kept(kept) => {
                    let name = &kept.after.name;
                    renamed.push([&kept.before.name, name]);
                    let converted = disturbed.and_then(|of| of.converted.get(name.as_str()));
                    let change = ColumnChange {
                        before: kept.renamed,
                        after: kept.after,
                        is_converted: converted.is_some(),
                        expression: converted.and_then(|of| of.expression.clone()),
                        position,
                    };
                    alters.extend(engine.change_column(&change));
                }
            }
        }
        for [from, to] in renamed {
            self.rename(Kind::Column, &after.name, from, to);
        }
    }
}

/// Where the columns of a table have to be put: those that are new, and as few others as can be.
fn positions<'s>(engine: &dyn Altering, change: &TableChange<'s>) -> Vec<Position<'s>> {
    let mut positions = vec![Position::Any; change.columns.len()];
    if !engine.orders_columns() {
        return positions;
    }
    let before: BTreeMap<&str, usize> = change
        .table
        .before
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| (column.name.as_str(), at))
        .collect();
    let place = |column: &Change<'s, Column>| {
        let kept = column.kept()?;
        before.get(kept.before.name.as_str()).copied()
    };
    let places: Vec<Option<usize>> = change.columns.iter().map(place).collect();
    let stays = longest_rising(&places);
    let mut previous = None;
    for (at, column) in change.columns.iter().enumerate() {
        let name = match column {
            Change::Added(column) => &column.name,
            Change::Kept(kept) => &kept.after.name,
            Change::Removed(_) => break,
        };
        if !stays[at] {
            positions[at] = previous.map_or(Position::First, Position::After);
        }
        previous = Some(name.as_str());
    }
    positions
}

/// Which of these are in a longest rising sequence.
fn longest_rising(places: &[Option<usize>]) -> Vec<bool> {
    // The position of the least last one of each length, and of each the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; places.len()];
    for (at, place) in places.iter().enumerate() {
        let Some(place) = place else { continue };
        let length = ends.partition_point(|end| places[*end].is_some_and(|of| of < *place));
        previous[at] = length.checked_sub(1).map(|before| ends[before]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut is_in = vec![false; places.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        is_in[at] = true;
        next = previous[at];
    }
    is_in
}
