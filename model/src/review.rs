//! The review: what must hold for a model as a whole, whatever it was read from. Each rule is
//! one function, and all problems are found at once, in time linear in the model's size but for
//! the sorting of names.

mod circle;
mod former;
mod name;
mod owner;
mod reference;

use crate::data_model::DataModel;
use crate::lookup::Lookup;
use crate::problem::{Code, Problem};
use crate::record::{Entity, Record, RuleForm, Table};

/// Whether names that were generated may have met, which is mended and no problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Differ,
    Meet,
}

/// The rules of one record.
pub(super) fn record(record: &Record, problems: &mut Vec<Problem>) {
    aggregate_has_table(record, problems);
    let entities: Lookup<&str, &Entity> = record
        .entities
        .iter()
        .map(|entity| (entity.table.as_str(), entity))
        .collect();
    for table in &record.tables {
        table_has_columns(table, entities.get(&table.name.as_str()), problems);
        everything_is_explained(table, problems);
        name::of_table(table, problems);
        reference::indexes(table, problems);
    }
    former::of_columns(record, problems);
    for of_enum in &record.enums {
        name::check(&of_enum.name, &of_enum.name, problems);
    }
}

/// The rules of the whole, beside those of its records. Each pass over a large model costs as much
/// as reading it from memory: there are two, and a short one over entities.
pub(super) fn all(model: &DataModel, problems: &mut Vec<Problem>) -> Names {
    let mut seen = Seen::sized(model);
    for record in model.records() {
        names_are_unique(&mut seen, record, problems);
        table_ids_are_unique(&mut seen, record, problems);
        enums_are_unique(&mut seen, record, problems);
        entities_have_one_place(&mut seen, record, problems);
        rules_have_one_sentence(&mut seen, record, problems);
    }
    former::of_tables(model, problems);
    let needs = reference::all(model, problems);
    circle::all(model, needs, problems);
    seen.names
}

/// What the records so far have said.
struct Seen<'a> {
    /// The path of what each table is of.
    tables: Lookup<&'a str, &'a str>,
    /// The table of each index and constraint.
    constraints: Lookup<&'a str, &'a str>,
    /// The table of each script.
    scripts: Lookup<&'a str, &'a str>,
    names: Names,
    ids: Lookup<&'a str, (&'a Record, &'a Table)>,
    /// The type of each enum.
    enums: Lookup<&'a str, &'a str>,
    /// The table of each entity.
    entities: Lookup<&'a str, (&'a Record, &'a str)>,
    /// The sentence of each rule.
    rules: Lookup<&'a str, &'a str>,
}

impl Seen<'_> {
    fn sized(model: &DataModel) -> Self {
        let tables = model.tables().count();
        Self {
            tables: Lookup::sized(tables),
            constraints: Lookup::sized(2 * tables),
            scripts: Lookup::sized(0),
            names: Names::Differ,
            ids: Lookup::sized(tables),
            enums: Lookup::sized(0),
            entities: Lookup::sized(tables),
            rules: Lookup::sized(0),
        }
    }
}

fn aggregate_has_table(record: &Record, problems: &mut Vec<Problem>) {
    if record.tables.is_empty() {
        problems.push(Problem::new(
            Code::NoTable,
            &record.aggregate.ty,
            "the aggregate has no table",
            "an aggregate has at least the table of its root",
        ));
    }
}

/// Identity, optimistic locking and audit, under their declared names.
fn table_has_columns(table: &Table, entity: Option<&Entity>, problems: &mut Vec<Problem>) {
    let mut missing = |name: &str, what: &str| {
        if table.column(name).is_none() {
            problems.push(Problem::new(
                Code::MissingColumn,
                format!("{}.{name}", table.name),
                format!("the table has no column of its {what}"),
                "derive the model again, or switch the column off where it is declared",
            ));
        }
    };
    missing("id", "identity");
    let Some(entity) = entity else { return };
    if let Some(version) = &entity.version {
        missing(version, "version");
    }
    if let Some(audit) = &entity.audit {
        missing(&audit.created, "audit");
        missing(&audit.updated, "audit");
    }
}

/// Every table and index has a purpose, every check names its source.
fn everything_is_explained(table: &Table, problems: &mut Vec<Problem>) {
    let mut unexplained = |name: &str, is_blank: bool, what: &str| {
        if is_blank {
            problems.push(Problem::new(
                Code::Unexplained,
                name,
                what,
                "say it where it is declared",
            ));
        }
    };
    let is_blank = |text: &str| text.trim().is_empty();
    unexplained(
        &table.name,
        is_blank(&table.purpose),
        "the table has no purpose",
    );
    for index in &table.indexes {
        unexplained(
            &index.name,
            is_blank(&index.purpose),
            "the index has no purpose",
        );
    }
    for check in &table.checks {
        unexplained(
            &check.name,
            check.source.is_blank(),
            "the check does not name its source",
        );
    }
}

