//! Names that the model does not have: those of keys, of triggers, and of the checks that narrow a
//! type.

use std::collections::BTreeSet;

use super::writer::Unsupported;
use super::{Dialect, not_on_engine};
use crate::model::{DataModel, Enum, Field, ForeignKey, Problem, Record, Rule, RuleForm, Table};
use crate::text::shortened_name;

/// The names of checks that are taken.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Refuses what the engine cannot tell apart.
    pub(super) fn of(
        model: &DataModel,
        enums: &[Enum],
        dialect: Dialect,
        problems: &mut Vec<Problem>,
    ) -> Self {
        if dialect.engine().shares_names() {
            things_are_told_apart(model, enums, dialect, problems);
        }
        let checks = model.tables().flat_map(|table| &table.check_constraints);
        Self(checks.map(|check| check.name.clone()).collect())
    }

    pub(super) fn primary_key(table: &Table) -> String {
        short(&format!("pk_{}", table.name))
    }

    pub(super) fn foreign_key(table: &Table, key: &ForeignKey) -> String {
        short(&format!("fk_{}_{}", table.name, key.columns.join("_")))
    }

    /// `chk_{table}_{column}_storable`. Some engines have such names for a whole schema, in which
    /// another check, or that of another table and column, may be called so.
    pub(super) fn storable(&mut self, table: &Table, field: &Field) -> String {
        let mut name = format!("chk_{}_{}_storable", table.name, field.name);
        while !self.0.insert(short(&name)) {
            name.push('_');
        }
        short(&name)
    }

    /// The state machines of an aggregate: `trg_{table}_{column}`, with the rule's id where that is
    /// taken.
    pub(super) fn triggers(record: &Record) -> Vec<(String, &Rule)> {
        let mut taken = BTreeSet::new();
        let machines = record.rules.iter();
        let machines = machines.filter(|rule| matches!(rule.rule, RuleForm::Transitions { .. }));
        machines
            .map(|rule| {
                let mut name = format!("trg_{}_{}", rule.table, rule.columns.join("_"));
                if !taken.insert(name.clone()) {
                    name = format!("{name}_{}", rule.id.to_lowercase().replace('-', "_"));
                }
                (short(&name), rule)
            })
            .collect()
    }
}

/// A name within the limit of all engines.
fn short(name: &str) -> String {
    shortened_name(name).as_str().to_owned()
}

/// Tables, indexes and enums have names of one kind there, and an enum is not to be called as a
/// type of the engine.
fn things_are_told_apart(
    model: &DataModel,
    enums: &[Enum],
    dialect: Dialect,
    problems: &mut Vec<Problem>,
) {
    let tables: BTreeSet<&str> = model.tables().map(|table| table.name.as_str()).collect();
    let mut refuse = |path: &str, why: &str, cure| {
        let why = why.to_owned();
        problems.push(not_on_engine(
            dialect,
            path.to_owned(),
            "cannot tell two things apart",
            &Unsupported { why, cure },
        ));
    };
    let mut indexes = BTreeSet::new();
    for index in model.tables().flat_map(|table| &table.indexes) {
        indexes.insert(index.name.as_str());
        if tables.contains(index.name.as_str()) {
            refuse(
                &index.name,
                "a table has this name, and an index",
                "name one of them: `name = \"…\"`, `table = \"…\"`",
            );
        }
    }
    let types = enums
        .iter()
        .filter(|of| dialect.engine().create_enum(of).is_some());
    for name in types.map(|of| of.name.as_str()) {
        if tables.contains(name) || indexes.contains(name) {
            refuse(
                name,
                "a table or an index has this name, and an enum",
                "name one of them: `#[value_object(name = \"…\")]`, `table = \"…\"`",
            );
        }
        if dialect.engine().refuses_enum(name) {
            refuse(
                name,
                "a type of the engine has this name, and an enum",
                "name the enum: `#[value_object(name = \"…\")]`",
            );
        }
    }
}
