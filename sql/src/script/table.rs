//! A table in a script, with what belongs to it: columns, checks, comments and indexes.

use std::fmt::Write as _;

use super::super::column::Column;
use super::super::engine::{Check, Commented, Definition, Engine, Indexed, is_partial, list};
use super::super::writer::{Unsupported, Writer};
use super::{Script, one_line, text};
use tablewright_model::{Expression, Index, OnDelete, Record, RuleForm, Table};

/// What the source of a check that narrows a type begins with.
const STORABLE: &str = "What can be stored: ";

impl<'m> Script<'m> {
    /// A table with its comments and its indexes.
    pub(super) fn create_table(&mut self, record: &'m Record, table: &'m Table) {
        let engine = self.engine;
        let mut columns = Column::all(record, table);
        let (indexes, left_out) = self.indexes(table, &columns);
        for column in &mut columns {
            let mut keys = indexes.iter().flat_map(|(index, _)| &index.columns);
            column.is_indexed = keys.any(|key| *key == column.model.name);
        }
        if let Err(unsupported) = engine.lay_out(table, &mut columns) {
            self.refuse(table.name.clone(), "cannot store a row", &unsupported);
        }
        let checks = self.checks(record, table, &columns);
        let partial_by = self.columns_of_indexes(table, &indexes);
        let definition = Definition {
            checks: &checks,
            partial_by: &partial_by,
        };
        match engine.define(&definition, &mut columns) {
            Ok(note) => note.iter().for_each(|note| self.note(note)),
            Err(unsupported) => {
                self.refuse(table.name.clone(), "cannot define a table", &unsupported);
            }
        }
        let mut body = Body::new(engine);
        for column in &columns {
            self.column(&mut body, table, column);
        }
        for sql in &partial_by {
            body.part(sql);
        }
        let key = self.names.primary_key(table);
        body.constraint(
            &key,
            &format!("PRIMARY KEY {}", list(engine, &table.primary_key.columns)),
        );
        for check in &checks {
            if !check.source.starts_with(STORABLE) {
                body.note(&check.source);
            }
            body.constraint(&check.name, &format!("CHECK ({})", check.expression));
        }
        if !engine.adds_foreign_keys() {
            for key in &table.foreign_keys {
                body.constraint(&self.names.foreign_key(table, key), &self.foreign_key(key));
            }
        }
        let name = engine.name(&table.name);
        self.note(&format!("{}: {}", table.aggregate, table.purpose));
        self.statement(&format!(
            "CREATE TABLE {name} (\n{}\n){}",
            body.text(),
            engine.table_suffix(&table.purpose)
        ));
        self.comments(table, &checks);
        for (index, condition) in indexes {
            self.create_index(table, &columns, index, condition);
        }
        for note in &left_out {
            self.note(note);
        }
        self.text.push('\n');
    }

    fn column(&mut self, body: &mut Body, table: &Table, column: &Column<'_>) {
        let of = column.model;
        let path = || format!("{}.{}", table.name, of.name);
        let ty = match self.engine.ty(column) {
            Ok(ty) => ty,
            Err(unsupported) => return self.refuse(path(), "cannot store a column", &unsupported),
        };
        let source = of.source.text();
        body.note(&source);
        let mut sql = format!("{} {ty}", self.engine.name(&of.name));
        if let Some(default) = &of.default {
            match self.engine.default(column, default.value()) {
                Ok(default) => {
                    let _ = write!(sql, " DEFAULT {default}");
                }
                Err(unsupported) => {
                    return self.refuse(path(), "cannot have a default", &unsupported);
                }
            }
        }
        if !of.is_nullable() {
            sql.push_str(" NOT NULL");
        }
        sql.push_str(&self.engine.column_suffix(&source, column.comment));
        body.part(&sql);
    }

