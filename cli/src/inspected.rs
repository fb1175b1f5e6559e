//! The records that files hold, whatever files these are.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io, iter, slice};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::lock_file;
use super::outcome::{Failure, shown};
use super::report::Report;
use super::source::Records;
use super::workspace::LOCK;
use crate::artifact;
use tablewright_model::{DataModel, Lock, Record};

/// What can be compared of both sides. A lock file has the aggregates alone whose drift is checked:
/// of what it is compared with, others are left out.
pub(super) fn comparable(accepted: &Inspected, now: &Inspected, report: &Report) -> [Lock; 2] {
    let mut left_out = BTreeSet::new();
    if accepted.is_lock != now.is_lock {
        left_out.extend(now.unchecked().chain(accepted.unchecked()));
    }
    for ty in &left_out {
        report.note(&format!(
            "{ty} is not checked for drift, and was not compared"
        ));
    }
    [accepted, now].map(|side| {
        let records = side.records();
        let records = records.filter(|record| !left_out.contains(&record.aggregate.ty));
        Lock::of_records(records.cloned())
    })
}

/// What files hold.
pub(super) struct Inspected {
    /// By package and type, with the file that it is of.
    records: BTreeMap<(String, String), (Record, PathBuf)>,
    /// Whether they are lock files.
    is_lock: bool,
    /// The types of aggregates that an artifact carries, by whether drift is checked of them.
    carried: [BTreeSet<String>; 2],
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
    pub(super) fn all(files: &[PathBuf]) -> Result<Self, Failure> {
        let mut all = Self {
            records: BTreeMap::new(),
            is_lock: true,
            carried: Default::default(),
        };
        for path in files {
            all.add_file(path)?;
        }
        Ok(all)
    }

    /// What the code has.
    pub(super) fn of_code(records: &Records) -> Result<Self, Failure> {
        let mut code = Self::all(&[])?;
        code.add_carried(Path::new("the code"), records)?;
        Ok(code)
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values().map(|(record, _)| record)
    }

    /// The types of aggregates that no lock file is for.
    fn unchecked(&self) -> impl Iterator<Item = &String> {
        let [unchecked, checked] = &self.carried;
        unchecked.difference(checked)
    }

    fn add_file(&mut self, path: &Path) -> Result<(), Failure> {
        let cannot = |error: &dyn fmt::Display| Failure::of_file(path, "cannot be read", error);
        let is_called_json = path.extension().is_some_and(|kind| kind == "json");
        // A pipe can be read once.
        let is_known = path.is_file() && !is_called_json;
        let carried = if is_known && !is_json(path).map_err(|error| cannot(&error))? {
            artifact::records(path)
        } else {
            let bytes = fs::read(path).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound if path.ends_with(LOCK) => Failure::not_accepted(path),
                _ => cannot(&error),
            })?;
            if is_called_json || begins_as_json(&bytes) {
                let text = String::from_utf8(bytes).map_err(|error| cannot(&error))?;
                return self.add_json(path, &text);
            }
            artifact::records_of(&bytes)
        };
        self.add_carried(path, &Records(carried.map_err(|error| cannot(&error))?))
    }

    fn add_carried(&mut self, path: &Path, found: &Records) -> Result<(), Failure> {
        // What one file holds need not be a model.
        let records = found.read()?;
        for (record, carried) in records.iter().zip(&found.0) {
            let of_kind = &mut self.carried[usize::from(carried.is_checked)];
            of_kind.insert(record.aggregate.ty.clone());
        }
        self.is_lock = false;
        self.add(path, &records)
    }

    fn add_json(&mut self, path: &Path, text: &str) -> Result<(), Failure> {
        let cannot = |error: &dyn fmt::Display| Failure::of_file(path, "cannot be read", error);
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
        self.add(path, lock_file::read(path, text)?.records())
    }

    /// An aggregate may be in several of the files, and in an artifact more than once: the same.
    fn add(&mut self, path: &Path, records: &[Record]) -> Result<(), Failure> {
        for record in records {
            let key = (record.package.name.clone(), record.aggregate.ty.clone());
            let (known, of) = match self.records.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert((record.clone(), path.to_owned()));
                    continue;
                }
                Entry::Occupied(entry) => entry.into_mut(),
            };
            let lock = Lock::of_records(iter::once(known.clone()));
            if !lock.changes(slice::from_ref(record)).is_empty() {
                return Err(Failure::Failed(format!(
                    "{} and {} hold {} in two forms: name one of them",
                    shown(of),
                    shown(path),
                    record.aggregate.ty
                )));
            }
        }
        Ok(())
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
