//! What a lock file holds, as far as it decides what a derive has to compare.

use std::ops::Range;

use super::json::{Malformed, Value};
use super::target::Target;
use super::{ACCEPT, last_segment, seal};

/// The version of lock files that this version of tablewright knows.
const FORMAT: &str = "1";

/// What the JSON Schema of lock files of this version is known by.
const SCHEMA: &str = "https://raw.githubusercontent.com/tablewright/tablewright/main/runtime/schema/data-model.lock-1.schema.json";

/// The keys of a lock file, in their order.
const KEYS: [&str; 3] = ["$schema", "format", "records"];

/// How a file that is of no use is cured.
pub(super) const RESTORE: &str = "restore it from version control, or delete it and accept again";

const NO_LOCK: &str = "it is not a lock file of tablewright";

/// The records of a lock file.
pub(super) struct File {
    /// As accepting would write it.
    pub(super) text: String,
    pub(super) records: Vec<Record>,
}

/// One record, of whichever crate.
pub(crate) struct Record {
    /// Where it is in the text.
    pub(crate) range: Range<usize>,
    /// Whether it is as it was written.
    pub(crate) is_intact: bool,
    /// The path of the root.
    pub(crate) root: String,
    /// The name of the root's table.
    pub(crate) table: String,
    /// The paths of all entities, the root's first.
    pub(crate) entities: Vec<String>,
    /// Of each entity the fingerprint, and a hash of its own tokens.
    pub(crate) prints: Vec<(u64, u64)>,
    package: String,
    name: String,
    /// Where the types of its enums are in the text, and where the enums are.
    types: Range<usize>,
    enums: Range<usize>,
}

/// An enum as it was accepted.
#[derive(PartialEq, Eq)]
pub(crate) struct AcceptedEnum {
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) is_native: bool,
    pub(crate) values: Vec<String>,
    /// Whether all that stands there was read.
    pub(crate) is_whole: bool,
}

impl File {
    /// Reads the text of a lock file; what is wrong with it otherwise.
    pub(super) fn read(text: String) -> Result<Self, String> {
        if let Some(records) = scanned(&text)
            && records.iter().all(|record| record.is_intact)
            && is_in_order(&records)
        {
            return Ok(Self { text, records });
        }
        // Somebody has edited it. Where nothing but its spelling changed, it is to be written
        // again; otherwise its records are compared fact by fact.
        let lines = text.replace("\r\n", "\n");
        let canonical = canonical(&lines)?;
        let records = scanned(&canonical).ok_or_else(|| format!("{NO_LOCK}\n{RESTORE}"))?;
        let is_intact = records.iter().all(|record| record.is_intact);
        if is_intact && (canonical != lines || !is_in_order(&records)) {
            return Err(format!(
                "it holds what was accepted in another order or spelling\n{ACCEPT}"
            ));
        }
        Ok(Self {
            text: canonical,
            records,
        })
    }
}

/// The text as accepting would write it.
fn canonical(text: &str) -> Result<String, String> {
    if text.starts_with('\u{feff}') {
        return Err(format!("it begins with a byte order mark\n{RESTORE}"));
    }
    if text.trim().is_empty() {
        return Err(format!("it is empty\n{RESTORE}"));
    }
    if let Some(line) = text.lines().position(is_conflict_mark) {
        return Err(format!(
            "line {} is the mark of a merge conflict\ntake either side, and accept again",
            line + 1
        ));
    }
    let value = Value::parse(text).map_err(|Malformed { line, column, what }| {
        format!("line {line}, column {column} is not JSON: {what}\n{RESTORE}")
    })?;
    check_format(&value)?;
    let value = value.with("$schema", Value::Text(SCHEMA.to_owned()));
    let value = value.sorted(&KEYS);
    let mut text = String::new();
    value.write(&mut text, 0);
    text.push('\n');
    Ok(text)
}

fn is_conflict_mark(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|mark| line.starts_with(mark))
}

fn check_format(value: &Value) -> Result<(), String> {
    let records = value.get("records").and_then(Value::list);
    let (Some(format), Some(records)) = (value.get("format"), records) else {
        return Err(format!("{NO_LOCK}\n{RESTORE}"));
    };
    let formats = records.iter().filter_map(|record| record.get("format"));
    for format in formats.chain([format]) {
        if format.word() != Some(FORMAT) {
            let mut of = String::new();
            format.write(&mut of, 0);
            return Err(format!(
                "it is of version {of}; this version of tablewright knows {FORMAT}\nupdate tablewright, or delete the file and accept again"
            ));
        }
    }
    match value {
        Value::Object(entries) if entries.iter().all(|(key, _)| KEYS.contains(&key.as_str())) => {
            Ok(())
        }
        _ => Err(format!(
            "it holds more than `format` and `records`\n{RESTORE}"
        )),
    }
}

/// What stands before the list of records.
fn head() -> String {
    format!("{{\n  \"$schema\": \"{SCHEMA}\",\n  \"format\": {FORMAT},\n  \"records\": [")
}

/// The records of a text that is laid out as accepting does, in one pass over its lines.
fn scanned(text: &str) -> Option<Vec<Record>> {
    let mut records = Vec::new();
    let head = head();
    let listed = text.strip_prefix(&head)?;
    if listed == "]\n}\n" {
        return Some(records);
    }
    let listed = listed.strip_prefix('\n')?;
    let mut at = head.len() + 1;
    let mut open: Option<Sections<'_>> = None;
    let mut is_last = false;
    for line in listed.split_inclusive('\n') {
        let end = at + line.len();
        match (&mut open, line) {
            (None, "    {\n") if !is_last => open = Some(Sections::new(text, at + 4)),
            (None, "  ]\n") if is_last => return (&text[end..] == "}\n").then_some(records),
            (None, _) => return None,
            (Some(sections), "    }\n" | "    },\n") => {
                is_last = line == "    }\n";
                records.push(Record::of(sections, at + 5));
                open = None;
            }
            (Some(sections), _) => sections.line(at, line),
        }
        at = end;
    }
    None
}

