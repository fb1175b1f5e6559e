//! Listing the problems of the model.

use std::collections::BTreeMap;

use super::arguments::Review;
use super::outcome::{Failure, Found};
use super::report::Report;
use super::source::{Drift, Source};
use tablewright_model::{DataModel, Problem};

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
            for (tenant, of_tenant) in tenants(&model) {
                report.status("Tenants", &format!("{tenant}: {}", of_tenant.join(", ")));
            }
        }
        Err(of_model) => problems.extend(of_model.iter().cloned()),
    }
    for problem in &problems {
        report.problem(problem)?;
    }
    Ok(Found::if_any(!problems.is_empty()))
}

/// The tables of tenants, and the aggregates that belong to each.
fn tenants(model: &DataModel) -> BTreeMap<&str, Vec<&str>> {
    let mut tenants: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in model.records() {
        let tenant = record.aggregate.tenant.as_ref();
        let keys = record
            .tables
            .first()
            .map(|root| root.foreign_keys.as_slice());
        let mut keys = keys.unwrap_or_default().iter();
        let key = keys.find(|key| key.columns.first() == tenant && key.columns.len() == 1);
        if let Some(key) = key {
            let of_tenant = tenants.entry(&key.references.table).or_default();
            of_tenant.push(&record.aggregate.name);
        }
    }
    tenants
}
