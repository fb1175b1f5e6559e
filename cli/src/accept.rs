//! Accepting the model.

use std::fs;
use std::io;
use std::path::Path;

use super::file::replace;
use super::lock_file::{self, LockFile};
use super::outcome::{Failure, Found, shown};
use super::report::Report;
use super::source::Source;
use super::workspace::Workspace;

pub(super) fn run<S: Source>(source: &S, report: &Report) -> Result<Found, Failure> {
    let (records, workspace) = source.compared(report)?;
    for (path, file) in lock_file::all(&workspace, &records)? {
        accept(&path, &file, &workspace, report)?;
    }
    Ok(Found::Nothing)
}

fn accept(
    path: &Path,
    file: &LockFile,
    workspace: &Workspace,
    report: &Report,
) -> Result<(), Failure> {
    let accepted = file.accepted().to_string();
    if file.text.as_deref() == Some(accepted.as_str()) {
        let line = format!("{}: nothing to accept", shown(path));
        return Ok(report.file(path, "unchanged", &line)?);
    }
    replace(path, &accepted)?;
    if file.text.is_some() {
        report.changes(&file.changes())?;
        return Ok(report.file(path, "wrote", &format!("wrote {}", shown(path)))?);
    }
    // Cargo does not watch for a file that is not there: its crates look for it once more when they
    // are compiled.
    for root in workspace.roots(&file.records) {
        touch(&root).map_err(|error| Failure::of_file(&root, "cannot touch", &error))?;
    }
    Ok(report.file(path, "created", &format!("created {}", shown(path)))?)
}

fn touch(path: &Path) -> io::Result<()> {
    let file = fs::File::options().append(true).open(path)?;
    file.set_modified(std::time::SystemTime::now())
}
