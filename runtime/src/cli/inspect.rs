//! The model of a file, and how it differs from that of another.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::arguments::Inspect;
use super::export;
use super::report::Report;
use super::source::Records;
use super::stop::{Found, Stop};
use crate::artifact;
use crate::model::{DataModel, Lock, Record};

pub(super) fn run(options: &Inspect, report: &Report) -> Result<Found, Stop> {
    let mut inspected = Inspected::all(&options.files)?;
    if options.against.is_empty() {
        let model = DataModel::of_records(inspected.records)?;
        return export::print(&model, &options.format, report);
    }
    let mut accepted = Inspected::all(&options.against)?;
    if accepted.is_lock {
        inspected.leave_unchecked_out(report);
    } else if inspected.is_lock {
        accepted.leave_unchecked_out(report);
    }
    let changes = Lock::of_records(accepted.records.into_iter()).changes(&inspected.records);
    report.changes(&changes)?;
    Ok(Found::if_any(!changes.is_empty()))
}

/// What files hold.
struct Inspected {
    records: Vec<Record>,
    /// Whether they are lock files.
    is_lock: bool,
    /// The types of aggregates whose crates are not checked for drift.
    unchecked: BTreeSet<String>,
}

/// Which file of JSON it is: if none of these, a lock file.
#[derive(Deserialize)]
struct Keys {
    /// Of exported records.
    aggregates: Option<IgnoredAny>,
    /// Of a document.
    summary: Option<IgnoredAny>,
}

impl Inspected {
    fn all(files: &[PathBuf]) -> Result<Self, Stop> {
        let mut all = Self {
            records: Vec::new(),
            is_lock: true,
            unchecked: BTreeSet::new(),
        };
        for path in files {
            let cannot =
                |error: &dyn std::fmt::Display| Stop::of_file(path, "cannot be read", error);
            if is_json(path).map_err(|error| cannot(&error))? {
                let text = fs::read_to_string(path).map_err(|error| cannot(&error))?;
                all.add_json(path, &text)?;
            } else {
                let carried = artifact::records(path).map_err(|error| cannot(&error))?;
                all.add_records(&Records(carried))?;
            }
        }
        // One type may be in several of the files, and in an artifact more than once.
        all.records
            .sort_by(|left, right| left.order().cmp(&right.order()));
        all.records.dedup();
        Ok(all)
    }

    fn add_records(&mut self, found: &Records) -> Result<(), Stop> {
        let checked = found.checked();
        // What one file holds need not be a model.
        let records = found.read()?;
        let types = records.iter().map(|record| &record.aggregate.ty);
        self.unchecked
            .extend(types.filter(|ty| !checked.contains(*ty)).cloned());
        self.add(&records, false);
        Ok(())
    }

    fn add_json(&mut self, path: &Path, text: &str) -> Result<(), Stop> {
        let cannot = |error: &dyn std::fmt::Display| Stop::of_file(path, "cannot be read", error);
        let keys = serde_json::from_str(text);
        match keys.map_err(|error| cannot(&format_args!("it is not JSON: {error}")))? {
            Keys {
                aggregates: Some(_),
                ..
            } => {
                let model: DataModel =
                    serde_json::from_str(text).map_err(|error| cannot(&error))?;
                self.add(model.aggregates(), false);
            }
            Keys {
                summary: Some(_), ..
            } => {
                return Err(cannot(
                    &"it is a document, which does not say enough: `export --format records` does",
                ));
            }
            Keys { .. } => {
                let lock = Lock::read(text)
                    .map_err(|error| cannot(&format_args!("{error}\n{}", error.help())))?;
                self.add(lock.records(), true);
            }
        }
        Ok(())
    }

    fn add(&mut self, records: &[Record], is_lock: bool) {
        self.records.extend(records.iter().cloned());
        self.is_lock &= is_lock;
    }

    /// Leaves out what no lock file holds.
    fn leave_unchecked_out(&mut self, report: &Report) {
        let unchecked = &self.unchecked;
        self.records
            .retain(|record| !unchecked.contains(&record.aggregate.ty));
        for ty in unchecked {
            report.note(&format!(
                "{ty} is not checked for drift, and was not compared"
            ));
        }
    }
}

/// Whether a file holds JSON, as far as its first character tells.
fn is_json(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(64).read_to_end(&mut start)?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    Ok(first == Some(&b'{'))
}
