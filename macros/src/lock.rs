//! The lock file of the crate that is compiled, as the derives see it.
//!
//! A process of rustc compiles one crate, and reads its lock file once. Of a file that is as it
//! was accepted, no more is read than where records begin, what they are of, and their seals.

mod json;
mod seal;
mod target;

use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::fs;

use crate::fingerprint::Print;
use json::Value;
use target::Target;

/// The variable that names the lock file, for one or for all packages.
pub(crate) const LOCK: &str = "TABLEWRIGHT_LOCK";

/// The variable that is `allow` where drift is to compile.
pub(crate) const DRIFT: &str = "TABLEWRIGHT_DRIFT";

const FILE: &str = "data-model.lock.json";

/// The version of lock files that this version of tablewright knows.
const FORMAT: &str = "1";

/// What the derives of a crate ask of its lock file.
pub(crate) struct Lock {
    /// Unique among the crates of a program.
    pub(crate) key: u64,
    /// The file, where it exists.
    pub(crate) file: Option<PathBuf>,
    /// What is wrong with the file as a whole; nothing is compared then.
    pub(crate) problem: Option<String>,
    /// What was accepted of this crate.
    pub(crate) records: Vec<Accepted>,
    /// Whether an aggregate that was not accepted is one that is new.
    pub(crate) is_closed: bool,
    /// Whether records are parts of the file as it stands.
    pub(crate) is_canonical: bool,
    reported: AtomicBool,
}

/// An accepted record.
pub(crate) struct Accepted {
    /// Unique in a program.
    pub(crate) key: u64,
    pub(crate) text: Text,
    /// Whether it is as it was written.
    pub(crate) is_intact: bool,
    /// Whether it is the first one that is not.
    pub(crate) is_first: bool,
    /// The path of the root.
    pub(crate) root: String,
    /// The name of the root's table.
    pub(crate) table: String,
    /// The paths of all entities, the root's first.
    pub(crate) entities: Vec<String>,
    /// Of each entity the fingerprint, and what its derive knew of it.
    pub(crate) prints: Vec<(u64, u64)>,
    pub(crate) enums: Vec<AcceptedEnum>,
}

/// The text of a record.
pub(crate) enum Text {
    /// A part of the file.
    Part(usize, usize),
    /// As it should stand there.
    Written(String),
}

/// An enum as it was accepted.
#[derive(PartialEq, Eq)]
pub(crate) struct AcceptedEnum {
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) is_native: String,
    /// The values with commas between them.
    pub(crate) values: Option<Vec<String>>,
}

/// The lock file of the crate that this process compiles; nothing where drift is not checked.
pub(crate) fn of_crate() -> Option<&'static Lock> {
    static LOCK: OnceLock<Option<Lock>> = OnceLock::new();
    LOCK.get_or_init(|| Some(Lock::read(&Target::find()?))).as_ref()
}

impl Lock {
    /// Whether the type that asks is the first of the crate: it speaks for the file.
    pub(crate) fn is_first_asked(&self) -> bool {
        !self.reported.swap(true, Ordering::Relaxed)
    }

    fn read(target: &Target) -> Self {
        let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
        let key = hashed(&[&target.package, &version, &target.name]);
        let mut lock = Self {
            key,
            file: None,
            problem: None,
            records: Vec::new(),
            is_closed: false,
            is_canonical: false,
            reported: AtomicBool::new(false),
        };
        match allowed() {
            Ok(true) => return lock,
            Ok(false) => {}
            Err(problem) => {
                lock.problem = Some(problem);
                return lock;
            }
        }
        let path = path(target);
        let read = match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return lock,
            read => read,
        };
        lock.file = Some(path.clone());
        let read = read
            .map_err(|error| format!("it cannot be read: {error}"))
            .and_then(|bytes| String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned()))
            .and_then(|text| records(&text));
        match read {
            Ok((records, is_canonical)) => {
                let is_own = |record: &Record| record.is_of(target);
                let is_known = records.iter().any(is_own);
                lock.is_closed = target.is_main || is_known;
                lock.is_canonical = is_canonical;
                let own = records.into_iter().filter(is_own);
                lock.records = own.map(|record| record.accepted(key)).collect();
            }
            Err(problem) => {
                let name = path.display();
                lock.problem = Some(format!("the lock file {name} is of no use: {problem}"));
            }
        }
        lock
    }
}

/// Whether drift is to compile.
fn allowed() -> Result<bool, String> {
    match env::var(DRIFT).as_deref() {
        Err(_) | Ok("") => Ok(false),
        Ok("allow") => Ok(true),
        Ok(other) => Err(format!(
            "`{DRIFT}` is `allow` or not set; it is `{other}`"
        )),
    }
}