    /// The checks of the model as the engine spells them, then what can be stored, then what was
    /// said in its own SQL.
    fn checks(
        &mut self,
        record: &'m Record,
        table: &'m Table,
        columns: &[Column<'_>],
    ) -> Vec<Check> {
        let mut checks = Vec::new();
        for check in &table.checks {
            // What was read from elsewhere may lack the tree.
            let written = match self.conditions.get(check.name.as_str()) {
                Some(condition) => self.written(table, condition),
                None => Ok(check.expression.clone()),
            };
            match written {
                Ok(expression) => checks.push(Check {
                    name: check.name.clone(),
                    expression,
                    source: check.source.to_string(),
                }),
                Err(unsupported) => self.refuse(
                    format!("{}.{}", table.name, check.name),
                    "cannot judge a condition",
                    &unsupported,
                ),
            }
        }
        for column in columns {
            let name = self.engine.name(&column.model.name);
            let conditions = self.engine.storable(column, &name);
            if !conditions.is_empty() {
                checks.push(Check {
                    name: self.names.storable(table, &column.model.name),
                    expression: conditions.join(" AND "),
                    source: format!("{STORABLE}{}", column.model.source),
                });
            }
        }
        self.checks_in_sql(record, table, &mut checks);
        self.refuse_checked_actions(record, table, &checks);
        checks
    }

    fn checks_in_sql(&mut self, record: &'m Record, table: &Table, checks: &mut Vec<Check>) {
        for rule in record.rules.iter().filter(|rule| rule.table == table.name) {
            let (RuleForm::Sql { sql }, Some(name)) = (&rule.rule, &rule.constraint) else {
                continue;
            };
            let source = rule.source();
            match sql.iter().find(|sql| sql.engine == self.dialect.key()) {
                Some(sql) => checks.push(Check {
                    name: name.clone(),
                    expression: sql.condition.clone(),
                    source,
                }),
                None => self.note(&format!(
                    "Not enforced here, since nothing says it in the SQL of {}: {source}",
                    self.dialect
                )),
            }
        }
    }

    fn written(&self, table: &Table, condition: &Expression) -> Result<String, Unsupported> {
        Writer::new(table, self.engine).condition(condition)
    }

    /// Some engines do not act on a column that a check reads.
    fn refuse_checked_actions(&mut self, record: &Record, table: &Table, checks: &[Check]) {
        if !self.engine.refuses_checked_action() {
            return;
        }
        let keys = table.foreign_keys.iter();
        let keys = keys.filter(|key| key.on_delete == OnDelete::SetNull);
        let columns: Vec<&String> = keys.flat_map(|key| &key.columns).collect();
        for check in checks {
            let condition = self.conditions.get(check.name.as_str());
            let mut columns = columns.iter();
            let reads = columns.any(|name| match condition {
                Some(condition) => condition.reads(name),
                None => text::names(&check.expression, name),
            });
            if reads {
                let mut rules = record.rules.iter();
                let is_of_rule = rules.any(|rule| rule.constraint.as_ref() == Some(&check.name));
                let unsupported = Unsupported {
                    why: "it becomes NULL when the row that it refers to is deleted".to_owned(),
                    cure: if is_of_rule {
                        "assert the rule in Rust alone, or restrict the deletion"
                    } else {
                        "restrict the deletion: `#[reference(on_delete = restrict)]`"
                    },
                };
                let path = format!("{}.{}", table.name, check.name);
                self.refuse(path, "cannot check a column", &unsupported);
            }
        }
    }

    fn comments(&mut self, table: &Table, checks: &[Check]) {
        let engine = self.engine;
        let name = engine.name(&table.name);
        self.comment(&Commented::Table(&name), &table.purpose);
        for column in &table.columns {
            let name_of = engine.name(&column.name);
            self.comment(&Commented::Column(&name, &name_of), &column.source.text());
        }
        for check in checks {
            let constraint = engine.name(&check.name);
            self.comment(&Commented::Constraint(&name, &constraint), &check.source);
        }
    }

    /// The indexes of a table with their conditions, and why others are left out.
    fn indexes(
        &mut self,
        table: &'m Table,
        columns: &[Column<'_>],
    ) -> (Vec<(&'m Index, Option<String>)>, Vec<String>) {
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for (index, condition) in self.conditions_of_indexes(table) {
            let indexed = self.indexed(table, columns, index, condition);
            match self.engine.leaves_out(&indexed) {
                Some(note) => left_out.push(note),
                None => kept.push((index, indexed.condition)),
            }
        }
        (kept, left_out)
    }

    fn indexed<'a>(
        &self,
        table: &'a Table,
        columns: &'a [Column<'a>],
        index: &'a Index,
        condition: Option<String>,
    ) -> Indexed<'a> {
        Indexed {
            index,
            table,
            columns,
            condition,
            partial_by: self.names.column_of_index(table, index),
        }
    }