/// Where the value of each key of a record is in the text: from its first line to the next key.
struct Sections<'a> {
    text: &'a str,
    start: usize,
    keys: Vec<(&'a str, usize, usize)>,
}

impl<'a> Sections<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        Self {
            text,
            start,
            keys: Vec::new(),
        }
    }

    fn line(&mut self, at: usize, line: &'a str) {
        let end = at + line.len();
        let key = line.strip_prefix("      \"");
        if let Some((key, value)) = key.and_then(|line| line.split_once("\": ")) {
            self.keys.push((key, end - value.len(), end));
        } else if let Some((_, _, open)) = self.keys.last_mut() {
            *open = end;
        }
    }

    fn range(&self, key: &str) -> Range<usize> {
        let mut keys = self.keys.iter();
        let found = keys.find(|(known, _, _)| *known == key);
        found.map_or(0..0, |(_, start, end)| *start..*end)
    }

    fn get(&self, key: &str) -> &'a str {
        &self.text[self.range(key)]
    }
}

/// Whether records stand in the order in which accepting writes them.
fn is_in_order(records: &[Record]) -> bool {
    records.is_sorted_by(|left, right| left.order() < right.order())
}

impl Record {
    fn of(sections: &Sections<'_>, end: usize) -> Self {
        let (is_intact, prints) = sealed(sections, end);
        let aggregate = sections.get("aggregate");
        Self {
            range: sections.start..end,
            is_intact,
            prints,
            root: first(aggregate, "type"),
            table: first(sections.get("tables"), "name"),
            entities: texts(sections.get("entities"), "type"),
            package: first(sections.get("package"), "name"),
            name: first(aggregate, "name"),
            types: sections.range("types"),
            enums: sections.range("enums"),
        }
    }

    fn order(&self) -> (&str, &str, &str) {
        (&self.name, &self.root, &self.package)
    }

    pub(super) fn is_of(&self, target: &Target) -> bool {
        let name = self.root.split("::").next();
        self.package == target.package
            && (name == Some(&target.name) || (target.is_main && self.root.is_empty()))
    }

    /// The enums of a name, with what is said of their types.
    pub(super) fn enums_called(&self, text: &str, name: &str) -> Vec<AcceptedEnum> {
        let types = &text[self.types.clone()];
        if !types.contains(name) {
            return Vec::new();
        }
        let (types, enums) = (objects(types), objects(&text[self.enums.clone()]));
        let types = types.iter().map(|of_type| accepted_enum(of_type, &enums));
        types
            .filter(|accepted| last_segment(&accepted.path) == name)
            .collect()
    }
}

fn accepted_enum(of_type: &Value, enums: &[Value]) -> AcceptedEnum {
    let text = |value: &Value, key: &str| {
        let text = value.get(key).and_then(Value::text);
        text.unwrap_or_default().to_owned()
    };
    let name = text(of_type, "enum");
    let known = enums.iter().find(|of| text(of, "name") == name);
    let listed = known.and_then(|of| of.get("values")).and_then(Value::list);
    let listed = listed.unwrap_or_default();
    let values: Vec<String> = listed
        .iter()
        .filter_map(Value::text)
        .map(str::to_owned)
        .collect();
    let native = of_type.get("native").and_then(Value::word);
    AcceptedEnum {
        path: text(of_type, "type"),
        is_native: native == Some("true"),
        is_whole: values.len() == listed.len() && matches!(native, Some("true" | "false")),
        values,
        name,
    }
}

fn objects(list: &str) -> Vec<Value> {
    match Value::parse(list.trim_end_matches([',', '\n'])) {
        Ok(Value::List(objects)) => objects,
        _ => Vec::new(),
    }
}

/// Whether a record is as it was written, and what it says that it was made from.
fn sealed(sections: &Sections<'_>, end: usize) -> (bool, Vec<(u64, u64)>) {
    let range = sections.range("fingerprint");
    let found = sections.get("fingerprint").strip_prefix('"');
    let Some((seal, prints)) = found.and_then(|found| found.split_once(' ')) else {
        return (false, Vec::new());
    };
    // All but the seal itself is sealed.
    let before = &sections.text[sections.start..=range.start];
    let after = &sections.text[range.start + 2 + seal.len()..end];
    let is_intact = number(seal) == seal::of(&[before, after]);
    let prints = prints.split_once('"').map_or(prints, |(prints, _)| prints);
    let numbers: Vec<u64> = prints.split(' ').map(number).collect();
    let pairs = numbers.chunks_exact(2);
    (is_intact, pairs.map(|pair| (pair[0], pair[1])).collect())
}

fn number(digits: &str) -> u64 {
    u64::from_str_radix(digits, 16).unwrap_or_default()
}

/// The texts of a key in a list of objects.
fn texts(section: &str, key: &str) -> Vec<String> {
    let begin = format!("          \"{key}\": \"");
    let values = section.lines().filter_map(|line| {
        let (value, _) = line.strip_prefix(begin.as_str())?.split_once('"')?;
        Some(value.to_owned())
    });
    values.collect()
}

/// The first text of a key.
fn first(section: &str, key: &str) -> String {
    let begin = format!("\"{key}\": \"");
    let value = section.lines().find_map(|line| {
        let rest = line.trim_start().strip_prefix(begin.as_str())?;
        Some(rest.split_once('"')?.0.to_owned())
    });
    value.unwrap_or_default()
}
