//! The lock file: what was accepted of a model, for `cargo check` to compare with.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{DataModel, Record};
use crate::drift::compare::{Change as Found, Partners, What};
use crate::drift::message::{self, Line, Sides};
use crate::drift::object::{Kind, Object};
use crate::drift::{self};
use crate::record::FORMAT;

/// The accepted records of one or several crates.
///
/// The text of a lock file is made for reviews: a value a line, in a stable order.
///
/// ```
/// use tablewright::{Aggregate, DataModel, Id, model::Lock};
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
/// let changes = Lock::read(&wider)?.changes(model.aggregates());
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

/// What a lock file holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
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

/// One change between what was accepted and what the code maps to.
///
/// Its display is one line: what changed, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The table, as the code calls it where it still does; of an enum, nothing.
    pub table: String,
    /// What kind of object changed.
    pub kind: Kind,
    /// How it changed.
    pub how: How,
    /// What the change does to data that is stored already.
    pub loss: &'static str,
    sentence: String,
}

/// How an object of the model changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// It was not accepted.
    Added,
    /// Nothing maps to it any more.
    Removed,
    /// A value of it changed. Both are JSON as they stand in the records; nothing where there is
    /// none.
    Changed {
        /// The key of the value.
        key: &'static str,
        /// What was accepted.
        before: Option<String>,
        /// What the code maps to.
        after: Option<String>,
    },
    /// It stands in another place of its list.
    Moved,
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let records: Vec<Record> = self.records.iter().map(sealed).collect();
        let file = File {
            format: FORMAT,
            records: records.into(),
        };
        let text = serde_json::to_string_pretty(&file).map_err(|_| fmt::Error)?;
        formatter.write_str(&text)?;
        formatter.write_str("\n")
    }
}

impl Lock {
    /// A lock of all aggregates of a model.
    #[must_use]
    pub fn of(model: &DataModel) -> Self {
        Self::of_records(model.aggregates().iter().cloned())
    }

    /// A lock of these records.
    pub(crate) fn of_records(records: impl Iterator<Item = Record>) -> Self {
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
        if let Some(other) = formats
            .chain([file.format])
            .find(|format| *format != FORMAT)
        {
            return Err(LockError::Version(other));
        }
        let records = file.records.into_owned().into_iter().map(|mut record| {
            // The first part is of the file.
            if let Some((_, fingerprint)) = record.fingerprint.split_once(' ') {
                record.fingerprint = fingerprint.to_owned();
            }
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
        self.to_string().lines().eq(text.lines())
    }

    /// What differs between what was accepted and these records, by aggregate and there by kind,
    /// in the order of the code.
    #[must_use]
    pub fn changes(&self, records: &[Record]) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut answered = vec![false; self.records.len()];
        let partners: Vec<Option<usize>> = records
            .iter()
            .map(|record| self.accepted(record, &mut answered))
            .collect();
        for (record, partner) in records.iter().zip(partners) {
            let before = partner.map(|partner| &self.records[partner]);
            of_record(before, Some(record), &mut changes);
        }
        for (record, answered) in self.records.iter().zip(answered) {
            if !answered {
                of_record(Some(record), None, &mut changes);
            }
        }
        changes
    }

    /// The accepted record of an aggregate: of the same type, or of a type or table that it was.
    fn accepted(&self, record: &Record, answered: &mut [bool]) -> Option<usize> {
        let table = |record: &Record| record.tables.first().map(|table| table.name.clone());
        let former = |record: &Record| {
            let entity = record.entities.first();
            entity.and_then(|entity| entity.renamed_from.clone())
        };
        let alike: [&dyn Fn(&Record) -> bool; 4] = [
            &|old| old.aggregate.ty == record.aggregate.ty,
            &|old| former(record).is_some() && former(record) == table(old),
            &|old| table(old).is_some() && table(old) == table(record),
            &|old| old.aggregate.name == record.aggregate.name,
        ];
        let found = alike.into_iter().find_map(|alike| {
            let mut records = self.records.iter().enumerate();
            records.position(|(index, old)| {
                !answered[index] && old.package.name == record.package.name && alike(old)
            })
        })?;
        answered[found] = true;
        Some(found)
    }
}

/// What a lock file holds of a record.
fn locked(mut record: Record) -> Record {
    record.package.version.clear();
    record
}

/// The record with the seal of its own text before its fingerprint.
fn sealed(record: &Record) -> Record {
    let text = serde_json::to_string_pretty(record).unwrap_or_default();
    let indented = text.replace('\n', "\n    ");
    let mut sealed = record.clone();
    sealed.fingerprint = format!(
        "{:016x} {}",
        super::seal::of(&[&indented]),
        record.fingerprint
    );
    sealed
}

/// Why a text is not that of a lock file.
fn why(text: &str, error: &serde_json::Error) -> LockError {
    let is_mark = |line: &str| {
        ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
            .iter()
            .any(|mark| line.starts_with(mark))
    };
    if let Some(line) = text.lines().position(is_mark) {
        return LockError::Conflict(line + 1);
    }
    if let Ok(header) = serde_json::from_str::<Header>(text) {
        let formats = header.records.iter().map(|record| record.format);
        if let Some(other) = formats
            .chain([header.format])
            .find(|format| *format != FORMAT)
        {
            return LockError::Version(other);
        }
    }
    LockError::Malformed(if error.is_syntax() || error.is_eof() {
        format!("it is not JSON: {error}")
    } else {
        format!("it is not a lock file of tablewright: {error}")
    })
}

/// The changes of one aggregate; of one that is new or gone, its tables alone.
fn of_record(before: Option<&Record>, after: Option<&Record>, changes: &mut Vec<Change>) {
    let text = |record: Option<&Record>| {
        let record = record.map(|record| locked(record.clone()));
        record.map_or_else(String::new, |record| {
            serde_json::to_string(&record).unwrap_or_default()
        })
    };
    let (before_text, after_text) = (text(before), text(after));
    let (before, after) = (objects(&before_text), objects(&after_text));
    let found = compared(&before, &after);
    let sides = Sides {
        before: &before,
        after: &after,
    };
    let is_whole = before.is_empty() || after.is_empty();
    let is_in_table = |change: &Found, what| {
        let object = object(sides, change);
        found.iter().any(|other| {
            matches!(other.kind, Kind::Table)
                && other.what == what
                && change.what == what
                && belongs(object, sides, other)
        })
    };
    let mut told: Vec<&Found> = Vec::new();
    for change in &found {
        let is_part = !matches!(change.kind, Kind::Table)
            && (is_whole || is_in_table(change, What::Added) || is_in_table(change, What::Removed));
        // A column is told of as a whole.
        let is_told = told.iter().any(|other| {
            change.kind == Kind::Column
                && other.kind == Kind::Column
                && other.after == change.after
                && is_definition(other)
                && is_definition(change)
        });
        if !is_part && !is_told {
            told.push(change);
            changes.push(written(sides, change));
        }
    }
}

fn is_definition(change: &Found) -> bool {
    matches!(change.what, What::Value(key) if message::is_definition(change.kind, key))
}

/// Whether an object is part of a table that is new or gone.
fn belongs(object: &Object<'_>, sides: Sides<'_>, table: &Found) -> bool {
    let position = table.after.or(table.before);
    let name = self::object(sides, table).text(0);
    match object.kind {
        Kind::Entity | Kind::Rename => object.text(0) == name,
        Kind::Rule => object.text(1) == name,
        _ => object.table == position,
    }
}

fn object<'a>(sides: Sides<'a>, change: &Found) -> &'a Object<'a> {
    match (change.after, change.before) {
        (Some(after), _) => &sides.after[after],
        (None, before) => &sides.before[before.unwrap_or_default()],
    }
}

