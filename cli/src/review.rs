//! Listing the problems of the model.

use super::arguments::Review;
use super::outcome::{Failure, Found};
use super::report::Report;
use super::source::{Drift, Source};
use tablewright_model::Problem;

pub(super) fn run<S: Source>(options: &Review<S>, report: &Report) -> Result<Found, Failure> {
    let records = options.source.records(Drift::Allowed, report)?;
    let mut problems: Vec<Problem> = Vec::new();
    match records.model() {
        Ok(model) => {
            for dialect in &options.dialect {
                if let Err(of_engine) = tablewright_sql::script(&model, *dialect) {
                    problems.extend(of_engine.iter().cloned());
                }
            }
            let (aggregates, tables) = (model.aggregates().len(), model.tables().count());
            report.status(
                "Reviewed",
                &format!("{aggregates} aggregates, {tables} tables"),
            );
        }
        Err(of_model) => problems.extend(of_model.iter().cloned()),
    }
    for problem in &problems {
        report.problem(problem)?;
    }
    Ok(Found::if_any(!problems.is_empty()))
}
