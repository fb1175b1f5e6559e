//! The script that creates a model on an engine, and the one that drops it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::column::{Column, Default};
use super::engine::{Commented, Engine, Indexed, Trigger, list};
use super::names::Names;
use super::writer::{Unsupported, Writer};
use super::{Dialect, not_on_engine};
use crate::model::{
    CheckConstraint, DataModel, Enum, Expression, ForeignKey, Index, OnDelete, Problem, Problems,
    Record, Rule, RuleForm, Table,
};

/// The conditions of checks and partial indexes, by their names.
pub(super) type Conditions<'m> = BTreeMap<&'m str, &'m Expression>;

/// What the source of a check that narrows a type begins with.
const STORABLE: &str = "What can be stored: ";

/// A script in the making.
pub(super) struct Script<'m> {
    model: &'m DataModel,
    dialect: Dialect,
    engine: &'static dyn Engine,
    conditions: Conditions<'m>,
    /// The enums that are types of the database.
    enums: Vec<Enum>,
    names: Names,
    text: String,
    /// The tables since the last pause.
    tables: usize,
    problems: Vec<Problem>,
}

/// The tables of a part of a long script.
const PART: usize = 200;

impl<'m> Script<'m> {
    pub(super) fn new(model: &'m DataModel, dialect: Dialect) -> Self {
        let engine = dialect.engine();
        let records = model.aggregates().iter();
        let conditions = records.flat_map(|record| &record.conditions);
        let mut problems = Vec::new();
        let enums = native_enums(model);
        let names = Names::of(model, &enums, dialect, &mut problems);
        Self {
            model,
            dialect,
            engine,
            conditions: conditions
                .map(|of| (of.constraint.as_str(), &of.expression))
                .collect(),
            enums,
            names,
            text: String::new(),
            tables: 0,
            problems,
        }
    }

    /// Enums, tables, indexes, foreign keys, triggers; so that nothing refers to what is not there.
    pub(super) fn create(mut self) -> Result<String, Problems> {
        self.head("Creates");
        self.framed(self.engine.opening());
        self.create_enums();
        for record in self.model.aggregates() {
            for table in &record.tables {
                self.another_table();
                self.create_table(record, table);
            }
        }
        if self.engine.adds_foreign_keys() {
            self.add_foreign_keys();
        }
        for record in self.model.aggregates() {
            for (trigger, rule) in Names::triggers(record) {
                self.create_trigger(&trigger, rule);
            }
        }
        self.framed(self.engine.closing());
        Problems::or(self.text, self.problems)
    }

    /// What was created, the other way round.
    pub(super) fn drop(mut self) -> Result<String, Problems> {
        self.head("Drops");
        let (opening, closing) = self.engine.dropping();
        self.framed(opening);
        self.drop_foreign_keys();
        let tables: Vec<&Table> = self.model.tables().collect();
        for table in tables.into_iter().rev() {
            self.another_table();
            self.statement(&format!("DROP TABLE {}", self.engine.name(&table.name)));
        }
        for record in self.model.aggregates() {
            for (name, _) in Names::triggers(record) {
                if let Some(sql) = self.engine.drop_trigger(&self.engine.name(&name)) {
                    self.statement(&sql);
                }
            }
        }
        let enums = std::mem::take(&mut self.enums);
        for of in enums.iter().rev() {
            if let Some(sql) = self.engine.drop_enum(of) {
                self.statement(&sql);
            }
        }
        self.framed(closing);
        Problems::or(self.text, self.problems)
    }

    fn head(&mut self, does: &str) {
        let tables = self.model.tables().count();
        let since = self.engine.since();
        let plural = if tables == 1 { "" } else { "s" };
        self.note(&format!(
            "{does} the {tables} table{plural} of the data model: {since} or later."
        ));
        self.note("Made by tablewright from the domain: change that, not this.");
        self.text.push('\n');
    }

    fn framed(&mut self, sql: &str) {
        if !sql.is_empty() {
            self.text.push_str(sql);
            self.text.push_str("\n\n");
        }
    }

    /// Called where something is done with another table.
    fn another_table(&mut self) {
        if self.tables == PART {
            self.tables = 0;
            self.framed(self.engine.pause().unwrap_or_default());
        }
        self.tables += 1;
    }

    fn statement(&mut self, sql: &str) {
        self.text.push_str(sql);
        self.text.push_str(";\n");
    }

    /// A comment in the script alone.
    fn note(&mut self, text: &str) {
        self.text.push_str("-- ");
        self.text.push_str(&one_line(text));
        self.text.push('\n');
    }

