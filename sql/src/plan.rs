//! From one model to another: what has to be done to a database that holds the first.

mod alter;
mod comment;
mod conversion;
mod converted;
mod enums;
mod fate;
mod hints;
mod options;
mod preflight;
mod rebuild;
mod refuse;
mod rename;
mod script;
mod stages;
mod step;

pub use options::PlanOptions;
pub use step::{Plan, Preflight, Stage, Step, Unit};

use tablewright_model::{DataModel, Lock, Problems};

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
/// use tablewright_model::{DataModel, Lock};
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
        let newer = Lock::of(before);
        Hints::of(&Lock::of(after).compared_with(newer.records())).inverted()
    } else {
        let newer = Lock::of(after);
        Hints::of(&Lock::of(before).compared_with(newer.records()))
    };
    let renaming = hints.renaming(before);
    let renamed = before.renamed(&renaming);
    let schemas = [before, &renamed, after].map(|model| schema_of(model, dialect));
    let [before, renamed, after] = schemas;
    between([&before?, &renamed?, &after?], &hints, options)
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
    hints: &Hints,
    options: &PlanOptions,
) -> Result<Plan, Problems> {
    let dialect = after.dialect;
    let engine: &'static dyn Engine = dialect.engine();
    let mut changes = Changes::between(before, renamed, after);
    let mut stages = Stages::default();
    let settled = refuse::settle(engine, &mut changes, hints, options, &mut stages)?;
    let enums = enums::replaced(&changes);
    let mut preflights = settled.preflights;
    preflights.extend(preflight::all(engine, &changes, &enums));
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
