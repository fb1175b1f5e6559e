//! A table in a script, with its comments and its indexes.

use std::fmt::Write as _;

use super::{Script, one_line};
use crate::engine::{Commented, Engine};
use crate::schema::{Check, Index, Table};

impl Script<'_> {
    pub(super) fn create_table(&mut self, table: &Table) {
        let name = self.engine.name(&table.name);
        for note in &table.notes {
            self.note(note);
        }
        self.note_on_origin(table.origin.as_ref());
        let body = self.body(table);
        let suffix = self.engine.table_suffix(table);
        self.statement(&format!("CREATE TABLE {name} (\n{body}\n){suffix}"));
        self.comments(table, &name);
        for index in &table.indexes {
            self.create_index(table, index);
        }
        for left_out in &table.left_out {
            self.note(&left_out.why);
        }
        self.text.push('\n');
    }

    /// What stands between the parentheses of a table.
    fn body(&self, table: &Table) -> String {
        let engine = self.engine;
        let mut body = Body::new(engine);
        for column in &table.columns {
            if let Some(origin) = &column.origin {
                body.note(&origin.source);
            }
            body.part(&engine.column(column));
        }
        if let Some(key) = &table.primary_key {
            let name = self.constraint(key.name.as_deref());
            body.part(&format!(
                "{name}PRIMARY KEY {}",
                engine.sorted_by(&key.columns)
            ));
        }
        for check in &table.checks {
            body.note(note_on(check));
            let name = self.constraint(check.name.as_deref());
            let expression = check.expression.text();
            if check.excludes {
                body.part(&format!("{name}{expression}"));
            } else {
                body.part(&format!("{name}CHECK ({expression})"));
            }
        }
        if !engine.adds_foreign_keys() {
            for key in &table.foreign_keys {
                let name = self.constraint(key.name.as_deref());
                body.part(&format!("{name}{}", self.foreign_key(key)));
            }
        }
        body.parts
    }

    fn comments(&mut self, table: &Table, name: &str) {
        let engine = self.engine;
        self.comment(&Commented::Table(name), table.comment.text());
        for column in &table.columns {
            let name_of = engine.name(&column.name);
            self.comment(&Commented::Column(name, &name_of), column.comment.text());
        }
        for check in &table.checks {
            let constraint = engine.name(check.name.as_deref().unwrap_or_default());
            self.comment(
                &Commented::Constraint(name, &constraint),
                check.comment.text(),
            );
        }
    }

    fn create_index(&mut self, table: &Table, index: &Index) {
        for note in &index.notes {
            self.note(note);
        }
        if let Some(origin) = index.origin.as_ref().filter(|_| self.engine.keeps_text()) {
            self.note(&origin.source);
        }
        self.statement(&self.engine.create_index(&table.name, index));
        let name = self.engine.name(&index.name);
        self.comment(&Commented::Index(&name), index.comment.text());
    }
}

/// What is said above a check; what narrows the type of a column needs no words.
fn note_on(check: &Check) -> &str {
    let origin = check.origin.as_ref();
    let origin = origin.filter(|origin| origin.narrows.is_none());
    origin.map_or("", |origin| &origin.source)
}

/// The columns and constraints of a table, as text.
struct Body {
    engine: &'static dyn Engine,
    parts: String,
    /// A comment on what follows.
    note: String,
}

impl Body {
    fn new(engine: &'static dyn Engine) -> Self {
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
