//! The way from one model to another, as a script.

use serde::Serialize;

use super::arguments::{Plan, PlanFormat};
use super::catalogue;
use super::inspected::{Inspected, comparable};
use super::outcome::{Failure, Found};
use super::report::Report;
use super::source::{Drift, Source};
use tablewright_model::{DataModel, Lock, Problems};
use tablewright_sql::plan::{self, PlanOptions};

pub(super) fn run<S: Source>(options: &Plan<S>, report: &Report) -> Result<Found, Failure> {
    let dialect = options.dialect;
    if !options.at_once && !dialect.is_embedded() {
        return Err(Failure::Failed(format!(
            "a plan for {dialect} does all at once, while nobody else uses the database: say so by `--at-once`"
        )));
    }
    let mut asked = PlanOptions::default();
    asked.down = options.down;
    asked.drop = options.drop.iter().cloned().collect();
    let sides = [&options.against, &options.files].map(|files| catalogue::of(files));
    let plan = match sides {
        [Err(failure), _] | [_, Err(failure)] => return Err(failure),
        [Ok(Some(older)), Ok(Some(newer))] => {
            catalogue::is_of(dialect, [&older, &newer])?;
            let [before, after] = in_order(options.down, [&older, &newer]);
            plan::plan_catalogues(before, after, &asked)
        }
        [Ok(Some(_)), _] => return Err(catalogue::is_alone(&options.against)),
        [_, Ok(Some(_))] => return Err(catalogue::is_alone(&options.files)),
        [Ok(None), Ok(None)] => {
            let sides = models(options, report)?;
            let [before, after] = in_order(options.down, sides.each_ref());
            plan::plan(before, after, dialect, &asked)
        }
    };
    let plan = plan.map_err(|problems| refused(&problems, report))?;
    for path in asked.drop.iter().filter(|path| !plan.loses.contains(path)) {
        report.note(&format!(
            "`--drop {path}` names nothing that would be dropped"
        ));
    }
    if plan.is_empty() {
        report.status(
            "Planned",
            &format!("nothing: {dialect} holds both models alike"),
        );
        return Ok(Found::Nothing);
    }
    let text = match options.format {
        PlanFormat::Sql if options.preflight => plan.preflight_script(),
        PlanFormat::Sql => plan.script(),
        PlanFormat::Json => steps(&plan)?,
    };
    report.document(&text, options.out.as_deref())?;
    Ok(Found::Something)
}

/// The model that the database holds, and the one to which the plan leads.
fn models<S: Source>(options: &Plan<S>, report: &Report) -> Result<[DataModel; 2], Failure> {
    let accepted = Inspected::all(&options.against)?;
    let now = if options.files.is_empty() {
        Inspected::of_code(&options.source.records(Drift::Allowed, report)?)?
    } else {
        Inspected::all(&options.files)?
    };
    let [older, newer] = comparable(&accepted, &now, report);
    Ok([model(&older, report)?, model(&newer, report)?])
}

/// Where a plan begins, and where it leads.
fn in_order<T>(is_back: bool, [older, newer]: [T; 2]) -> [T; 2] {
    if is_back {
        [newer, older]
    } else {
        [older, newer]
    }
}

fn model(lock: &Lock, report: &Report) -> Result<DataModel, Failure> {
    let model = DataModel::of_records(lock.records().to_vec());
    model.map_err(|problems| refused(&problems, report))
}

/// Tells of problems. An exit code that says that there are some would say that there is a plan.
fn refused(problems: &Problems, report: &Report) -> Failure {
    for problem in problems {
        report.problem_instead(problem);
    }
    Failure::Failed("nothing is planned before that is answered".to_owned())
}

/// A step for programs.
#[derive(Serialize)]
struct Line<'p> {
    reason: &'static str,
    /// The number of its unit, from 0 on: what happens as a whole or not at all, where the engine has
    /// transactions for it.
    unit: usize,
    transaction: bool,
    #[serde(flatten)]
    step: &'p plan::Step,
}

/// A line each.
fn steps(plan: &plan::Plan) -> Result<String, Failure> {
    let mut text = String::new();
    for (number, unit) in plan.units.iter().enumerate() {
        for step in &unit.steps {
            let line = serde_json::to_string(&Line {
                reason: "step",
                unit: number,
                transaction: unit.transaction,
                step,
            });
            let cannot = |error| Failure::Failed(format!("cannot write a step: {error}"));
            text.push_str(&line.map_err(cannot)?);
            text.push('\n');
        }
    }
    Ok(text)
}
