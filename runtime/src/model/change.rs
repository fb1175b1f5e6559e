//! What changed between two models: a closed, typed list.
//!
//! The comparison itself is that of const evaluation, [`drift::compare`]: it works on the text of
//! records, and what it finds is told here in owned terms.

use std::collections::BTreeMap;
use std::fmt;

use super::lock::locked;
use super::{
    Aggregate, Audit, CheckConstraint, Entity, Enum, EnumType, Field, ForeignKey, Index, Package,
    PrimaryKey, Record, Rename, Rule, RuleForm, Table,
};
use crate::drift;
use crate::drift::compare::{Change as Found, Partners, What};
use crate::drift::loss::{self, Risk};
use crate::drift::message::{self, Line, Sides};
use crate::drift::object::{Kind, Object};

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

/// An aggregate on both sides, and what differs.
#[derive(Clone, Debug)]
pub(crate) struct Compared<'m> {
    pub(crate) before: Option<&'m Record>,
    pub(crate) after: Option<&'m Record>,
    pub(crate) changes: Vec<Change>,
}

/// All aggregates: those of the code in its order, then those that are gone.
pub(super) fn all<'m>(before: &'m [Record], after: &'m [Record]) -> Vec<Compared<'m>> {
    let mut accepted = Accepted::of(before);
    let mut partners = vec![None; after.len()];
    for key in Key::ALL {
        for (record, partner) in after.iter().zip(&mut partners) {
            if partner.is_none() {
                *partner = key
                    .of_code(record)
                    .and_then(|name| accepted.take(key, record, name));
            }
        }
    }
    let gone = accepted.left().map(|record| (Some(record), None));
    let pairs = partners.into_iter().zip(after.iter().map(Some));
    pairs
        .chain(gone)
        .map(|(before, after)| Compared {
            before,
            after,
            changes: of_record(before, after),
        })
        .collect()
}

/// What makes an aggregate the accepted one, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Type,
    FormerTable,
    Table,
    Name,
}

impl Key {
    const ALL: [Self; 4] = [Self::Type, Self::FormerTable, Self::Table, Self::Name];

    fn of_code(self, record: &Record) -> Option<&str> {
        let entity = record.entities.first();
        match self {
            Self::FormerTable => entity?.renamed_from.as_deref(),
            _ => self.of_accepted(record),
        }
    }

    fn of_accepted(self, record: &Record) -> Option<&str> {
        match self {
            Self::Type => Some(&record.aggregate.ty),
            Self::FormerTable | Self::Table => Some(&record.tables.first()?.name),
            Self::Name => Some(&record.aggregate.name),
        }
    }
}

/// The accepted records that no aggregate has taken yet.
struct Accepted<'a> {
    records: &'a [Record],
    is_taken: Vec<bool>,
    /// By key, package and name.
    known: BTreeMap<(Key, &'a str, &'a str), Vec<usize>>,
}

impl<'a> Accepted<'a> {
    fn of(records: &'a [Record]) -> Self {
        let mut known: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (position, record) in records.iter().enumerate() {
            for key in Key::ALL {
                if let Some(name) = key.of_accepted(record) {
                    let place = (key, record.package.name.as_str(), name);
                    known.entry(place).or_default().push(position);
                }
            }
        }
        Self {
            records,
            is_taken: vec![false; records.len()],
            known,
        }
    }

    fn take(&mut self, key: Key, record: &Record, name: &str) -> Option<&'a Record> {
        let place = (key, record.package.name.as_str(), name);
        let mut known = self.known.get(&place)?.iter();
        let found = *known.find(|position| !self.is_taken[**position])?;
        self.is_taken[found] = true;
        Some(&self.records[found])
    }

    fn left(self) -> impl Iterator<Item = &'a Record> {
        let records = self.records.iter().zip(self.is_taken);
        records.filter_map(|(record, is_taken)| (!is_taken).then_some(record))
    }
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
        }
    }
    told.sort_by_key(|change| place(sides, change));
    let told = told.into_iter();
    told.map(|change| written(sides, change)).collect()
}

/// What of a record is compared.
fn facts(record: &Record) -> Record {
    let mut facts = locked(record.clone());
    facts.fingerprint.clear();
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
    let loss = loss::of(sides, change);
    Change {
        table: table_of(sides, change).to_owned(),
        kind: change.kind,
        name: name(of),
        how,
        loss: loss.sentence,
        risk: loss.risk,
        sentence: line.as_str().to_owned(),
    }
}

fn name(object: &Object<'_>) -> String {
    let key = match object.kind {
        Kind::Entity | Kind::Rename | Kind::EnumType => 1,
        _ => 0,
    };
    name_of_value(object.values[key].unwrap_or_default())
}

/// What an object is called whose first value this is: JSON as it stands.
pub(crate) fn name_of_value(value: &str) -> String {
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

/// Takes what records are made of apart as a whole, and counts the keys that are compared: a field
/// that is added does not compile until the comparison knows it. Behind the semicolon stands what
/// holds others, or is not compared.
macro_rules! compared {
    ($kind:ident: $($ty:ident { $($key:ident),* $(; $($other:ident),*)? })* $(+ $more:literal)?) => {
        const _: () = {
            $(const _: fn(&$ty) = |value| {
                let $ty { $($key: _,)* $($($other: _),*)? } = value;
            };)*
            let keys: &[&str] = &[$($(stringify!($key)),*),*];
            assert!(Kind::$kind.keys().len() == keys.len() $(+ $more)?);
        };
    };
}

compared!(Aggregate:
    Record { format, fingerprint; package, aggregate, tables, enums, entities, types, rules, renames, conditions }
    Package { name; version }
    Aggregate { ty, name, id });
compared!(Table:
    Table {
        name, id, aggregate, purpose, source_refs;
        primary_key, fields, indexes, foreign_keys, check_constraints
    }
    PrimaryKey { columns });
compared!(Entity: Entity { table, ty, version, renamed_from; audit } Audit { created, updated });
compared!(Column: Field { name, ty, constraints, default, source });
compared!(Index: Index { name, columns, purpose, unique, include, filter, method });
compared!(ForeignKey: ForeignKey { columns, references, on_delete });
compared!(Check: CheckConstraint { name, expression, source });
// With the four keys of its form.
compared!(Rule: Rule { id, table, declared_on, sentence, columns, constraint; rule } + 4);
compared!(Rename: Rename { table, column, from });
compared!(Enum: Enum { name, values, source });
compared!(EnumType: EnumType { ty, name, native });

const _: fn(&RuleForm) = |form| match form {
    RuleForm::Documented {}
    | RuleForm::Assert {}
    | RuleForm::Unique { filter: _ }
    | RuleForm::Check {}
    | RuleForm::Sql { sql: _ }
    | RuleForm::Transitions { arrows: _ } => {}
};
