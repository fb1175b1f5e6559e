//! What things are for, on engines where that is said by statements of its own.

use super::fate::{Disturbed, Fate};
use super::stages::Stages;
use super::step::Stage;
use crate::change::{Change, Object as _, TableChange};
use crate::engine::{Altering, Commented};
use crate::schema::{Comment, Enum, Table};

struct Comments<'a> {
    engine: &'a dyn Altering,
    sql: Vec<String>,
}

impl Comments<'_> {
    /// What is new has none yet.
    fn add(&mut self, on: &Commented<'_>, comment: &Comment) {
        let sql = comment.text();
        self.sql
            .extend(sql.and_then(|text| self.engine.comment(on, text)));
    }

    /// An empty one takes away what there is.
    fn change(&mut self, on: &Commented<'_>, before: &Comment, after: &Comment) {
        if before != after {
            let text = after.text().unwrap_or_default();
            self.sql.extend(self.engine.comment(on, text));
        }
    }
}

pub(super) fn of_enum(engine: &dyn Altering, of: &Enum, stages: &mut Stages) {
    let text = of.comment.text().unwrap_or_default();
    let sql = engine.comment(&Commented::Enum(&of.name), text);
    stages.push(Stage::Comment, &of.name, sql);
}

/// Those of a table that is new, and of all that is in it.
pub(super) fn of_new(engine: &dyn Altering, table: &Table, stages: &mut Stages) {
    let mut comments = Comments {
        engine,
        sql: Vec::new(),
    };
    let name = engine.name(&table.name);
    comments.add(&Commented::Table(&name), &table.comment);
    for column in &table.columns {
        let column_name = engine.name(&column.name);
        comments.add(&Commented::Column(&name, &column_name), &column.comment);
    }
    for check in &table.checks {
        let check_name = engine.name(check.name());
        comments.add(&Commented::Constraint(&name, &check_name), &check.comment);
    }
    for index in &table.indexes {
        let index_name = engine.name(&index.name);
        comments.add(&Commented::Index(&index_name), &index.comment);
    }
    stages.push(Stage::Comment, &table.name, comments.sql);
}

/// Those that are others, in a table that stays.
pub(super) fn of_kept<'s>(
    engine: &dyn Altering,
    change: &TableChange<'s>,
    disturbed: Option<&Disturbed<'s>>,
    stages: &mut Stages,
) {
    let mut comments = Comments {
        engine,
        sql: Vec::new(),
    };
    let table = change.table;
    let name = engine.name(&table.after.name);
    comments.change(
        &Commented::Table(&name),
        &table.before.comment,
        &table.after.comment,
    );
    for column in &change.columns {
        match column {
            Change::Removed(_) => {}
            Change::Added(column) => {
                let column_name = engine.name(&column.name);
                comments.add(&Commented::Column(&name, &column_name), &column.comment);
            }
            Change::Kept(kept) => {
                let column_name = engine.name(&kept.after.name);
                let on = Commented::Column(&name, &column_name);
                comments.change(&on, &kept.before.comment, &kept.after.comment);
            }
        }
    }
    for check in &change.checks {
        let fate = Fate::of_check(engine, *check, disturbed);
        if let Some(check) = fate.begins() {
            let check_name = engine.name(check.name());
            comments.add(&Commented::Constraint(&name, &check_name), &check.comment);
        } else if let Fate::Renamed(kept) = fate {
            let check_name = engine.name(kept.after.name());
            let on = Commented::Constraint(&name, &check_name);
            comments.change(&on, &kept.before.comment, &kept.after.comment);
        }
    }
    for index in &change.indexes {
        let fate = Fate::of_index(engine, *index, disturbed);
        if let Some(index) = fate.begins() {
            let index_name = engine.name(&index.name);
            comments.add(&Commented::Index(&index_name), &index.comment);
        } else if let Fate::Renamed(kept) = fate {
            let index_name = engine.name(&kept.after.name);
            let on = Commented::Index(&index_name);
            comments.change(&on, &kept.before.comment, &kept.after.comment);
        }
    }
    stages.push(Stage::Comment, &table.after.name, comments.sql);
}
