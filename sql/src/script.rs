//! A schema as the script that creates it, and as the one that drops it.

mod table;

use crate::engine::definition::{self, one_line};
use crate::engine::{Commented, Engine};
use crate::schema::{Origin, Schema, Table, Trigger};

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

impl Schema {
    /// The script that creates it: enums, tables, indexes, foreign keys and triggers, and at last the
    /// statements of the model, so that nothing refers to what is not there.
    ///
    /// It is for the schema of a model. That of a catalogue may hold what no script of tablewright
    /// says, such as expressions in words of the engine, and is not repeated in full.
    #[must_use]
    pub fn script(&self) -> String {
        Script::new(self).create(Transaction::Own)
    }

    /// The script of [`script`](Self::script) for a transaction of who runs it.
    #[must_use]
    pub fn script_without_transaction(&self) -> String {
        Script::new(self).create(Transaction::OfCaller)
    }

    /// The script that drops it.
    #[must_use]
    pub fn drop_script(&self) -> String {
        Script::new(self).drop()
    }
}

/// A script in the making.
struct Script<'s> {
    schema: &'s Schema,
    engine: &'static dyn Engine,
    /// How a transaction begins and ends.
    transaction: (&'static str, &'static str),
    text: String,
    /// The tables since the last pause.
    tables: usize,
}

impl<'s> Script<'s> {
    fn new(schema: &'s Schema) -> Self {
        let engine = schema.dialect.engine();
        Self {
            schema,
            engine,
            transaction: engine.transaction(),
            text: String::new(),
            tables: 0,
        }
    }

    fn create(mut self, transaction: Transaction) -> String {
        if transaction == Transaction::OfCaller {
            self.transaction = ("", "");
        }
        self.head("Creates");
        let (opening, closing) = self.engine.session();
        self.begin(opening);
        for (statement, what_for) in self.engine.prepare(self.schema) {
            self.note(what_for);
            self.statement(statement);
            self.text.push('\n');
        }
        self.create_enums();
        for table in &self.schema.tables {
            self.another_table();
            self.create_table(table);
        }
        if self.engine.adds_foreign_keys() {
            self.add_foreign_keys();
        }
        for trigger in self.triggers() {
            self.create_trigger(trigger);
        }
        for script in &self.schema.scripts {
            self.note_on_origin(script.origin.as_ref());
            self.statements(&script.create);
            self.text.push('\n');
        }
        self.end(closing);
        self.text
    }

    /// What was created, the other way round.
    fn drop(mut self) -> String {
        self.head("Drops");
        let (opening, closing) = self.engine.session_of_drop();
        self.begin(opening);
        for script in self.schema.scripts.iter().rev() {
            self.note_on_origin(script.origin.as_ref());
            self.statements(&script.drop);
        }
        self.drop_foreign_keys();
        for table in self.schema.tables.iter().rev() {
            self.another_table();
            self.statement(&format!("DROP TABLE {}", self.engine.name(&table.name)));
        }
        let functions = self.triggers().filter_map(|of| of.function.as_ref());
        for function in functions.chain(&self.schema.functions) {
            if let Some(sql) = self.engine.drop_function(&function.name) {
                self.statement(&sql);
            }
        }
        for of in self.schema.enums.iter().rev() {
            self.statement(&self.engine.drop_enum(&of.name));
        }
        self.end(closing);
        self.text
    }

    fn triggers(&self) -> impl Iterator<Item = &'s Trigger> + use<'s> {
        self.schema.tables.iter().flat_map(|table| &table.triggers)
    }

    fn head(&mut self, does: &str) {
        let tables = self.schema.tables.len();
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

    /// Statements as somebody wrote them: with an end, or without one.
    fn statements(&mut self, sql: &str) {
        let sql = sql.trim();
        self.text.push_str(sql.strip_suffix(';').unwrap_or(sql));
        let last = sql.lines().last().unwrap_or_default();
        // What ends them is no part of a comment.
        let may_be_comment = last.contains("--") || last.contains('#');
        self.text
            .push_str(if may_be_comment { "\n;\n" } else { ";\n" });
    }

    /// What statements of the model are for.
    fn note_on_origin(&mut self, origin: Option<&Origin>) {
        if let Some(origin) = origin {
            let aggregate = origin.aggregate.as_deref().unwrap_or_default();
            self.note(&format!("{aggregate}: {}", origin.source));
        }
    }

    /// A comment in the script alone.
    fn note(&mut self, text: &str) {
        self.text.push_str("-- ");
        self.text.push_str(&one_line(text));
        self.text.push('\n');
    }

    fn comment(&mut self, on: &Commented<'_>, text: Option<&str>) {
        let sql = text.and_then(|text| self.engine.comment(on, text));
        if let Some(sql) = sql {
            self.statement(&sql);
        }
    }

    fn create_enums(&mut self) {
        for of in &self.schema.enums {
            self.statement(&self.engine.create_enum(of));
            self.comment(&Commented::Enum(&of.name), of.comment.text());
            self.text.push('\n');
        }
    }

    fn add_foreign_keys(&mut self) {
        for table in &self.schema.tables {
            self.another_table();
            for key in &table.foreign_keys {
                self.statement(&format!(
                    "ALTER TABLE {} ADD {}",
                    self.engine.name(&table.name),
                    definition::foreign_key(self.engine, key)
                ));
            }
        }
        let has_keys = |table: &Table| !table.foreign_keys.is_empty();
        if self.schema.tables.iter().any(has_keys) {
            self.text.push('\n');
        }
    }

    fn drop_foreign_keys(&mut self) {
        for table in &self.schema.tables {
            self.another_table();
            let name = self.engine.name(&table.name);
            for key in table
                .foreign_keys
                .iter()
                .filter_map(|key| key.name.as_ref())
            {
                let key = self.engine.name(key);
                if let Some(sql) = self.engine.drop_foreign_key(&name, &key) {
                    self.statement(&sql);
                }
            }
        }
    }

    fn create_trigger(&mut self, trigger: &Trigger) {
        if let Some(origin) = &trigger.origin {
            self.note(&origin.source);
        }
        for sql in self.engine.create_trigger(trigger) {
            self.statement(&sql);
        }
        self.text.push('\n');
    }
}
