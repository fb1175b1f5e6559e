//! Tables that are made anew beside the old ones, and take their rows.

use super::converted;
use super::stages::Stages;
use super::step::Stage;
use crate::change::{Change, Changes, Kept, Object, TableChange};
use crate::engine::{Engine, definition};
use crate::schema::{Index, Table, Trigger};

/// The steps that lead there.
pub(super) fn steps(engine: &'static dyn Engine, changes: &Changes<'_>, stages: &mut Stages) {
    let mut rebuilding = Rebuilding { engine, stages };
    for table in &changes.removed {
        rebuilding.drop(table);
    }
    for table in &changes.added {
        rebuilding.create(table);
    }
    let mut referring = Vec::new();
    for change in changes.kept.iter().filter(|change| !change.is_same) {
        let Kept { renamed, after, .. } = change.table;
        if is_other(change) {
            rebuilding.rebuild(change);
        } else {
            rebuilding.keep(change);
        }
        if !are_same(&renamed.foreign_keys, &after.foreign_keys) {
            referring.push(after.name.as_str());
        }
    }
    if let Some(first) = referring.first() {
        let sql = engine.check_references(&referring);
        stages.push(Stage::CheckReferences, first, sql);
    }
}

struct Rebuilding<'a> {
    engine: &'static dyn Engine,
    stages: &'a mut Stages,
}

impl Rebuilding<'_> {
    /// Its indexes and triggers go with it.
    fn drop(&mut self, table: &Table) {
        let sql = format!("DROP TABLE {}", self.engine.name(&table.name));
        self.stages.push(Stage::DropTable, &table.name, [sql]);
    }

    fn create(&mut self, table: &Table) {
        let name = self.engine.name(&table.name);
        let sql = definition::create_table(self.engine, table, &name);
        self.stages.push(Stage::CreateTable, &table.name, [sql]);
        self.furnish(table);
    }

    fn furnish(&mut self, table: &Table) {
        for index in &table.indexes {
            self.create_index(table, index);
        }
        for trigger in &table.triggers {
            self.create_trigger(table, trigger);
        }
    }

    fn create_index(&mut self, table: &Table, index: &Index) {
        let sql = self.engine.create_index(&table.name, index);
        self.stages.push(Stage::CreateIndex, &table.name, [sql]);
    }

    fn create_trigger(&mut self, table: &Table, trigger: &Trigger) {
        let sql = self.engine.create_trigger(trigger);
        self.stages.push(Stage::CreateTriggers, &table.name, sql);
    }

    /// A new table beside the old one takes its rows, and then its place.
    fn rebuild(&mut self, change: &TableChange<'_>) {
        let Kept { before, after, .. } = change.table;
        // No table of a model is called so.
        let beside = format!("{} anew", after.name);
        let [old, new, name] = [&before.name, &beside, &after.name].map(|of| self.engine.name(of));
        let create = definition::create_table(self.engine, after, &new);
        let (columns, values) = self.copied(change);
        let mut sql = vec![create];
        if !columns.is_empty() {
            sql.push(format!(
                "INSERT INTO {new} ({})\n    SELECT {} FROM {old}",
                columns.join(", "),
                values.join(", ")
            ));
        }
        self.stages.push(Stage::Copy, &after.name, sql);
        self.drop(before);
        let sql = format!("ALTER TABLE {new} RENAME TO {name}");
        self.stages.push(Stage::Rename, &after.name, [sql]);
        self.furnish(after);
    }

    /// The columns that take what is stored, and what each of them takes.
    fn copied(&self, change: &TableChange<'_>) -> (Vec<String>, Vec<String>) {
        let kept = change.columns.iter().filter_map(|column| column.kept());
        let kept = kept.filter(|kept| kept.after.generated.is_none());
        let enums = std::collections::BTreeSet::new();
        kept.map(|kept| {
            let [from, to] = [kept.before, kept.after].map(|of| self.engine.name(&of.name));
            // What does not become the other was refused before.
            let converted = converted::of(self.engine, kept, &enums, &from);
            let converted = converted.and_then(|of| of.ok()?.expression);
            (to, converted.unwrap_or(from))
        })
        .unzip()
    }

    /// What is beside a table comes and goes without it.
    fn keep(&mut self, change: &TableChange<'_>) {
        let Kept { before, after, .. } = change.table;
        for index in other(&before.indexes, &after.indexes) {
            let sql = self.engine.drop_index(&before.name, &index.name);
            self.stages.push(Stage::DropIndex, &after.name, [sql]);
        }
        for index in other(&after.indexes, &before.indexes) {
            self.create_index(after, index);
        }
        for trigger in other(&before.triggers, &after.triggers) {
            let sql = self.engine.drop_trigger(&before.name, trigger);
            self.stages.push(Stage::DropTriggers, &after.name, sql);
        }
        for trigger in other(&after.triggers, &before.triggers) {
            self.create_trigger(after, trigger);
        }
    }
}

/// Whether the statement that creates a table is another one, comments in it aside.
fn is_other(change: &TableChange<'_>) -> bool {
    let Kept { before, after, .. } = change.table;
    let is_in_place = |column: &Change<'_, _>| {
        column.kept().is_some_and(
            |Kept { before, after, .. }: Kept<'_, crate::schema::Column>| {
                before.name == after.name && before.is_defined_as(after)
            },
        )
    };
    let is_in_order = |[left, right]: [&Table; 2]| {
        let (left, right) = (&left.columns, &right.columns);
        let names = right.iter().map(|column| &column.name);
        left.iter().map(|column| &column.name).eq(names)
    };
    before.name != after.name
        || before.options != after.options
        || before.primary_key != after.primary_key
        || !change.columns.iter().all(is_in_place)
        || !is_in_order([before, after])
        || !are_same(&before.checks, &after.checks)
        || !are_same(&before.foreign_keys, &after.foreign_keys)
}

fn are_same<T: Object>(before: &[T], after: &[T]) -> bool {
    other(before, after).next().is_none() && other(after, before).next().is_none()
}

/// Those of a list that are not in the other one, by name and by what they are.
fn other<'o, T: Object>(list: &'o [T], known: &'o [T]) -> impl Iterator<Item = &'o T> {
    let is_known = move |of: &&T| {
        let mut known = known.iter();
        !known.any(|other| of.name() == other.name() && of.is_defined_as(other))
    };
    list.iter().filter(is_known)
}