    /// The columns by which indexes are partial, where the engine has no others.
    fn columns_of_indexes(
        &self,
        table: &Table,
        indexes: &[(&Index, Option<String>)],
    ) -> Vec<String> {
        let engine = self.engine;
        if !engine.has_columns_of_indexes() {
            return Vec::new();
        }
        let partial = indexes.iter().filter(|(index, _)| is_partial(index));
        let columns = partial.filter_map(|(index, condition)| {
            let name = self.names.column_of_index(table, index);
            let column = engine.column_of_index(&name, condition.as_ref()?);
            let comment = engine.column_suffix(&index.purpose, usize::MAX);
            Some(format!("{column}{comment}"))
        });
        columns.collect()
    }

    /// The indexes of a table with their conditions.
    fn conditions_of_indexes(&mut self, table: &'m Table) -> Vec<(&'m Index, Option<String>)> {
        let mut indexes = Vec::new();
        for index in &table.indexes {
            let condition = self.conditions.get(index.name.as_str());
            let written = condition.map(|condition| self.written(table, condition));
            match written.transpose() {
                Ok(condition) => indexes.push((index, condition.or_else(|| index.filter.clone()))),
                Err(unsupported) => self.refuse(
                    format!("{}.{}", table.name, index.name),
                    "cannot judge a condition",
                    &unsupported,
                ),
            }
        }
        indexes
    }

    fn create_index(
        &mut self,
        table: &Table,
        columns: &[Column<'_>],
        index: &Index,
        condition: Option<String>,
    ) {
        let indexed = self.indexed(table, columns, index, condition);
        match self.engine.index(&indexed) {
            Ok(written) => {
                for note in &written.notes {
                    self.note(note);
                }
                if self.engine.keeps_text() {
                    self.note(&index.purpose);
                }
                self.statement(&written.statement);
                let name = self.engine.name(&index.name);
                self.comment(&Commented::Index(&name), &index.purpose);
            }
            Err(unsupported) => self.refuse(
                format!("{}.{}", table.name, index.name),
                "cannot have an index",
                &unsupported,
            ),
        }
    }
}

/// What stands between the parentheses of a table.
struct Body {
    engine: &'static dyn Engine,
    parts: Vec<String>,
    /// A comment on what follows.
    note: String,
}

impl Body {
    fn new(engine: &'static dyn Engine) -> Self {
        Self {
            engine,
            parts: Vec::new(),
            note: String::new(),
        }
    }

    fn part(&mut self, sql: &str) {
        let note = std::mem::take(&mut self.note);
        self.parts.push(format!("{note}    {sql}"));
    }

    fn constraint(&mut self, name: &str, sql: &str) {
        self.part(&format!("CONSTRAINT {} {sql}", self.engine.name(name)));
    }

    /// Where the engine keeps the text of a table, a comment can be read in it.
    fn note(&mut self, text: &str) {
        if self.engine.keeps_text() {
            let _ = writeln!(self.note, "    -- {}", one_line(text));
        }
    }

    fn text(&self) -> String {
        self.parts.join(",\n")
    }
}
