//! A table in a script, with its comments and its indexes.

use super::Script;
use crate::engine::{Commented, definition};
use crate::schema::{Index, Table};

impl Script<'_> {
    pub(super) fn create_table(&mut self, table: &Table) {
        let name = self.engine.name(&table.name);
        for note in &table.notes {
            self.note(note);
        }
        self.note_on_origin(table.origin.as_ref());
        self.statement(&definition::create_table(self.engine, table, &name));
        self.comments(table, &name);
        for index in &table.indexes {
            self.create_index(table, index);
        }
        for left_out in &table.left_out {
            self.note(&left_out.why);
        }
        self.text.push('\n');
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
