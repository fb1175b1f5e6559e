//! The lock files of the crates that a command is about.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::outcome::Failure;
use super::source::Records;
use super::workspace::Workspace;
use tablewright_model::{Change, Lock, Record};

/// The lock files of all crates whose drift is checked.
pub(super) fn all(
    workspace: &Workspace,
    records: &Records,
) -> Result<BTreeMap<PathBuf, LockFile>, Failure> {
    let model = records.model()?;
    let checked = records.checked();
    let mut by_path: BTreeMap<PathBuf, Vec<Record>> = BTreeMap::new();
    for record in model.aggregates() {
        if checked.contains(&record.aggregate.ty) {
            let path = workspace.lock_of(&record.package.name)?;
            by_path.entry(path).or_default().push(record.clone());
        }
    }
    if by_path.is_empty() {
        return Err(Failure::Failed("none of the crates is checked for drift: tests, and crates of a registry or of git, are not".to_owned()));
    }
    by_path
        .into_iter()
        .map(|(path, records)| {
            let known = workspace.crates_of(&path);
            let file = LockFile::read(&path, records, known)?;
            Ok((path, file))
        })
        .collect()
}

/// The text of a lock file.
pub(super) fn read(path: &Path, text: &str) -> Result<Lock, Failure> {
    Lock::read(text).map_err(|error| {
        let why = format_args!("{error}\n{}", error.help());
        Failure::of_file(path, "cannot be read", &why)
    })
}

/// One lock file, and the records of the linked crates that belong there.
pub(super) struct LockFile {
    /// As it stands, if it exists.
    pub(super) text: Option<String>,
    pub(super) lock: Lock,
    pub(super) records: Vec<Record>,
    /// What the file holds of the linked crates, and of those that do not exist any more.
    own: Lock,
    /// The packages and crates of these records.
    crates: BTreeSet<(String, String)>,
    /// All that may have records in the file.
    known: BTreeSet<(String, String)>,
}

impl LockFile {
    fn read(
        path: &Path,
        records: Vec<Record>,
        known: BTreeSet<(String, String)>,
    ) -> Result<Self, Failure> {
        let cannot = |error: &dyn fmt::Display| Failure::of_file(path, "cannot be read", error);
        let text = match fs::read(path) {
            Ok(bytes) => Some(String::from_utf8(bytes).map_err(|error| cannot(&error))?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(cannot(&error)),
        };
        let lock = match &text {
            Some(text) => read(path, text)?,
            None => Lock::of_records(std::iter::empty()),
        };
        let mut file = Self {
            text,
            own: Lock::of_records(std::iter::empty()),
            lock,
            crates: records.iter().map(crate_of).collect(),
            records,
            known,
        };
        let own = file.lock.records().iter();
        let own = own.filter(|record| !file.is_stranger(record));
        file.own = Lock::of_records(own.cloned());
        Ok(file)
    }

    pub(super) fn changes(&self) -> Vec<Change<'_>> {
        self.own.changes(&self.records)
    }

    /// What is to be written: records of other crates that exist stay.
    pub(super) fn accepted(&self) -> Lock {
        let others = self.lock.records().iter();
        let others = others.filter(|record| self.is_stranger(record));
        Lock::of_records(others.chain(&self.records).cloned())
    }

    /// Whether a record is of a crate that exists and is not linked: another program answers for it.
    fn is_stranger(&self, record: &Record) -> bool {
        let of = crate_of(record);
        !self.crates.contains(&of) && self.known.contains(&of)
    }

    /// The crates of which the file holds what is not compared here.
    pub(super) fn strangers(&self) -> BTreeSet<(String, String)> {
        let records = self.lock.records().iter();
        let strangers = records.filter(|record| self.is_stranger(record));
        strangers.map(crate_of).collect()
    }
}

fn crate_of(record: &Record) -> (String, String) {
    (record.package.name.clone(), record.krate().to_owned())
}
