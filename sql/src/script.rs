//! The script that creates a model on an engine, and the one that drops it.

mod table;
mod text;

use std::collections::BTreeSet;

use super::column::Conditions;
use super::dialect::Dialect;
use super::engine::{Commented, Engine, Trigger, list};
use super::names::Names;
use super::writer::Unsupported;
use tablewright_model::{DataModel, Enum, ForeignKey, Problem, Problems, Rule, RuleForm, Table};

/// The tables of a part of a long script.
const PART: usize = 200;

/// Whose transaction a script runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transaction {
    /// Its own, where the engine has any for what it does.
    Own,
    /// That of who runs it.
    OfCaller,
}

/// A script in the making.
pub(super) struct Script<'m> {
    model: &'m DataModel,
    dialect: Dialect,
    engine: &'static dyn Engine,
    /// How a transaction begins and ends.
    transaction: (&'static str, &'static str),
    conditions: Conditions<'m>,
    /// The enums that are types of the database.
    enums: Vec<Enum>,
    names: Names,
    text: String,
    /// The tables since the last pause.
    tables: usize,
    problems: Vec<Problem>,
}

impl<'m> Script<'m> {
    pub(super) fn new(model: &'m DataModel, dialect: Dialect) -> Self {
        let engine = dialect.engine();
        let records = model.records().iter();
        let conditions = records.flat_map(|record| &record.conditions);
        let mut problems = Vec::new();
        let enums = native_enums(model);
        let names = Names::of(model, &enums, dialect, &mut problems);
        text::all(model, dialect, &mut problems);
        for of in &enums {
            if let Err(unsupported) = engine.values(of) {
                let path = of.name.clone();
                let what = "cannot hold the values of an enum";
                problems.push(dialect.refuses(path, what, &unsupported));
            }
        }
        Self {
            model,
            dialect,
            engine,
            transaction: engine.transaction(),
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
    pub(super) fn create(mut self, transaction: Transaction) -> Result<String, Problems> {
        if transaction == Transaction::OfCaller {
            self.transaction = ("", "");
        }
        self.head("Creates");
        let (opening, closing) = self.engine.session();
        self.begin(opening);
        self.create_enums();
        for record in self.model.records() {
            for table in &record.tables {
                self.another_table();
                self.create_table(record, table);
            }
        }
        if self.engine.adds_foreign_keys() {
            self.add_foreign_keys();
        }
        for (trigger, rule) in self.model.triggers() {
            self.create_trigger(&trigger, rule);
        }
        self.end(closing);
        Problems::or(self.text, self.problems)
    }

    /// What was created, the other way round.
    pub(super) fn drop(mut self) -> Result<String, Problems> {
        self.head("Drops");
        let (opening, closing) = self.engine.session_of_drop();
        self.begin(opening);
        self.drop_foreign_keys();
        let tables: Vec<&Table> = self.model.tables().collect();
        for table in tables.into_iter().rev() {
            self.another_table();
            self.statement(&format!("DROP TABLE {}", self.engine.name(&table.name)));
        }
        for (name, _) in self.model.triggers() {
            if let Some(sql) = self.engine.drop_trigger(&self.engine.name(&name)) {
                self.statement(&sql);
            }
        }
        for of in std::mem::take(&mut self.enums).iter().rev() {
            if let Some(sql) = self.engine.drop_enum(of) {
                self.statement(&sql);
            }
        }
        self.end(closing);
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

    fn begin(&mut self, session: &str) {
        self.framed(session);
        self.framed(self.transaction.0);
    }

    fn end(&mut self, session: &str) {
        self.framed(self.transaction.1);
        self.framed(session);
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
            if self.engine.pauses() {
                let (begin, end) = self.transaction;
                self.framed(end);
                self.framed(begin);
            }
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
        let problem = self.dialect.refuses(path, what, unsupported);
        self.problems.push(problem);
    }

    fn create_enums(&mut self) {
        for of in &std::mem::take(&mut self.enums) {
            if let Some(sql) = self.engine.create_enum(of) {
                self.statement(&sql);
                self.comment(&Commented::Enum(&of.name), &of.source.text());
                self.text.push('\n');
            }
        }
    }

    fn foreign_key(&self, key: &ForeignKey) -> String {
        format!(
            "FOREIGN KEY {} REFERENCES {} ({}) ON DELETE {}",
            list(self.engine, &key.columns),
            self.engine.name(&key.references.table),
            self.engine.name("id"),
            key.on_delete,
        )
    }

    fn add_foreign_keys(&mut self) {
        for table in self.model.tables() {
            self.another_table();
            for key in &table.foreign_keys {
                self.statement(&format!(
                    "ALTER TABLE {} ADD CONSTRAINT {} {}",
                    self.engine.name(&table.name),
                    self.engine.name(&self.names.foreign_key(table, key)),
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
                let key = self.engine.name(&self.names.foreign_key(table, key));
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
            rule: rule.source(),
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
    let records = model.records().iter();
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
