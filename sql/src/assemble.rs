//! From a model to the schema of one engine.

mod check;
mod index;
mod script;
mod table;
mod text;

pub(crate) use text::names as speaks_of;

use std::collections::{BTreeMap, BTreeSet};

use crate::column::Conditions;
use crate::dialect::{Dialect, Unsupported};
use crate::engine::{Engine, Remarked, Trigger};
use crate::names::Names;
use crate::schema::{self, Origin, Schema, Sql};
use tablewright_model::{
    DataModel, Enum, Problem, Problems, Record, Rule, RuleForm, RuleId, Source, Table,
};

/// The schema of a model on an engine.
///
/// # Errors
///
/// All that the engine cannot do.
pub(super) fn schema(model: &DataModel, dialect: Dialect) -> Result<Schema, Problems> {
    let mut assembly = Assembly::new(model, dialect);
    let enums = assembly.enums();
    let mut tables = Vec::with_capacity(model.tables().count());
    for record in model.records() {
        assembly.conditions = conditions(record);
        for table in &record.tables {
            tables.push(assembly.table(record, table));
        }
    }
    let schema = Schema {
        dialect,
        enums,
        tables,
        functions: Vec::new(),
        scripts: script::all(model, dialect),
    };
    Problems::or(schema, assembly.problems)
}

/// A schema in the making.
struct Assembly<'m> {
    model: &'m DataModel,
    dialect: Dialect,
    engine: &'static dyn Engine,
    /// Those of the record at hand.
    conditions: Conditions<'m>,
    /// The enums that are types of the database.
    enums: Vec<Enum>,
    names: Names<'m>,
    /// The state machines of each table, each with the name of its trigger.
    triggers: BTreeMap<&'m str, Vec<(String, &'m Rule)>>,
    /// Those that foreign keys need, by the tables that they are on.
    of_keys: BTreeMap<String, Vec<schema::Trigger>>,
    problems: Vec<Problem>,
}

impl<'m> Assembly<'m> {
    fn new(model: &'m DataModel, dialect: Dialect) -> Self {
        let engine = dialect.engine();
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
        let mut triggers: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (name, rule) in model.triggers() {
            triggers.entry(&rule.table).or_default().push((name, rule));
        }
        Self {
            model,
            dialect,
            engine,
            conditions: Conditions::new(),
            enums,
            names,
            triggers,
            of_keys: table::triggers_of_keys(model, engine),
            problems,
        }
    }

    fn refuse(&mut self, path: String, what: &str, unsupported: &Unsupported) {
        let problem = self.dialect.refuses(path, what, unsupported);
        self.problems.push(problem);
    }

    /// The enums that are types of the database, where it has such.
    fn enums(&self) -> Vec<schema::Enum> {
        if !self.engine.has_enums() {
            return Vec::new();
        }
        let records = self.model.records().iter();
        let types: BTreeMap<&str, &str> = records
            .flat_map(|record| &record.types)
            .map(|of| (of.name.as_str(), of.ty.as_str()))
            .collect();
        let enums = self.enums.iter().map(|of| schema::Enum {
            name: of.name.clone(),
            values: of.values.clone(),
            comment: self
                .engine
                .remark(Remarked::Enum, &of.source.text(), usize::MAX),
            origin: Some(Origin {
                path: types.get(of.name.as_str()).map(|path| (*path).to_owned()),
                rules: ids(&of.source),
                source: of.source.to_string(),
                ..Origin::default()
            }),
        });
        enums.collect()
    }

    /// What refuses changes of the states of a table.
    fn triggers(&mut self, record: &Record, table: &Table) -> Vec<schema::Trigger> {
        let machines = self.triggers.get(table.name.as_str());
        let triggers = machines.into_iter().flatten().filter_map(|(name, rule)| {
            let RuleForm::Transitions { arrows } = &rule.rule else {
                return None;
            };
            let [column] = rule.columns.as_slice() else {
                return None;
            };
            let trigger = Trigger {
                name,
                table: &table.name,
                column,
                rule: rule.source(),
                constraint: rule.constraint.as_deref().unwrap_or(name),
                arrows: arrows
                    .iter()
                    .map(|arrow| (arrow.from.as_str(), arrow.to.as_slice()))
                    .collect(),
            };
            let (definition, function) = self.engine.trigger(&trigger);
            Some(schema::Trigger {
                name: name.clone(),
                definition: Sql::Script(definition),
                function,
                enabled: true,
                origin: Some(origin(record, table, Some(rule), trigger.rule)),
            })
        });
        let of_keys = self.of_keys.remove(&table.name).unwrap_or_default();
        triggers.chain(of_keys).collect()
    }
}

fn conditions(record: &Record) -> Conditions<'_> {
    let conditions = record.conditions.iter();
    conditions
        .map(|of| (of.constraint.as_str(), &of.expression))
        .collect()
}

/// The ids of the rules that a source names.
fn ids(source: &Source) -> Vec<RuleId> {
    source.rules().iter().map(|rule| rule.id.clone()).collect()
}

/// The origin of something in a table, that has a source.
fn origin_of(record: &Record, table: &Table, source: &Source) -> Origin {
    Origin {
        rules: ids(source),
        ..origin(record, table, None, source.to_string())
    }
}

/// The origin of something in a table.
fn origin(record: &Record, table: &Table, rule: Option<&Rule>, source: String) -> Origin {
    let mut entities = record.entities.iter();
    let entity = entities.find(|entity| entity.table == table.name);
    Origin {
        aggregate: Some(record.aggregate.name.clone()),
        path: entity.map(|entity| entity.ty.clone()),
        rules: rule.map(|rule| rule.id.clone()).into_iter().collect(),
        source,
        narrows: None,
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