    fn comment(&mut self, on: &Commented<'_>, text: &str) {
        if let Some(sql) = self.engine.comment(on, text) {
            self.statement(&sql);
        }
    }

    fn refuse(&mut self, path: String, what: &str, unsupported: &Unsupported) {
        let problem = not_on_engine(self.dialect, path, what, unsupported);
        self.problems.push(problem);
    }

    fn create_enums(&mut self) {
        let enums = std::mem::take(&mut self.enums);
        for of in &enums {
            if let Some(sql) = self.engine.create_enum(of) {
                self.statement(&sql);
                self.comment(&Commented::Enum(&self.engine.name(&of.name)), &of.source);
                self.text.push('\n');
            }
        }
        self.enums = enums;
    }

    /// A table with its comments and its indexes.
    fn create_table(&mut self, record: &'m Record, table: &'m Table) {
        let engine = self.engine;
        let mut columns = Column::all(record, table, &self.conditions);
        if let Err(unsupported) = engine.lay_out(&mut columns) {
            self.refuse(table.name.clone(), "cannot store a row", &unsupported);
        }
        let indexes = self.conditions_of_indexes(table);
        let mut body = Body::new(engine);
        for column in &columns {
            self.column(&mut body, table, column);
        }
        for (index, condition) in &indexes {
            let of_index = condition.as_ref();
            if let Some(sql) = of_index.and_then(|of| engine.column_of_index(index, of)) {
                body.part(&format!("{sql}{}", engine.column_suffix(&index.purpose)));
            }
        }
        let key = Names::primary_key(table);
        body.constraint(
            &key,
            &format!("PRIMARY KEY {}", list(engine, &table.primary_key.columns)),
        );
        let checks = self.checks(record, table, &columns);
        for check in &checks {
            if !check.source.starts_with(STORABLE) {
                body.note(&check.source);
            }
            body.constraint(&check.name, &format!("CHECK ({})", check.expression));
        }
        if !engine.adds_foreign_keys() {
            for key in &table.foreign_keys {
                body.constraint(&Names::foreign_key(table, key), &self.foreign_key(key));
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
        self.text.push('\n');
    }

    fn column(&mut self, body: &mut Body, table: &Table, column: &Column<'_>) {
        let field = column.field;
        let path = || format!("{}.{}", table.name, field.name);
        let ty = match self.engine.ty(column) {
            Ok(ty) => ty,
            Err(unsupported) => return self.refuse(path(), "cannot store a column", &unsupported),
        };
        body.note(&field.source);
        let mut sql = format!("{} {ty}", self.engine.name(&field.name));
        if let Some(default) = Default::of(field) {
            match self.engine.default(column, &default) {
                Ok(default) => {
                    let _ = write!(sql, " DEFAULT {default}");
                }
                Err(unsupported) => {
                    return self.refuse(path(), "cannot have a default", &unsupported);
                }
            }
        }
        if !field.is_nullable() {
            sql.push_str(" NOT NULL");
        }
        sql.push_str(&self.engine.column_suffix(&field.source));
        body.part(&sql);
    }

    /// The checks of the model as the engine spells them, then what can be stored, then what was
    /// said in its own SQL.
    fn checks(
        &mut self,
        record: &'m Record,
        table: &'m Table,
        columns: &[Column<'_>],
    ) -> Vec<CheckConstraint> {
        let mut checks = Vec::new();
        for check in &table.check_constraints {
            // What was read from elsewhere may lack the tree.
            let written = match self.conditions.get(check.name.as_str()) {
                Some(condition) => self.written(table, condition),
                None => Ok(check.expression.clone()),
            };
            match written {
                Ok(expression) => checks.push(CheckConstraint {
                    expression,
                    ..check.clone()
                }),
                Err(unsupported) => self.refuse(
                    format!("{}.{}", table.name, check.name),
                    "cannot judge a condition",
                    &unsupported,
                ),
            }
        }
        self.refuse_checked_actions(table);
        for column in columns {
            let name = self.engine.name(&column.field.name);
            let conditions = self.engine.storable(column, &name);
            if !conditions.is_empty() {
                checks.push(CheckConstraint {
                    name: self.names.storable(table, column.field),
                    expression: conditions.join(" AND "),
                    source: format!("{STORABLE}{}", column.field.source),
                });
            }
        }
        self.checks_in_sql(record, table, &mut checks);
        checks
    }

    fn checks_in_sql(
        &mut self,
        record: &'m Record,
        table: &Table,
        checks: &mut Vec<CheckConstraint>,
    ) {
        for rule in record.rules.iter().filter(|rule| rule.table == table.name) {
            let (RuleForm::Sql { sql }, Some(name)) = (&rule.rule, &rule.constraint) else {
                continue;
            };
            let source = format!("{}: {}", rule.id, rule.sentence);
            match sql.iter().find(|sql| sql.engine == self.dialect.key()) {
                Some(sql) => checks.push(CheckConstraint {
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
        let writer = Writer {
            table,
            engine: self.engine,
        };
        writer.condition(condition)
    }

    /// Some engines do not act on a column that a check reads.
    fn refuse_checked_actions(&mut self, table: &Table) {
        if !self.engine.refuses_checked_action() {
            return;
        }
        let keys = table.foreign_keys.iter();
        for key in keys.filter(|key| key.on_delete == OnDelete::SetNull) {
            for check in &table.check_constraints {
                let condition = self.conditions.get(check.name.as_str());
                let reads = |name: &String| condition.is_some_and(|of| of.reads(name));
                if key.columns.iter().any(reads) {
                    self.refuse(
                        format!("{}.{}", table.name, check.name),
                        "cannot check a column",
                        &Unsupported {
                            why: "it becomes NULL when the row that it refers to is deleted"
                                .to_owned(),
                            cure: "assert the rule in Rust alone, or restrict the deletion",
                        },
                    );
                }
            }
        }
    }

    fn comments(&mut self, table: &Table, checks: &[CheckConstraint]) {
        let engine = self.engine;
        let name = engine.name(&table.name);
        self.comment(&Commented::Table(&name), &table.purpose);
        for field in &table.fields {
            let column = engine.name(&field.name);
            self.comment(&Commented::Column(&name, &column), &field.source);
        }
        for check in checks {
            let constraint = engine.name(&check.name);
            self.comment(&Commented::Constraint(&name, &constraint), &check.source);
        }
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
        let indexed = Indexed {
            index,
            table,
            columns,
            condition,
        };
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

    fn foreign_key(&self, key: &ForeignKey) -> String {
        let (target, _) = key.target();
        let on_delete = match key.on_delete {
            OnDelete::Restrict => "RESTRICT",
            OnDelete::Cascade => "CASCADE",
            OnDelete::SetNull => "SET NULL",
        };
        format!(
            "FOREIGN KEY {} REFERENCES {} ({}) ON DELETE {on_delete}",
            list(self.engine, &key.columns),
            self.engine.name(target),
            self.engine.name("id"),
        )
    }

    fn add_foreign_keys(&mut self) {
        for table in self.model.tables() {
            self.another_table();
            for key in &table.foreign_keys {
                self.statement(&format!(
                    "ALTER TABLE {} ADD CONSTRAINT {} {}",
                    self.engine.name(&table.name),
                    self.engine.name(&Names::foreign_key(table, key)),
                    self.foreign_key(key)
                ));
            }
        }
        if self
            .model
            .tables()
            .any(|table| !table.foreign_keys.is_empty())
        {
            self.text.push('\n');
        }
    }

    fn drop_foreign_keys(&mut self) {
        for table in self.model.tables() {
            self.another_table();
            let name = self.engine.name(&table.name);
            for key in &table.foreign_keys {
                let key = self.engine.name(&Names::foreign_key(table, key));
                if let Some(sql) = self.engine.drop_foreign_key(&name, &key) {
                    self.statement(&sql);
                }
            }
        }
    }

    fn create_trigger(&mut self, name: &str, rule: &Rule) {
        let RuleForm::Transitions { arrows } = &rule.rule else {
            return;
        };
        let [column] = rule.columns.as_slice() else {
            return;
        };
        let trigger = Trigger {
            name,
            table: &rule.table,
            column,
            rule: format!("{}: {}", rule.id, rule.sentence),
            constraint: rule.constraint.as_deref().unwrap_or(name),
            arrows: arrows
                .iter()
                .map(|arrow| (arrow.from.as_str(), arrow.to.as_slice()))
                .collect(),
        };
        self.note(&trigger.rule);
        for sql in self.engine.trigger(&trigger) {
            self.statement(&sql);
        }
        self.text.push('\n');
    }
}

/// The enums that are types of the database, each once.
fn native_enums(model: &DataModel) -> Vec<Enum> {
    let records = model.aggregates().iter();
    let types = records.flat_map(|record| &record.types);
    let native: BTreeSet<&str> = types
        .filter(|of| of.native)
        .map(|of| of.name.as_str())
        .collect();
    let enums = model.to_document().enums.into_iter();
    enums
        .filter(|of| native.contains(of.name.as_str()))
        .collect()
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).collect::<Vec<_>>().join(" ")
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
