//! What a catalogue would tell of a schema.

use std::collections::BTreeMap;

use crate::schema::{Check, Column, Enum, ForeignKey, Index, Schema, Sql, Table, Trigger};

impl Schema {
    /// What a catalogue tells of it where a database holds this schema, and nothing else: without
    /// origins and neutral types, sorted by name, and in the words in which this catalogue tells its
    /// expressions. They are to be compared as they are then: the schema of a model is that of a
    /// database where `schema.in_words_of(&fresh) == live`.
    ///
    /// `fresh` is the catalogue of a database that the script of this schema has just made: only the
    /// engine knows how it spells an expression. Words of what is not in it stay as they are, and so
    /// differ from those of any catalogue, but on SQLite, which keeps the words of scripts. What the
    /// model says in the SQL of the engine is what `fresh` has of its name, and what statements beside
    /// the tables have made is what it has beside all that the model lists.
    #[must_use]
    pub fn in_words_of(&self, fresh: &Self) -> Self {
        let mut told = self.clone();
        let engine = self.dialect.engine();
        for of in &mut told.enums {
            of.origin = None;
        }
        for table in &mut told.tables {
            forget(table);
            engine.tell_table(table);
        }
        if !told.scripts.is_empty() {
            adopt(&mut told, fresh);
            told.scripts.clear();
        }
        sort(&mut told);
        let tables: BTreeMap<&str, &Table> = fresh
            .tables
            .iter()
            .map(|of| (of.name.as_str(), of))
            .collect();
        for table in &mut told.tables {
            if let Some(fresh) = tables.get(table.name.as_str()) {
                define(table, fresh);
                if !engine.keeps_text() {
                    word(table, fresh);
                }
            }
        }
        told
    }
}

/// Takes away what no catalogue knows.
fn forget(table: &mut Table) {
    table.origin = None;
    table.notes.clear();
    table.left_out.clear();
    for column in &mut table.columns {
        column.origin = None;
        column.logical = None;
    }
    for check in &mut table.checks {
        check.origin = None;
    }
    for key in &mut table.foreign_keys {
        key.origin = None;
    }
    for index in &mut table.indexes {
        index.origin = None;
        index.extension = None;
        index.notes.clear();
    }
    for trigger in &mut table.triggers {
        trigger.origin = None;
    }
}

/// Sorts by name what has no order.
pub(super) fn sort(schema: &mut Schema) {
    fn by<T>(list: &mut [T], name: fn(&T) -> Option<&str>) {
        list.sort_by(|left, right| name(left).cmp(&name(right)));
    }
    by::<Enum>(&mut schema.enums, |of| Some(&of.name));
    by::<Table>(&mut schema.tables, |of| Some(&of.name));
    schema
        .functions
        .sort_by(|left, right| left.name.cmp(&right.name));
    for table in &mut schema.tables {
        by::<Check>(&mut table.checks, |of| of.name.as_deref());
        by::<ForeignKey>(&mut table.foreign_keys, |of| of.name.as_deref());
        by::<Index>(&mut table.indexes, |of| Some(&of.name));
        by::<Trigger>(&mut table.triggers, |of| Some(&of.name));
    }
}

/// Takes what a database has beside what the model lists: that is what its statements made.
fn adopt(told: &mut Schema, fresh: &Schema) {
    for made in &fresh.tables {
        match told.tables.iter_mut().find(|of| of.name == made.name) {
            Some(table) => {
                table.options.clone_from(&made.options);
                add(&mut table.columns, &made.columns, |of| Some(&of.name));
                add(&mut table.checks, &made.checks, |of| of.name.as_deref());
                add(&mut table.foreign_keys, &made.foreign_keys, |of| {
                    of.name.as_deref()
                });
                add(&mut table.indexes, &made.indexes, |of| Some(&of.name));
                add(&mut table.triggers, &made.triggers, |of| Some(&of.name));
            }
            None => told.tables.push(made.clone()),
        }
    }
    add(&mut told.enums, &fresh.enums, |of| Some(&of.name));
    add(&mut told.functions, &fresh.functions, |of| Some(&of.name));
}

/// Adds what has another name than all that is there.
fn add<T: Clone>(list: &mut Vec<T>, made: &[T], name: fn(&T) -> Option<&str>) {
    for of in made {
        if list.iter().all(|known| name(known) != name(of)) {
            list.push(of.clone());
        }
    }
}

/// Takes what a catalogue tells of indexes that the model defines in SQL.
fn define(table: &mut Table, fresh: &Table) {
    let indexes = table.indexes.iter_mut();
    for index in indexes.filter(|index| index.definition.is_some()) {
        let mut told = fresh.indexes.iter();
        if let Some(told) = told.find(|of| of.name == index.name) {
            index.clone_from(told);
        }
    }
}

/// Takes the words of a catalogue for what it has of the same name.
fn word(table: &mut Table, fresh: &Table) {
    for column in &mut table.columns {
        let told = fresh.column(&column.name);
        take(
            &mut column.default,
            told.and_then(|of: &Column| of.default.as_ref()),
        );
        let told = told.and_then(|of| of.generated.as_ref());
        if let (Some(of), Some(told)) = (&mut column.generated, told) {
            of.expression = told.expression.clone();
            // Before version 8.0.23, MySQL hides no columns.
            column.invisible = fresh.column(&column.name).is_some_and(|of| of.invisible);
        }
    }
    for check in &mut table.checks {
        let mut told = fresh.checks.iter();
        if let Some(told) = told.find(|of| of.name == check.name) {
            check.expression = told.expression.clone();
        }
    }
    for index in &mut table.indexes {
        let mut told = fresh.indexes.iter();
        let told = told.find(|of| of.name == index.name);
        let Some(told) = told else { continue };
        take(&mut index.condition, told.condition.as_ref());
        for (column, told) in index.columns.iter_mut().zip(&told.columns) {
            // An engine may know no order, and tell of none.
            if column.name().is_none() {
                column.clone_from(told);
            }
        }
    }
    for trigger in &mut table.triggers {
        let mut told = fresh.triggers.iter();
        if let Some(told) = told.find(|of| of.name == trigger.name) {
            trigger.definition = told.definition.clone();
        }
    }
}

fn take(words: &mut Option<Sql>, told: Option<&Sql>) {
    if let (Some(words), Some(told)) = (words, told) {
        *words = told.clone();
    }
}
