//! A database that scripts are run on, and what its catalogue says afterwards.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use tablewright_model::DataModel;
use tablewright_model::{Rule, RuleForm};
use tablewright_sql::{Dialect, Schema, catalogue_query, read_catalogue};

/// A database of an engine.
pub(crate) trait Database {
    fn dialect(&self) -> Dialect;

    /// Runs a script of any number of statements.
    fn run(&mut self, sql: &str) -> Result<(), String>;

    /// The rows of a query.
    fn read(&mut self, sql: &str) -> Rows;

    /// The one text that a script of statements returns.
    fn answer(&mut self, script: &str) -> String;

    /// Its own client, if it is installed, which runs the script on its standard input.
    fn client(&self) -> Option<Command>;

    /// The same client, which prints what a script returns, and nothing else.
    fn printing_client(&self) -> Option<Command>;

    /// What it holds.
    fn catalogue(&mut self) -> Schema {
        let answer = self.answer(&catalogue_query(self.dialect()));
        read_catalogue(&answer).unwrap_or_else(|error| panic!("{error}\n{answer}"))
    }
}

/// Rows of a query, as text.
pub(crate) type Rows = Vec<Vec<Option<String>>>;

/// Whether a database holds nothing.
pub(crate) fn is_empty(schema: &Schema) -> bool {
    schema.tables.is_empty() && schema.enums.is_empty() && schema.functions.is_empty()
}

/// Loads a model, compares what is there with what was asked for, drops it, and loads it again: by
/// scripts with a transaction of their own, and in one of who runs them.
pub(crate) fn load(database: &mut dyn Database, model: &DataModel, name: &str) {
    let dialect = database.dialect();
    let schema = tablewright_sql::schema(model, dialect);
    let schema = schema.unwrap_or_else(|problems| panic!("{name}: {problems}"));
    let drop = schema.drop_script();
    let scripts = [
        schema.script(),
        in_transaction(&schema.script_without_transaction()),
    ];
    let mut words = None;
    for create in scripts {
        if let Err(error) = database.run(&create) {
            panic!("{name} on {dialect}: {error}\n{create}");
        }
        let found = database.catalogue();
        // The second time, its expressions are those of the first.
        let words = words.get_or_insert_with(|| found.clone());
        compare(
            &schema.in_words_of(words),
            &found,
            &format!("{name} on {dialect}"),
        );
        names_lead_back(model, &found);
        if let Err(error) = database.run(&drop) {
            panic!("{name} on {dialect}: {error}\n{drop}");
        }
        let left = database.catalogue();
        assert!(is_empty(&left), "{name} on {dialect}: {left:?}");
    }
}

/// Each name that was created leads to the rule that it enforces, and that of nothing else to none.
fn names_lead_back(model: &DataModel, found: &Schema) {
    for table in &found.tables {
        let rules = model.rules().filter(|rule| rule.table == table.name);
        let rules: Vec<&Rule> = rules.collect();
        let enforced: BTreeMap<&str, &Rule> = rules
            .iter()
            .filter_map(|rule| Some((rule.constraint.as_deref()?, *rule)))
            .collect();
        for trigger in &table.triggers {
            let rule = model.rule_of_constraint(&trigger.name);
            let is_of_machine =
                rule.is_some_and(|rule| matches!(rule.rule, RuleForm::Transitions { .. }));
            // Others are those of references.
            assert!(rule.is_none() || is_of_machine, "{rule:?}");
            let rules_table = rule.map_or(&table.name, |rule| &rule.table);
            assert_eq!(*rules_table, table.name, "{}", trigger.name);
        }
        let checks = table.checks.iter().map(|check| check.name.as_deref());
        for check in checks.map(|name| name.expect("a name")) {
            let rule = enforced.get(check).copied();
            assert_eq!(model.rule_of_constraint(check), rule, "{check}");
        }
        for index in &table.indexes {
            let rule = model.rule_of_constraint(&index.name);
            let may = rule.is_none_or(|rule| index.unique && rule.table == table.name);
            assert!(may, "{}", index.name);
        }
        for rule in rules
            .iter()
            .filter(|rule| matches!(rule.rule, RuleForm::Unique { .. }))
        {
            let name = rule.constraint.as_deref().expect("an index");
            assert!(
                table.indexes.iter().any(|index| index.name == name),
                "{name}"
            );
        }
        for key in &table.foreign_keys {
            let name = key.name.as_deref().expect("a name");
            assert_eq!(model.rule_of_constraint(name), None, "{name}");
        }
    }
}

fn in_transaction(script: &str) -> String {
    format!("BEGIN;\n{script}\nCOMMIT;\n")
}

/// Runs the scripts through the engine's own client, which has rules of its own for where a
/// statement ends, and prints what it is told.
pub(crate) fn run_by_client(database: &mut dyn Database, model: &DataModel, name: &str) {
    let dialect = database.dialect();
    let (Some(client), Some(printing)) = (database.client(), database.printing_client()) else {
        return;
    };
    let schema = tablewright_sql::schema(model, dialect).expect("a schema");
    let (create, drop) = (schema.script(), schema.drop_script());
    let query = catalogue_query(dialect);
    // That of SQLite has a database of its own.
    let script = [create.as_str(), &query, ";\n", &drop, &create, &drop].concat();
    let printed = run_in(printing, &script, name);
    let told = read_catalogue(&printed).unwrap_or_else(|error| panic!("{error}\n{printed}"));
    let mut told: Vec<&String> = told.tables.iter().map(|table| &table.name).collect();
    if !schema.scripts.is_empty() {
        // What these make is not listed.
        told.retain(|name| schema.table(name).is_some());
    }
    let mut tables: Vec<&String> = schema.tables.iter().map(|table| &table.name).collect();
    tables.sort();
    assert_eq!(told, tables, "{name} on {dialect}: {printed}");
    run_in(client, &script, name);
    let left = database.catalogue();
    assert!(is_empty(&left), "{name} on {dialect}: {left:?}");
}

/// What a client prints of a script.
fn run_in(mut client: Command, script: &str, name: &str) -> String {
    let mut client = client
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the client starts");
    let mut input = client.stdin.take().expect("a pipe");
    let text = script.to_owned();
    let writes = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = client.wait_with_output().expect("the client ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {errors}\n{script}");
    writes.join().expect("a thread").expect("all is read");
    String::from_utf8(output.stdout).expect("text")
}

/// Says the first thing that is not as it should be.
pub(crate) fn compare(expected: &Schema, found: &Schema, name: &str) {
    if expected == found {
        return;
    }
    for expected in &expected.tables {
        let found = found.table(&expected.name);
        let found = found.unwrap_or_else(|| panic!("{name}: {} is missing", expected.name));
        let name = format!("{name}: {}", expected.name);
        same(&expected.columns, &found.columns, &name);
        same(&expected.checks, &found.checks, &name);
        same(&expected.foreign_keys, &found.foreign_keys, &name);
        same(&expected.indexes, &found.indexes, &name);
        same(&expected.triggers, &found.triggers, &name);
        assert_eq!(expected, found, "{name}");
    }
    assert_eq!(expected, found, "{name}");
}

fn same<T: std::fmt::Debug + PartialEq>(expected: &[T], found: &[T], name: &str) {
    for (expected, found) in expected.iter().zip(found) {
        assert_eq!(expected, found, "{name}");
    }
    assert_eq!(
        expected.len(),
        found.len(),
        "{name}: {expected:?}\n{found:?}"
    );
}
