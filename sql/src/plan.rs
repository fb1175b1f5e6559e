//! From one model to another: what has to be done to a database that holds the first.

mod alter;
mod comment;
mod conversion;
mod converted;
mod enums;
mod fate;
mod hints;
mod neutral;
mod options;
mod preflight;
mod rebuild;
mod refuse;
mod rename;
mod script;
mod scripts;
mod stages;
mod step;

pub use options::PlanOptions;
pub use step::{Plan, Preflight, Stage, Step, Unit};

use std::collections::BTreeMap;

use tablewright_model::{Code, DataModel, Problem, Problems};

use crate::assemble::schema;
use crate::change::Changes;
use crate::dialect::Dialect;
use crate::engine::Engine;
use crate::schema::Schema;
use hints::Hints;
use stages::Stages;

/// The way from a database that holds one model to one that holds another.
///
/// What is called otherwise in the newer model, and says so by `#[renamed_from]`, is renamed, with all
/// the names that follow from it. All else is known by its name.
///
/// # Errors
///
/// What would be lost and is not named in the options (DM401), new required columns of tables that
/// are there (DM402), values that do not become those of another type (DM403); and what an engine
/// cannot do of either model.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
/// use tablewright_sql::Dialect;
/// use tablewright_sql::plan::{PlanOptions, plan};
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     #[column(length = 80)]
///     title: String,
/// }
///
/// let after = DataModel::of(&[Book::DATA_MODEL])?;
/// let before = Book::DATA_MODEL.replace("VARCHAR(80)", "VARCHAR(40)");
/// let before = DataModel::of(&[&before])?;
/// let plan = plan(&before, &after, Dialect::Postgres, &PlanOptions::default())?;
/// assert!(plan.script().contains("ALTER COLUMN title TYPE varchar(80)"));
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
pub fn plan(
    before: &DataModel,
    after: &DataModel,
    dialect: Dialect,
    options: &PlanOptions,
) -> Result<Plan, Problems> {
    let hints = if options.down {
        Hints::of(before, after).inverted()
    } else {
        Hints::of(after, before)
    };
    let renaming = hints.renaming(before);
    let of_before = schema_of(before, dialect)?;
    let renamed = if renaming.is_empty() {
        None
    } else {
        Some(schema_of(&before.renamed(&renaming), dialect)?)
    };
    let of_after = schema_of(after, dialect)?;
    let renamed = renamed.as_ref().unwrap_or(&of_before);
    // They are asked for where something would be lost.
    let likely = || hints::likely(before, after);
    between([&of_before, renamed, &of_after], &likely, options)
}

/// The way from one schema of an engine to another one, where no model tells of them: both are what
/// [`read_catalogue`](crate::read_catalogue) read.
///
/// Nobody says that something was renamed: all is known by its name. The words of both are compared as
/// their catalogues tell them; take both of one version of the engine. On SQLite, a decimal is an integer
/// whose scale no catalogue knows: it stays what it is.
///
/// # Errors
///
/// As [`plan`]; and that they are of two engines.
pub fn plan_catalogues(
    before: &Schema,
    after: &Schema,
    options: &PlanOptions,
) -> Result<Plan, Problems> {
    let [of_before, of_after] = [before, after].map(|of| of.dialect);
    if of_before != of_after {
        let why = format!("{of_before} cannot become {of_after}");
        let cure = "take both catalogues of databases of one engine".to_owned();
        let problem = Problem::new(Code::NotOnEngine, String::new(), why, cure);
        return Err(problem.into());
    }
    let [before, after] = [before, after].map(neutral::known);
    between([&before, &before, &after], &BTreeMap::new, options)
}

/// A schema with what the engine adds to it by itself.
fn schema_of(model: &DataModel, dialect: Dialect) -> Result<Schema, Problems> {
    let mut schema = schema(model, dialect)?;
    for table in &mut schema.tables {
        dialect.engine().complete(table);
    }
    Ok(schema)
}

/// From the first to the last; the second is the first under the names of the last.
fn between(
    [before, renamed, after]: [&Schema; 3],
    likely: &dyn Fn() -> BTreeMap<String, String>,
    options: &PlanOptions,
) -> Result<Plan, Problems> {
    let dialect = after.dialect;
    let engine: &'static dyn Engine = dialect.engine();
    let mut changes = Changes::between(before, renamed, after);
    let mut stages = Stages::default();
    let settled = refuse::settle(engine, &mut changes, likely, options, &mut stages)?;
    let enums = enums::replaced(&changes);
    let mut preflights = settled.preflights;
    preflights.extend(preflight::all(engine, &changes, &enums));
    let there = engine.prepare(before);
    for (statement, _) in engine.prepare(after) {
        if there.iter().all(|(known, _)| *known != statement) {
            stages.push(Stage::Prepare, "", [statement.to_owned()]);
        }
    }
    scripts::steps(before, after, &changes, &mut stages);
    match engine.altering() {
        Some(engine) => alter::steps(engine, &mut changes, &mut stages),
        None => rebuild::steps(engine, &changes, &mut stages),
    }
    Ok(Plan {
        dialect,
        units: stages.units(),
        preflights,
        loses: settled.loses,
        empty: settled.empty,
    })
}