/// Tables, and indexes and constraints, are unique in the whole schema.
fn names_are_unique<'a>(seen: &mut Seen<'a>, record: &'a Record, problems: &mut Vec<Problem>) {
    for (position, table) in record.tables.iter().enumerate() {
        // That of a collection is its field: `shop::Order.notes`.
        let entity = record.entities.get(position);
        let ty = entity.map_or(&record.aggregate.ty, |entity| &entity.ty);
        // One entity in two places is told as such.
        let other = seen.tables.insert(&table.name, ty);
        if let Some(other) = other.filter(|other| other != ty) {
            problems.push(Problem::new(
                Code::TableTwice,
                &table.name,
                format!("{} both have this table", owner::both(other, ty)),
                "name one of them with `table = \"…\"`",
            ));
        }
        if seen.constraints.get(&table.name.as_str()).is_some() {
            seen.names = Names::Meet;
        }
        for index in &table.indexes {
            // Some engines have tables and indexes in one place.
            if seen.tables.get(&index.name.as_str()).is_some() {
                seen.names = Names::Meet;
            }
            name_is_unique(seen, &index.name, &table.name, problems);
        }
        for check in &table.checks {
            name_is_unique(seen, &check.name, &table.name, problems);
        }
    }
    for script in &record.scripts {
        if let Some(other) = seen.scripts.insert(&script.name, &script.table) {
            problems.push(Problem::new(
                Code::ConstraintTwice,
                &script.name,
                format!(
                    "`{other}` and `{}` both have statements of this name",
                    script.table
                ),
                "name one of them with `name = \"…\"`",
            ));
        }
    }
    for rule in &record.rules {
        if let (
            RuleForm::Sql { .. } | RuleForm::Constraint { .. } | RuleForm::NoOverlap {},
            Some(name),
        ) = (&rule.rule, &rule.constraint)
        {
            name_is_unique(seen, name, &rule.table, problems);
        }
    }
}

fn name_is_unique<'a>(
    seen: &mut Seen<'a>,
    name: &'a str,
    table: &'a str,
    problems: &mut Vec<Problem>,
) {
    if let Some(other) = seen.constraints.insert(name, table) {
        seen.names = Names::Meet;
        problems.push(Problem::new(
            Code::ConstraintTwice,
            name,
            format!("`{other}` and `{table}` both have an index or constraint of this name"),
            "name one of them with `name = \"…\"`",
        ));
    }
}

fn table_ids_are_unique<'a>(seen: &mut Seen<'a>, record: &'a Record, problems: &mut Vec<Problem>) {
    for table in &record.tables {
        if let Some((of, other)) = seen.ids.insert(&table.id, (record, table)) {
            let [owner, this] = owner::told_apart(&of.aggregate.ty, &record.aggregate.ty);
            problems.push(Problem::new(
                Code::IdTwice,
                &table.id,
                format!(
                    "`{}` of `{owner}` and `{}` of `{this}` have this id",
                    other.name, table.name
                ),
                "give each aggregate an id with a code of its own: `#[aggregate(id = \"AGG-ORD-001\")]`",
            ));
        }
    }
}

/// An enum may be used by many aggregates; two types may not share a name.
fn enums_are_unique<'a>(seen: &mut Seen<'a>, record: &'a Record, problems: &mut Vec<Problem>) {
    for of_type in &record.types {
        let other = seen.enums.first(&of_type.name, &of_type.ty);
        if other != of_type.ty {
            problems.push(Problem::new(
                Code::EnumTwice,
                &of_type.name,
                format!("`{other}` and `{}` have this name", of_type.ty),
                "name one of them: `#[value_object(name = \"…\")]`",
            ));
        }
    }
}

/// An entity has no life outside its aggregate, and so one place in it.
fn entities_have_one_place<'a>(
    seen: &mut Seen<'a>,
    record: &'a Record,
    problems: &mut Vec<Problem>,
) {
    for entity in &record.entities {
        let place = (record, entity.table.as_str());
        if let Some((of, table)) = seen.entities.insert(&entity.ty, place) {
            let places = if table == entity.table {
                let both = owner::both(&of.aggregate.ty, &record.aggregate.ty);
                format!("the table `{table}` of {both}")
            } else {
                format!("the tables `{table}` and `{}`", entity.table)
            };
            problems.push(Problem::new(
                Code::EntityTwice,
                &entity.ty,
                format!("the entity has two places: {places}"),
                "an entity belongs to one place of one aggregate: give each place a type of its own",
            ));
        }
    }
}

/// Whoever reads an id in an error must know what is meant.
fn rules_have_one_sentence<'a>(
    seen: &mut Seen<'a>,
    record: &'a Record,
    problems: &mut Vec<Problem>,
) {
    for rule in &record.rules {
        let sentence = seen.rules.first(&rule.id, &rule.sentence);
        if sentence != rule.sentence {
            problems.push(Problem::new(
                Code::TwoSentences,
                rule.id.as_str(),
                format!("the id says \"{sentence}\" and \"{}\"", rule.sentence),
                "one id stands for one sentence: word them alike, or give one another id",
            ));
        }
    }
}
