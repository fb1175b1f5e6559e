//! A database that scripts are run on, and what its catalogue says afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

use tablewright_model::DataModel;
use tablewright_model::{Rule, RuleForm};
use tablewright_sql::Dialect;

/// A database of an engine.
pub(crate) trait Database {
    fn dialect(&self) -> Dialect;

    /// Runs a script of any number of statements.
    fn run(&mut self, sql: &str) -> Result<(), String>;

    /// The rows of a query.
    fn read(&mut self, sql: &str) -> Rows;

    fn catalogue(&mut self) -> Catalogue;

    /// Its own client, if it is installed, which runs the script on its standard input.
    fn client(&self) -> Option<Command>;

    /// How it writes a type of the model.
    fn ty(&self, ty: &str, is_unsigned: bool) -> String;

    /// Whether values of a type are narrowed by a check.
    fn narrows(&self, ty: &str, is_unsigned: bool) -> bool;

    /// How it writes a default of the model.
    fn default(&self, ty: &str, default: &str) -> String;

    /// Whether it knows partial indexes and what indexes cover.
    fn has_all_indexes(&self) -> (bool, bool);
}

/// What a database holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Catalogue {
    pub(crate) tables: BTreeMap<String, Table>,
    pub(crate) enums: BTreeMap<String, Vec<String>>,
    /// The tables of triggers, by their names.
    pub(crate) triggers: BTreeMap<String, String>,
    /// Functions and whatever else there is.
    pub(crate) functions: BTreeSet<String>,
}

/// Rows of a query, as text.
pub(crate) type Rows = Vec<Vec<Option<String>>>;

impl Catalogue {
    /// Adds columns: of rows of a table, a name, a type, `t` where it is nullable, a default and a
    /// comment.
    pub(crate) fn add_columns(&mut self, rows: Rows) {
        for row in rows {
            let [table, name, ty, nullable, default, comment] = row.try_into().expect("six");
            let table = self.tables.entry(table.expect("a table")).or_default();
            table.columns.push(Column {
                name: name.expect("a name"),
                ty: ty.expect("a type"),
                is_nullable: nullable.as_deref() == Some("t"),
                default,
                comment,
            });
        }
    }

    /// Adds triggers: of rows of a name and a table.
    pub(crate) fn add_triggers(&mut self, rows: Rows) {
        for row in rows {
            let [name, table] = row.try_into().expect("two");
            let (name, table) = (name.expect("a name"), table.expect("a table"));
            self.triggers.insert(name, table);
        }
    }
}

/// The digits behind the point of `DECIMAL(p,s)`.
pub(crate) fn scale_of(ty: &str) -> usize {
    let scale = ty.trim_end_matches(')').rsplit(',').next();
    scale.expect("a scale").parse().expect("a number")
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) key: Vec<String>,
    pub(crate) checks: BTreeSet<String>,
    pub(crate) foreign_keys: BTreeMap<String, ForeignKey>,
    pub(crate) indexes: BTreeMap<String, Index>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) is_nullable: bool,
    pub(crate) default: Option<String>,
    pub(crate) comment: Option<String>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ForeignKey {
    pub(crate) columns: Vec<String>,
    pub(crate) target: String,
    pub(crate) on_delete: String,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    pub(crate) columns: Vec<String>,
    pub(crate) include: Vec<String>,
    pub(crate) is_unique: bool,
    pub(crate) is_partial: bool,
}

/// Loads a model, compares what is there with what was asked for, drops it, and loads it again: by
/// scripts with a transaction of their own, and in one of who runs them.
pub(crate) fn load(database: &mut dyn Database, model: &DataModel, name: &str) {
    let dialect = database.dialect();
    let scripts = [
        tablewright_sql::script(model, dialect),
        tablewright_sql::script_without_transaction(model, dialect)
            .map(|script| in_transaction(&script)),
        tablewright_sql::drop_script(model, dialect),
    ];
    let [own, of_caller, drop] =
        scripts.map(|script| script.unwrap_or_else(|problems| panic!("{name}: {problems}")));
    let expected = crate::expected::catalogue(database, model);
    for create in [own, of_caller] {
        if let Err(error) = database.run(&create) {
            panic!("{name} on {dialect}: {error}\n{create}");
        }
        let found = database.catalogue();
        compare(&expected, &found, &format!("{name} on {dialect}"), &create);
        names_lead_back(model, &found);
        if let Err(error) = database.run(&drop) {
            panic!("{name} on {dialect}: {error}\n{drop}");
        }
        assert_eq!(
            database.catalogue(),
            Catalogue::default(),
            "{name} on {dialect}"
        );
    }
}