fn path(target: &Target) -> PathBuf {
    match env::var_os(LOCK).filter(|path| !path.is_empty()) {
        // A member of a workspace is compiled from its root.
        Some(path) => env::current_dir().map_or_else(|_| PathBuf::from(&path), |root| root.join(&path)),
        None => target.manifest_dir.join(Path::new(FILE)),
    }
}

fn hashed(texts: &[&str]) -> u64 {
    let mut print = Print::default();
    for text in texts {
        print.bytes(text.as_bytes());
        print.bytes(&[0xff]);
    }
    print.0
}

/// The records of a file, and whether their texts are parts of it as it stands.
fn records(text: &str) -> Result<(Vec<Record>, bool), String> {
    if let Some(records) = scanned(text)
        && records.iter().all(|record| record.is_intact)
        && is_in_order(&records)
    {
        return Ok((records, true));
    }
    // Somebody has edited it. Where nothing but its spelling changed, it is of use, but is to be
    // written again.
    let lines = text.replace("\r\n", "\n");
    let canonical = canonical(&lines)?;
    let mut records = scanned(&canonical).ok_or("it is not a lock file of tablewright")?;
    if let Some(first) = records.iter_mut().find(|record| !record.is_intact) {
        first.is_first = true;
    } else if canonical != lines || !is_in_order(&records) {
        return Err(format!(
            "it holds what was accepted in another order or spelling\n{ACCEPT}"
        ));
    }
    for record in &mut records {
        if let Text::Part(start, end) = record.text {
            record.text = Text::Written(canonical[start..end].to_owned());
        }
    }
    Ok((records, false))
}

/// How to accept.
pub(crate) const ACCEPT: &str =
    "to accept: TABLEWRIGHT_DRIFT=allow cargo run --example export -- --accept";

/// How a file that is of no use is cured.
const RESTORE: &str = "restore it from version control, or delete it and accept again";

/// The text as accepting would write it.
fn canonical(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err(format!("it is empty\n{RESTORE}"));
    }
    let is_mark = |line: &str| {
        let marks = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
        marks.iter().any(|mark| line.starts_with(mark))
    };
    if let Some(line) = text.lines().position(is_mark) {
        return Err(format!(
            "line {} is the mark of a merge conflict\ntake either side, and accept again",
            line + 1
        ));
    }
    let value = Value::parse(text).map_err(|error| {
        let json::Malformed { line, column, what } = error;
        format!("line {line}, column {column} is not JSON: {what}\n{RESTORE}")
    })?;
    let records = value.get("records").and_then(Value::list);
    let (Some(format), Some(records)) = (value.get("format"), records) else {
        return Err(format!("it is not a lock file of tablewright\n{RESTORE}"));
    };
    let formats = records.iter().filter_map(|record| record.get("format"));
    for format in formats.chain([format]) {
        if format.word() != Some(FORMAT) {
            let mut of = String::new();
            format.write(&mut of, 0);
            return Err(format!(
                "it is of version {of}; this version of tablewright knows {FORMAT}\nupdate tablewright, or accept again with this version"
            ));
        }
    }
    let is_all = matches!(&value, Value::Object(entries) if entries.len() == 2);
    if !is_all {
        return Err(format!("it holds more than `format` and `records`\n{RESTORE}"));
    }
    let value = Value::Object(vec![
        ("format".to_owned(), Value::Word(FORMAT.to_owned())),
        ("records".to_owned(), Value::List(sorted_out(value))),
    ]);
    let mut text = String::new();
    value.write(&mut text, 0);
    text.push('\n');
    Ok(text)
}

fn sorted_out(value: Value) -> Vec<Value> {
    let Value::Object(entries) = value else {
        return Vec::new();
    };
    let lists = entries.into_iter().filter_map(|(key, value)| match value {
        Value::List(records) if key == "records" => Some(records),
        _ => None,
    });
    lists.flatten().collect()
}

/// One record of a file, of whichever crate.
struct Record {
    text: Text,
    is_intact: bool,
    is_first: bool,
    package: String,
    name: String,
    entities: Vec<String>,
    root: String,
    table: String,
    fingerprints: Vec<u64>,
    enums: Vec<AcceptedEnum>,
}

const BEGIN: &str = "{\n  \"format\": 1,\n  \"records\": [";
const RECORD: &str = "\n    {";
const RECORD_END: &str = "\n    }";
const END: &str = "\n  ]\n}\n";

/// The records of a text that is laid out as accepting does.
fn scanned(text: &str) -> Option<Vec<Record>> {
    let mut at = BEGIN.len();
    let mut rest = text.strip_prefix(BEGIN)?;
    let mut records = Vec::new();
    if rest == "]\n}\n" {
        return Some(records);
    }
    loop {
        rest.strip_prefix(RECORD)?;
        let end = rest.find(RECORD_END)? + RECORD_END.len();
        let start = at + RECORD.len() - 1;
        records.push(Record::scanned(text, start, at + end));
        rest = &rest[end..];
        at += end;
        match rest.strip_prefix(',') {
            Some(next) => {
                rest = next;
                at += 1;
            }
            None => return (rest == END).then_some(records),
        }
    }
}

