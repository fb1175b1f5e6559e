//! Comparing the model with what was accepted.

use super::lock_file;
use super::outcome::{Failure, Found, shown};
use super::report::{Report, unchanged};
use super::source::Source;
use tablewright::__workspace::drift::{ACCEPT, NOT_CANONICAL};

pub(super) fn run<S: Source>(source: &S, report: &Report) -> Result<Found, Failure> {
    let (records, workspace) = source.compared(report)?;
    let (mut is_same, mut compared) = (true, 0);
    for (path, file) in lock_file::all(&workspace, &records)? {
        let Some(locked) = &file.text else {
            return Err(Failure::not_accepted(&path));
        };
        let changes = file.changes();
        report.changes(&changes)?;
        let is_not_canonical = changes.is_empty() && !file.lock.is_written_as(locked);
        if is_not_canonical {
            report.file(
                &path,
                "misspelled",
                &format!("{}: {NOT_CANONICAL}", shown(&path)),
            )?;
        }
        compared += file.records.len();
        is_same &= changes.is_empty() && !is_not_canonical;
        for (package, name) in file.strangers() {
            report.note(&format!(
                "{}: the crate `{name}` of the package `{package}` is not linked here, and was not compared",
                shown(&path)
            ));
        }
    }
    if is_same {
        report.status("Compared", &unchanged(compared));
    } else {
        report.note(ACCEPT);
    }
    Ok(Found::if_any(!is_same))
}
