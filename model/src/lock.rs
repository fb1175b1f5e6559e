//! The lock file: what was accepted of a model, for `cargo check` to compare with.

mod pretty;

use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::data_model::DataModel;
use crate::record::Record;
use crate::seal;
use tablewright::__workspace::FORMAT;

/// The accepted records of one or several crates.
///
/// The text of a lock file is made for reviews: a value a line, in a stable order.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::{DataModel, Lock};
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let lock = Lock::of(&model);
/// assert!(lock.changes(model.aggregates()).is_empty());
///
/// let wider = lock.to_string().replace("\"TEXT\"", "\"VARCHAR(80)\"");
/// let wider = Lock::read(&wider)?;
/// let changes = wider.changes(model.aggregates());
/// assert_eq!(
///     changes[0].to_string(),
///     "books.title was accepted as VARCHAR(80) NOT NULL, but Book.title now maps to TEXT NOT NULL"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    records: Vec<Record>,
}

/// What the JSON Schema of lock files of this version is known by.
const SCHEMA_ID: &str = "https://raw.githubusercontent.com/tablewright/tablewright/main/runtime/schema/data-model.lock-1.schema.json";

/// What a lock file holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    /// Where its JSON Schema is, for editors.
    #[serde(rename = "$schema", default)]
    schema: std::borrow::Cow<'a, str>,
    format: u32,
    records: std::borrow::Cow<'a, [Record]>,
}

/// All that is asked of a file before it is known to be a lock file of this version.
#[derive(Deserialize)]
struct Header {
    format: u32,
    records: Vec<RecordHeader>,
}

#[derive(Deserialize)]
struct RecordHeader {
    format: u32,
}

/// Why a lock file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LockError {
    /// There is nothing in it.
    Empty,
    /// A merge left its marks: the line of the first one.
    Conflict(usize),
    /// It is not JSON, or not of a lock file: where and why.
    Malformed(String),
    /// Another version of tablewright has written it.
    Version(u32),
}

impl LockError {
    /// How the file is cured.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Conflict(_) => "take either side, and accept again",
            Self::Version(_) => "update tablewright, or delete the file and accept again",
            Self::Empty | Self::Malformed(_) => {
                "restore it from version control, or delete it and accept again"
            }
        }
    }
}

impl fmt::Display for LockError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("it is empty"),
            Self::Conflict(line) => {
                write!(formatter, "line {line} is the mark of a merge conflict")
            }
            Self::Malformed(why) => formatter.write_str(why),
            Self::Version(version) => write!(
                formatter,
                "it is of version {version}; this version of tablewright knows {FORMAT}"
            ),
        }
    }
}

impl std::error::Error for LockError {}

impl fmt::Display for Lock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let records: Vec<Record> = self.records.iter().map(sealed).collect();
        let file = File {
            schema: SCHEMA_ID.into(),
            format: FORMAT,
            records: records.into(),
        };
        let text = pretty::text(&file).map_err(|_| fmt::Error)?;
        formatter.write_str(&text)?;
        formatter.write_str("\n")
    }
}

impl Lock {
    /// The JSON Schema of lock files.
    pub const SCHEMA: &'static str = include_str!("../schema/data-model.lock-1.schema.json");

    /// A lock of all aggregates of a model.
    #[must_use]
    pub fn of(model: &DataModel) -> Self {
        Self::of_records(model.aggregates().iter().cloned())
    }

    /// A lock of these records.
    pub fn of_records(records: impl Iterator<Item = Record>) -> Self {
        let mut records: Vec<Record> = records.map(locked).collect();
        records.sort_by(|left, right| left.order().cmp(&right.order()));
        Self { records }
    }

    /// Reads the text of a lock file.
    ///
    /// # Errors
    ///
    /// What is wrong with the text, with its line and column where it is not JSON.
    pub fn read(text: &str) -> Result<Self, LockError> {
        if text.trim().is_empty() {
            return Err(LockError::Empty);
        }
        let file: File<'_> = match serde_json::from_str(text) {
            Ok(file) => file,
            Err(error) => return Err(why(text, &error)),
        };
        let formats = file.records.iter().map(|record| record.format);
        refuse_other_versions(formats.chain([file.format]))?;
        let records = file.records.into_owned().into_iter().map(|mut record| {
            // The seal is of the file.
            record.fingerprint.seal = None;
            record
        });
        Ok(Self {
            records: records.collect(),
        })
    }

    /// The accepted records, in the order of the file.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Whether this is the text that accepting writes, but for fingerprints, which change nothing
    /// that is mapped.
    #[must_use]
    pub fn is_written_as(&self, text: &str) -> bool {
        let sorted = Self::of_records(self.records.iter().cloned());
        sorted.to_string().lines().eq(text.lines())
    }
}

/// What a lock file holds of a record.
fn locked(mut record: Record) -> Record {
    record.package.version.clear();
    record
}

/// The record with the seal of its own text before its fingerprint.
fn sealed(record: &Record) -> Record {
    let text = pretty::text(record).unwrap_or_default();
    let indented = text.replace('\n', "\n    ");
    let mut sealed = record.clone();
    sealed.fingerprint.seal = Some(seal::of(&[&indented]));
    sealed
}

fn refuse_other_versions(mut formats: impl Iterator<Item = u32>) -> Result<(), LockError> {
    match formats.find(|format| *format != FORMAT) {
        Some(other) => Err(LockError::Version(other)),
        None => Ok(()),
    }
}

/// Why a text is not that of a lock file.
fn why(text: &str, error: &serde_json::Error) -> LockError {
    let is_mark = |line: &str| {
        ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
            .iter()
            .any(|mark| line.starts_with(mark))
    };
    if text.starts_with('\u{feff}') {
        return LockError::Malformed("it begins with a byte order mark".to_owned());
    }
    if let Some(line) = text.lines().position(is_mark) {
        return LockError::Conflict(line + 1);
    }
    if let Ok(header) = serde_json::from_str::<Header>(text) {
        let formats = header.records.iter().map(|record| record.format);
        if let Err(other) = refuse_other_versions(formats.chain([header.format])) {
            return other;
        }
    }
    // The category of the error does not tell: a list where a word belongs is one of syntax.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return LockError::Malformed(format!("it is not JSON: {error}"));
    }
    let path = match path_of_error(text) {
        Some(path) => format!(" at `{path}`"),
        None => String::new(),
    };
    LockError::Malformed(format!(
        "it is not a lock file of tablewright{path}: {error}"
    ))
}

/// Where in a record something is wrong.
fn path_of_error(text: &str) -> Option<String> {
    let deserializer = &mut serde_json::Deserializer::from_str(text);
    let error = serde_path_to_error::deserialize::<_, File<'_>>(deserializer).err()?;
    let path = error.path().to_string();
    path.starts_with("records[").then_some(path)
}
