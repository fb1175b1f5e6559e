//! Tables and constraints as the statements that create them say it.

use std::fmt::Write as _;

use super::Engine;
use crate::schema::{Check, ForeignKey, PrimaryKey, Table};

/// The statement that creates a table, under a name that is in quotes where it has to be.
pub(crate) fn create_table(engine: &dyn Engine, table: &Table, name: &str) -> String {
    let body = body(engine, table);
    let suffix = engine.table_suffix(table);
    format!("CREATE TABLE {name} (\n{body}\n){suffix}")
}

/// What stands between the parentheses of a table.
fn body(engine: &dyn Engine, table: &Table) -> String {
    let mut body = Body::new(engine);
    for column in &table.columns {
        if let Some(origin) = &column.origin {
            body.note(&origin.source);
        }
        body.part(&engine.column(column));
    }
    if let Some(key) = &table.primary_key {
        body.part(&primary_key(engine, key));
    }
    for of in &table.checks {
        body.note(note_on(of));
        body.part(&check(engine, of));
    }
    if !engine.adds_foreign_keys() {
        for key in &table.foreign_keys {
            body.part(&foreign_key(engine, key));
        }
    }
    body.parts
}

/// `CONSTRAINT name `, where there is one.
fn constraint(engine: &dyn Engine, name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| {
        format!("CONSTRAINT {} ", engine.name(name))
    })
}

/// A primary key with its name.
pub(crate) fn primary_key(engine: &dyn Engine, key: &PrimaryKey) -> String {
    let name = constraint(engine, key.name.as_deref());
    format!("{name}PRIMARY KEY {}", engine.sorted_by(&key.columns))
}

/// A check, or what excludes rows, with its name.
pub(crate) fn check(engine: &dyn Engine, check: &Check) -> String {
    let name = constraint(engine, check.name.as_deref());
    let expression = check.expression.text();
    if check.excludes {
        format!("{name}{expression}")
    } else {
        format!("{name}CHECK ({expression})")
    }
}

/// A foreign key with its name.
pub(crate) fn foreign_key(engine: &dyn Engine, key: &ForeignKey) -> String {
    let mut sql = format!(
        "{}FOREIGN KEY {} REFERENCES {} {} ON DELETE {}",
        constraint(engine, key.name.as_deref()),
        engine.list(&key.columns),
        engine.name(&key.table),
        engine.list(&key.references),
        key.on_delete,
    );
    if !key.set_null.is_empty() {
        let _ = write!(sql, " {}", engine.list(&key.set_null));
    }
    if key.on_update != engine.on_update() {
        let _ = write!(sql, " ON UPDATE {}", key.on_update);
    }
    if key.deferrable {
        sql.push_str(" DEFERRABLE INITIALLY DEFERRED");
    }
    sql
}

/// What is said above a check; what narrows the type of a column needs no words.
fn note_on(check: &Check) -> &str {
    let origin = check.origin.as_ref();
    let origin = origin.filter(|origin| origin.narrows.is_none());
    origin.map_or("", |origin| &origin.source)
}

/// A text that may stand behind `--`.
pub(crate) fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).collect::<Vec<_>>().join(" ")
}

/// The columns and constraints of a table, as text.
struct Body<'e> {
    engine: &'e dyn Engine,
    parts: String,
    /// A comment on what follows.
    note: String,
}

impl<'e> Body<'e> {
    fn new(engine: &'e dyn Engine) -> Self {
        Self {
            engine,
            parts: String::new(),
            note: String::new(),
        }
    }

    fn part(&mut self, sql: &str) {
        if !self.parts.is_empty() {
            self.parts.push_str(",\n");
        }
        self.parts.push_str(&self.note);
        self.note.clear();
        let _ = write!(self.parts, "    {sql}");
    }

    /// Where the engine keeps the text of a table, a comment can be read in it.
    fn note(&mut self, text: &str) {
        if self.engine.keeps_text() && !text.is_empty() {
            let _ = writeln!(self.note, "    -- {}", one_line(text));
        }
    }
}
