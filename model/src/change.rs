//! What changed between two models: a closed, typed list.
//!
//! The comparison itself is that of const evaluation, [`drift::compare`]: it works on the text of
//! records, and what it finds is told here in owned terms.

mod keys;
mod pair;
mod shared;

use std::fmt;

use crate::lock::locked;
use crate::record::{Fingerprint, Record};
use tablewright::__workspace::drift::{
    self, Change as Found, Kind, Line, Object, Partners, Risk, Sides, What,
};

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
    /// What the object is called: a column, an index, a check or an enum by its name, a rule by its
    /// id, a foreign key by its columns, a type by its path; the column of a previous name.
    pub name: String,
    /// How it changed.
    pub how: How,
    /// What the change does to data that is stored already.
    pub loss: &'static str,
    /// How bad that is.
    pub risk: Risk,
    /// Where the object stands.
    pub place: Place,
    sentence: String,
}

/// Where an object stands on both sides, among those of its kind and table: several may have one
/// name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// As it was accepted, if it was.
    pub before: Option<usize>,
    /// As the code has it, if it does.
    pub after: Option<usize>,
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

/// An aggregate on both sides, and what differs.
#[derive(Clone, Debug)]
pub struct Compared<'m> {
    /// What was accepted.
    pub before: Option<&'m Record>,
    /// What the code maps to.
    pub after: Option<&'m Record>,
    /// What differs.
    pub changes: Vec<Change>,
}

impl<'m> Compared<'m> {
    /// A list of both sides: what was accepted, and what the code maps to.
    pub fn lists<T>(&self, list: fn(&'m Record) -> &'m Vec<T>) -> [Vec<&'m T>; 2] {
        [self.before, self.after].map(|record| {
            let record = record.into_iter();
            record.flat_map(list).collect()
        })
    }
}

/// All aggregates: those of the code in its order, then those that are gone.
pub(super) fn all<'m>(before: &'m [Record], after: &'m [Record]) -> Vec<Compared<'m>> {
    let pairs = pair::all(before, after).into_iter();
    let mut all: Vec<Compared<'_>> = pairs
        .map(|(before, after)| Compared {
            before,
            after,
            changes: of_record(before, after),
        })
        .collect();
    shared::tell_once(before, after, &mut all);
    all
}

/// The changes of one aggregate, by table; of one that is new or gone, its tables alone.
fn of_record(before: Option<&Record>, after: Option<&Record>) -> Vec<Change> {
    let (before, after) = (before.map(facts), after.map(facts));
    if before == after {
        return Vec::new();
    }
    let text = |record: &Option<Record>| {
        let text = record.as_ref().map(serde_json::to_string);
        text.and_then(Result::ok).unwrap_or_default()
    };
    let (before_text, after_text) = (text(&before), text(&after));
    let (before, after) = (objects(&before_text), objects(&after_text));
    let found = compared(&before, &after);
    let sides = Sides::of_records(&before, &after);
    let is_whole = before.is_empty() || after.is_empty();
    let is_in_table = |change: &Found, what| {
        let owner = object(sides, change).owner;
        change.what == what
            && found.iter().any(|other| {
                other.kind == Kind::Table
                    && other.what == what
                    && owner.is_some()
                    && owner == other.after.or(other.before)
            })
    };
    let mut told: Vec<(usize, &Found)> = Vec::new();
    for (position, change) in found.iter().enumerate() {
        let is_part = !matches!(change.kind, Kind::Table)
            && (is_whole || is_in_table(change, What::Added) || is_in_table(change, What::Removed));
        if !is_part && !drift::is_of_column(sides, &found, position) {
            told.push((position, change));
        }
    }
    told.sort_by_key(|(_, change)| place(sides, change));
    let told = told.into_iter();
    told.map(|(position, _)| written(sides, &found, position))
        .collect()
}

/// What of a record is compared.
fn facts(record: &Record) -> Record {
    let mut facts = locked(record.clone());
    facts.fingerprint = Fingerprint::default();
    facts
}

/// What changes are sorted by: the aggregate's own, those of its tables, and those of its enums.
fn place(sides: Sides<'_>, change: &Found) -> usize {
    let table = table_of(sides, change);
    let tables = sides.after.iter().chain(sides.before);
    let mut tables = tables.filter(|object| object.kind == Kind::Table);
    match change.kind {
        Kind::Aggregate => 0,
        Kind::Enum | Kind::EnumType => usize::MAX,
        _ => tables
            .position(|object| object.text(0) == table)
            .map_or(0, |position| position + 1),
    }
}

/// The table that a change is of; of an enum, nothing.
fn table_of<'a>(sides: Sides<'a>, change: &Found) -> &'a str {
    let of = object(sides, change);
    match (of.kind, of.table) {
        (Kind::Entity | Kind::Rename, _) => of.text(0),
        (Kind::Rule, _) => of.text(1),
        (_, Some(table)) if change.after.is_some() => sides.after[table].text(0),
        (_, Some(table)) => sides.before[table].text(0),
        _ => "",
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

fn written(sides: Sides<'_>, found: &[Found], position: usize) -> Change {
    let change = &found[position];
    let mut line = Line::new();
    drift::push_line(&mut line, sides, found, position);
    let of = object(sides, change);
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
    let loss = drift::loss_of(sides, change);
    Change {
        table: table_of(sides, change).to_owned(),
        kind: change.kind,
        name: name(of),
        how,
        loss: loss.sentence,
        risk: loss.risk,
        place: Place {
            before: change.before.map(|of| place_of(sides.before, of)),
            after: change.after.map(|of| place_of(sides.after, of)),
        },
        sentence: line.as_str().to_owned(),
    }
}

/// The place of an object among those of its kind and table.
fn place_of(objects: &[Object<'_>], of: usize) -> usize {
    let Object { kind, owner, .. } = objects[of];
    let is_beside =
        |other: &&Object<'_>| other.kind == kind && (kind == Kind::Table || other.owner == owner);
    objects[..of].iter().filter(is_beside).count()
}

fn name(object: &Object<'_>) -> String {
    let key = match object.kind {
        Kind::Entity | Kind::Rename | Kind::EnumType => 1,
        _ => 0,
    };
    name_of_value(object.values[key].unwrap_or_default())
}

/// What an object is called whose first value this is: JSON as it stands.
fn name_of_value(value: &str) -> String {
    match serde_json::from_str(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Array(columns)) => {
            let columns: Vec<&str> = columns
                .iter()
                .filter_map(|column| column.as_str())
                .collect();
            columns.join(", ")
        }
        _ => String::new(),
    }
}