/// Each name that was created leads to the rule that it enforces, and that of nothing else to none.
fn names_lead_back(model: &DataModel, found: &Catalogue) {
    for (name, table) in &found.triggers {
        let rule = model.rule_of_constraint(name);
        let rule = rule.unwrap_or_else(|| panic!("{name} leads to no rule"));
        assert!(matches!(rule.rule, RuleForm::Transitions { .. }), "{name}");
        assert_eq!(rule.table, *table, "{name}");
    }
    for (name, table) in &found.tables {
        let of_model = model.table(name).expect("a table of the model");
        let rules = model.rules().filter(|rule| rule.table == *name);
        let rules: Vec<&Rule> = rules.collect();
        for check in &table.checks {
            let mut checks = of_model.checks.iter();
            let source = checks
                .find(|of| of.name == *check)
                .map(|of| of.source.rules());
            // What is said for an engine alone is no check of the model.
            let on_engine = |rule: &&&Rule| {
                matches!(rule.rule, RuleForm::Sql { .. }) && rule.constraint.as_ref() == Some(check)
            };
            let of_source = |rule: &&&Rule| {
                source.is_some_and(|of| of.iter().any(|of| *of.sentence == *rule.sentence))
            };
            let rule = rules
                .iter()
                .find(of_source)
                .or_else(|| rules.iter().find(on_engine));
            assert_eq!(model.rule_of_constraint(check), rule.copied(), "{check}");
        }
        for (index, of) in &table.indexes {
            let rule = model.rule_of_constraint(index);
            assert!(
                rule.is_none_or(|rule| of.is_unique && rule.table == *name),
                "{index}"
            );
        }
        for rule in rules
            .iter()
            .filter(|rule| matches!(rule.rule, RuleForm::Unique { .. }))
        {
            let index = rule.constraint.as_deref().expect("an index");
            assert!(table.indexes.contains_key(index), "{index}");
        }
        for key in table.foreign_keys.keys() {
            assert_eq!(model.rule_of_constraint(key), None, "{key}");
        }
    }
}

fn in_transaction(script: &str) -> String {
    format!("BEGIN;\n{script}\nCOMMIT;\n")
}

/// Runs the scripts through the engine's own client, which has rules of its own for where a
/// statement ends.
pub(crate) fn run_by_client(database: &mut dyn Database, model: &DataModel, name: &str) {
    let dialect = database.dialect();
    let Some(mut client) = database.client() else {
        return;
    };
    let create = tablewright_sql::script(model, dialect).expect("a script");
    let drop = tablewright_sql::drop_script(model, dialect).expect("a script");
    let script = [create.as_str(), &drop, &create, &drop].concat();
    let mut client = client
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the client starts");
    let mut input = client.stdin.take().expect("a pipe");
    let writes = std::thread::spawn(move || input.write_all(script.as_bytes()));
    let output = client.wait_with_output().expect("the client ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{name} on {dialect}: {errors}\n{create}"
    );
    writes.join().expect("a thread").expect("all is read");
    assert_eq!(
        database.catalogue(),
        Catalogue::default(),
        "{name} on {dialect}"
    );
}

/// Says the first thing that is not as it should be, then the script.
fn compare(expected: &Catalogue, found: &Catalogue, name: &str, script: &str) {
    if expected == found {
        return;
    }
    for (table, expected) in &expected.tables {
        let found = found.tables.get(table);
        assert!(
            found == Some(expected),
            "{name}: {table} should be\n{expected:?}\nand is\n{found:?}\n{script}"
        );
    }
    panic!("{name} should be\n{expected:?}\nand is\n{found:?}\n{script}");
}
