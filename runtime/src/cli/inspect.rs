//! The model of a file, and how it differs from that of another.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io, iter, slice};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::arguments::Inspect;
use super::export;
use super::report::{self, Report, shown};
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
    if changes.is_empty() {
        report.status("compared", &report::unchanged(inspected.records.len()));
    }
    Ok(Found::if_any(!changes.is_empty()))
}

/// What files hold.
struct Inspected {
    records: Vec<Record>,
    /// Where the record of a package and a type is, and the file that it is of.
    known: BTreeMap<(String, String), (usize, PathBuf)>,
    /// Whether they are lock files.
    is_lock: bool,
    /// The types of aggregates whose crates are not checked for drift.
    unchecked: BTreeSet<String>,
}

/// Which file of JSON it is: if none of these, a lock file.
#[derive(Default, Deserialize)]
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
            known: BTreeMap::new(),
            is_lock: true,
            unchecked: BTreeSet::new(),
        };
        for path in files {
            all.add_file(path)?;
        }
        Ok(all)
    }

    fn add_file(&mut self, path: &Path) -> Result<(), Stop> {
        let cannot = |error: &dyn fmt::Display| Stop::of_file(path, "cannot be read", error);
        // A pipe can be read once.
        let is_known = path.is_file() && !is_json(path).map_err(|error| cannot(&error))?;
        let carried = if is_known {
            artifact::records(path)
        } else {
            let bytes = fs::read(path).map_err(|error| cannot(&error))?;
            if begins_as_json(&bytes) {
                let text = String::from_utf8(bytes).map_err(|error| cannot(&error))?;
                return self.add_json(path, &text);
            }
            artifact::records_of(&bytes)
        };
        self.add_carried(path, &Records(carried.map_err(|error| cannot(&error))?))
    }

    fn add_carried(&mut self, path: &Path, found: &Records) -> Result<(), Stop> {
        let checked = found.checked();
        // What one file holds need not be a model.
        let records = found.read()?;
        let types = records.iter().map(|record| &record.aggregate.ty);
        self.unchecked
            .extend(types.filter(|ty| !checked.contains(*ty)).cloned());
        self.is_lock = false;
        self.add(path, &records)
    }

    fn add_json(&mut self, path: &Path, text: &str) -> Result<(), Stop> {
        let cannot = |error: &dyn fmt::Display| Stop::of_file(path, "cannot be read", error);
        // What is no JSON is as likely a lock file with the marks of a merge.
        let keys: Keys = serde_json::from_str(text).unwrap_or_default();
        if keys.aggregates.is_some() {
            let model: DataModel = serde_json::from_str(text).map_err(|error| cannot(&error))?;
            self.is_lock = false;
            return self.add(path, model.aggregates());
        }
        if keys.summary.is_some() {
            let why = "it is a document, which does not say enough: `export --format records` does";
            return Err(cannot(&why));
        }
        let lock =
            Lock::read(text).map_err(|error| cannot(&format_args!("{error}\n{}", error.help())))?;
        self.add(path, lock.records())
    }

    /// An aggregate may be in several of the files, and in an artifact more than once: the same.
    fn add(&mut self, path: &Path, records: &[Record]) -> Result<(), Stop> {
        for record in records {
            let key = (record.package.name.clone(), record.aggregate.ty.clone());
            let (known, of) = match self.known.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert((self.records.len(), path.to_owned()));
                    self.records.push(record.clone());
                    continue;
                }
                Entry::Occupied(entry) => entry.into_mut(),
            };
            let lock = Lock::of_records(iter::once(self.records[*known].clone()));
            if !lock.changes(slice::from_ref(record)).is_empty() {
                return Err(Stop::Failed(format!(
                    "{} and {} hold {} in two forms: name one of them",
                    shown(of),
                    shown(path),
                    record.aggregate.ty
                )));
            }
        }
        Ok(())
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
    Ok(begins_as_json(&start))
}

fn begins_as_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'{')
}