fn objects(text: &str) -> Vec<Object<'_>> {
    if text.is_empty() {
        return Vec::new();
    }
    // Each object begins with a brace.
    let most = text.bytes().filter(|byte| *byte == b'{').count();
    let mut objects = vec![Object::EMPTY; most];
    let length = drift::read(text, &mut objects);
    objects.truncate(length);
    objects
}

fn compared(before: &[Object<'_>], after: &[Object<'_>]) -> Vec<Found> {
    let mut found = vec![Found::EMPTY; 64];
    loop {
        let mut of_before = vec![None; before.len()];
        let mut of_after = vec![None; after.len()];
        let mut partners = Partners {
            of_before: &mut of_before,
            of_after: &mut of_after,
        };
        let length = drift::compare(before, after, &mut partners, &mut found);
        if length <= found.len() {
            found.truncate(length);
            return found;
        }
        found.resize(length, Found::EMPTY);
    }
}

fn written(sides: Sides<'_>, change: &Found) -> Change {
    let mut line = Line::new();
    message::push(&mut line, sides, change);
    let of = object(sides, change);
    let table = match (of.kind, of.table) {
        (Kind::Entity | Kind::Rename, _) => of.text(0),
        (Kind::Rule, _) => of.text(1),
        (_, Some(table)) if change.after.is_some() => sides.after[table].text(0),
        (_, Some(table)) => sides.before[table].text(0),
        _ => "",
    };
    let value = |objects: &[Object<'_>], of: Option<usize>, key: usize| {
        of.and_then(|of| objects[of].values[key]).map(str::to_owned)
    };
    let how = match change.what {
        What::Added => How::Added,
        What::Removed => How::Removed,
        What::Order => How::Moved,
        What::Value(key) => How::Changed {
            key: change.kind.keys()[key],
            before: value(sides.before, change.before, key),
            after: value(sides.after, change.after, key),
        },
        What::Unknown => How::Changed {
            key: "",
            before: of.unknown.map(str::to_owned),
            after: None,
        },
    };
    Change {
        table: table.to_owned(),
        kind: change.kind,
        how,
        loss: message::loss(sides, change),
        sentence: line.as_str().to_owned(),
    }
}
