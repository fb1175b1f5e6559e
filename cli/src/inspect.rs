//! The model of a file, and how it differs from that of another.

use super::arguments::Inspect;
use super::export;
use super::inspected::{Inspected, comparable};
use super::outcome::{Failure, Found};
use super::report::{self, Report};
use tablewright_model::DataModel;

pub(super) fn run(options: &Inspect, report: &Report) -> Result<Found, Failure> {
    let format = &options.format;
    let is_listed = format.format.is_none() && format.out.is_none();
    if options.against.is_empty() {
        let inspected = Inspected::all(&options.files)?;
        let model = DataModel::of_records(inspected.records().cloned().collect())?;
        return export::print(&model, format, report);
    }
    let picture = (!is_listed).then(|| export::picture(format)).transpose()?;
    let inspected = Inspected::all(&options.files)?;
    let accepted = Inspected::all(&options.against)?;
    let [before, after] = comparable(&accepted, &inspected, report);
    if let Some(picture) = picture {
        let comparison = before.compared_with(after.records());
        report.document(&picture(&comparison), format.out.as_deref())?;
        return Ok(Found::Nothing);
    }
    let changes = before.changes(after.records());
    report.changes(&changes)?;
    if changes.is_empty() {
        report.status("Compared", &report::unchanged(after.records().len()));
    }
    Ok(Found::if_any(!changes.is_empty()))
}