/// Whether records stand in the order in which accepting writes them.
fn is_in_order(records: &[Record]) -> bool {
    records.is_sorted_by(|left, right| left.order() < right.order())
}

impl Record {
    fn scanned(text: &str, start: usize, end: usize) -> Self {
        let record = &text[start..end];
        let (is_intact, fingerprints) = sealed(record);
        let aggregate = section(record, "aggregate");
        Self {
            text: Text::Part(start, end),
            is_intact,
            is_first: false,
            package: first(section(record, "package"), "name"),
            name: first(aggregate, "name"),
            root: first(aggregate, "type"),
            table: first(section(record, "tables"), "name"),
            entities: texts(section(record, "entities"), "type"),
            fingerprints,
            enums: enums(section(record, "types"), section(record, "enums")),
        }
    }

    fn order(&self) -> (&str, &str, &str) {
        (&self.name, &self.root, &self.package)
    }

    fn is_of(&self, target: &Target) -> bool {
        let name = self.root.split("::").next();
        self.package == target.package
            && (name == Some(&target.name) || (target.is_main && self.root.is_empty()))
    }

    fn accepted(self, of_crate: u64) -> Accepted {
        Accepted {
            key: of_crate ^ hashed(&[&self.root, &self.table]),
            text: self.text,
            is_intact: self.is_intact,
            is_first: self.is_first,
            root: self.root,
            table: self.table,
            entities: self.entities,
            prints: self
                .fingerprints
                .chunks_exact(2)
                .map(|pair| (pair[0], pair[1]))
                .collect(),
            enums: self.enums,
        }
    }
}

/// Whether a record is as it was written, and what it says that it was made from.
fn sealed(record: &str) -> (bool, Vec<u64>) {
    const KEY: &str = "\n      \"fingerprint\": \"";
    let found = record.rfind(KEY).and_then(|key| {
        let (before, rest) = record.split_at(key + KEY.len());
        let (seal, after) = rest.split_once(' ')?;
        let fingerprints = after.split_once('"')?.0;
        let is_intact = seal == format!("{:016x}", seal::of(&[before, after]));
        Some((is_intact, fingerprints))
    });
    let Some((is_intact, fingerprints)) = found else {
        return (false, Vec::new());
    };
    let numbers = fingerprints.split(' ');
    let numbers = numbers.map(|number| u64::from_str_radix(number, 16).unwrap_or_default());
    (is_intact, numbers.collect())
}

/// The text of one of the values of a record.
fn section<'a>(record: &'a str, key: &str) -> &'a str {
    let begin = format!("\n      \"{key}\": ");
    let Some((_, rest)) = record.split_once(begin.as_str()) else {
        return "";
    };
    let closing = if rest.starts_with('{') { "\n      }" } else { "\n      ]" };
    // What is on one line is empty.
    match (rest.find(closing), rest.find('\n')) {
        (Some(end), Some(line)) if line < end + 1 => &rest[..end],
        _ => "",
    }
}

/// The texts of a key, wherever it stands.
fn texts(section: &str, key: &str) -> Vec<String> {
    let key = format!("\n          \"{key}\": \"");
    let values = section.split(key.as_str()).skip(1);
    let values = values.filter_map(|rest| rest.split_once('"'));
    values.map(|(value, _)| value.to_owned()).collect()
}

/// The first text of a key.
fn first(section: &str, key: &str) -> String {
    let key = format!("\"{key}\": \"");
    let value = section.split_once(key.as_str());
    let value = value.and_then(|(_, rest)| rest.split_once('"'));
    value.map(|(value, _)| value.to_owned()).unwrap_or_default()
}

/// The enums of a record, with what is said of their types.
fn enums(types: &str, enums: &str) -> Vec<AcceptedEnum> {
    let objects = |section: &str| -> Vec<Value> {
        match Value::parse(&format!("{section}]")) {
            Ok(Value::List(objects)) => objects,
            _ => Vec::new(),
        }
    };
    if types.is_empty() {
        return Vec::new();
    }
    let enums = objects(enums);
    let text = |value: &Value, key: &str| {
        let text = value.get(key).and_then(Value::text);
        text.unwrap_or_default().to_owned()
    };
    let of_type = |of: &Value| {
        let name = text(of, "enum");
        let known = enums.iter().find(|of| text(of, "name") == name);
        let values = known.and_then(|of| of.get("values")).and_then(Value::list);
        AcceptedEnum {
            path: text(of, "type"),
            is_native: of.get("native").and_then(Value::word).unwrap_or_default().to_owned(),
            values: values.map(|values| {
                let values = values.iter().filter_map(Value::text);
                values.map(str::to_owned).collect()
            }),
            name,
        }
    };
    objects(types).iter().map(of_type).collect()
}
