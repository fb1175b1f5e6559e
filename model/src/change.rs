//! What changed between two models: a closed, typed list.
//!
//! The comparison itself is that of const evaluation, [`drift::compare`]: what it finds is told
//! here by references into both models.

mod fact;
mod lists;
mod meaning;
mod object;
mod objects;
mod pair;
mod renamed;
mod shared;

pub use fact::Fact;
pub use object::{Object, Sides};
pub use renamed::Renamed;
pub(crate) use renamed::said;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use crate::record::Record;
use lists::Lists;
use meaning::Meaning;
use objects::Objects;
use tablewright::__workspace::drift::{
    self, Change as Found, Kind, Line, Partners, Risk, What as FoundWhat,
};

/// One change between what was accepted and what the code maps to.
///
/// Its display is one line: what changed, before and after. What reads it instead, as a tool that
/// writes migrations does, matches on the object and on what of it changed:
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::{Change, DataModel, Fact, Lock, Object, Sides, What};
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
///     pages: i32,
/// }
///
/// /// The statement that does to a database what was done to the model.
/// fn statement(change: &Change<'_>) -> Option<String> {
///     let table = change.table;
///     match (change.object, change.what) {
///         (Object::Column(Sides::Added(column)), _) => Some(format!(
///             "ALTER TABLE {table} ADD COLUMN {} {};",
///             column.name,
///             column.definition()
///         )),
///         (Object::Column(Sides::Removed(column)), _) => {
///             Some(format!("ALTER TABLE {table} DROP COLUMN {};", column.name))
///         }
///         (Object::Column(Sides::Both { before, after }), What::Changed(Fact::Type)) => {
///             assert_ne!(before.ty, after.ty);
///             Some(format!(
///                 "ALTER TABLE {table} ALTER COLUMN {} TYPE {};",
///                 after.name, after.ty
///             ))
///         }
///         _ => None,
///     }
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let accepted = Lock::of(&model).to_string().replace("\"INTEGER\"", "\"SMALLINT\"");
/// let accepted = Lock::read(&accepted)?;
/// let changes = accepted.changes(model.aggregates());
/// let statements: Vec<String> = changes.iter().filter_map(statement).collect();
/// assert!(
///     statements.contains(&"ALTER TABLE books ALTER COLUMN pages TYPE INTEGER;".to_owned()),
///     "{statements:?}"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change<'m> {
    /// The table, as the code calls it where it still does; of an enum, nothing.
    pub table: &'m str,
    /// The object that changed, on both sides.
    pub object: Object<'m>,
    /// What of it changed.
    pub what: What,
    /// What the change does to data that is stored already.
    pub loss: &'static str,
    /// How bad that is.
    pub risk: Risk,
    sentence: String,
}

/// How an object of the model changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    clippy::exhaustive_enums,
    reason = "there is nothing else that can happen to an object"
)]
pub enum What {
    /// It was not accepted.
    Added,
    /// Nothing maps to it any more.
    Removed,
    /// This of it is another: both values are those of [`Change::object`].
    Changed(Fact),
    /// It stands in another place of its list.
    Moved,
}

impl<'m> Change<'m> {
    /// What kind of object changed.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.object.kind()
    }

    /// What the object is called: see [`Object::name`].
    #[must_use]
    pub fn name(&self) -> Cow<'m, str> {
        self.object.name()
    }

    /// The key in the record of what changed, those of objects inside of the object with a dot, such
    /// as `rule.form`; nothing of what is new, gone or moved.
    #[must_use]
    pub fn key(&self) -> Option<&'static str> {
        match self.what {
            What::Changed(fact) => fact.key(self.kind()),
            What::Added | What::Removed | What::Moved => None,
        }
    }
}

impl fmt::Display for Change<'_> {
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
    pub changes: Vec<Change<'m>>,
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

/// All aggregates: those of the code in its order, then those that are gone; and what of them has
/// another name.
pub(super) fn all<'m>(
    before: &'m [Record],
    after: &'m [Record],
) -> (Vec<Compared<'m>>, Vec<Renamed<'m>>) {
    let (mut all, mut renamed) = (Vec::new(), said(before, after));
    let said = renamed.clone();
    let renaming = renamed::renaming(&said);
    let known: BTreeSet<_> = said.iter().map(|of| (of.table, of.column)).collect();
    for (before, after) in pair::all(before, after) {
        let meaning = before.zip(after);
        let meaning = meaning.map(|(old, new)| Meaning::of(old, new, &renaming, &said));
        let (changes, likely) = of_record(before, after, meaning.as_ref());
        let likely = likely.into_iter();
        renamed.extend(likely.filter(|of| !known.contains(&(of.table, of.column))));
        all.push(Compared {
            before,
            after,
            changes,
        });
    }
    shared::tell_once(before, after, &mut all);
    (all, renamed)
}

/// The changes of one aggregate, by table; of one that is new or gone, its tables alone. And what
/// is called otherwise, or looks like it.
fn of_record<'m>(
    before: Option<&'m Record>,
    after: Option<&'m Record>,
    meaning: Option<&Meaning<'_>>,
) -> (Vec<Change<'m>>, Vec<Renamed<'m>>) {
    let lists = [before, after].map(|record| record.map(Lists::of).unwrap_or_default());
    let objects = |record: Option<&'m Record>, lists| {
        let objects = record.map(|record| Objects::of(record, lists));
        objects.unwrap_or_default()
    };
    let (before, after) = (objects(before, &lists[0]), objects(after, &lists[1]));
    let (found, partners) = compared(&before.compared, &after.compared);
    let telling = Telling {
        sides: drift::Sides::of_records(&before.compared, &after.compared),
        found: &found,
        before: &before.parts,
        after: &after.parts,
        meaning,
    };
    let parts: [&[Object<'m>]; 2] = [&before.parts, &after.parts];
    let likely = renamed::likely(&partners, parts, &after.compared);
    (telling.all(), likely)
}

/// What differs, and the partner of each object of the code.
fn compared(
    before: &[drift::Object<'_>],
    after: &[drift::Object<'_>],
) -> (Vec<Found>, Vec<Option<usize>>) {
    let mut found = vec![Found::EMPTY; 64];
    loop {
        let mut of_before = vec![None; before.len()];
        let mut of_after = vec![None; after.len()];
        let mut are_same = vec![false; after.len()];
        let mut partners = Partners {
            of_before: &mut of_before,
            of_after: &mut of_after,
            are_same: &mut are_same,
        };
        let length = drift::compare(before, after, &mut partners, &mut found);
        if length <= found.len() {
            found.truncate(length);
            return (found, of_after);
        }
        found.resize(length, Found::EMPTY);
    }
}

/// Both sides of an aggregate as they were compared, and what they are in the model.
struct Telling<'t, 'm> {
    sides: drift::Sides<'t>,
    found: &'t [Found],
    before: &'t [Object<'m>],
    after: &'t [Object<'m>],
    meaning: Option<&'t Meaning<'t>>,
}

impl<'m> Telling<'_, 'm> {
    fn all(&self) -> Vec<Change<'m>> {
        let is_whole = self.before.is_empty() || self.after.is_empty();
        let mut told: Vec<(usize, &Found)> = Vec::new();
        for (position, change) in self.found.iter().enumerate() {
            let is_part = change.kind != Kind::Table
                && (is_whole
                    || self.is_in_table(change, FoundWhat::Added)
                    || self.is_in_table(change, FoundWhat::Removed));
            if !is_part && !drift::is_of_column(self.sides, self.found, position) {
                told.push((position, change));
            }
        }
        told.sort_by_key(|(_, change)| self.place(change));
        let told = told.into_iter();
        told.filter_map(|(position, change)| self.change(position, change))
            .collect()
    }

    /// Whether a change only comes with that of its table, which is new or gone.
    fn is_in_table(&self, change: &Found, what: FoundWhat) -> bool {
        let owner = match (change.after, change.before) {
            (Some(after), _) => self.sides.after[after].owner,
            (None, before) => self.sides.before[before.unwrap_or_default()].owner,
        };
        change.what == what
            && owner.is_some()
            && self.found.iter().any(|other| {
                other.kind == Kind::Table
                    && other.what == what
                    && owner == other.after.or(other.before)
            })
    }

    /// What changes are sorted by: the aggregate's own, those of its tables, and those of its enums.
    fn place(&self, change: &Found) -> usize {
        let table = self.table_of(change);
        let mut tables = self.after.iter().chain(self.before).filter_map(as_table);
        match change.kind {
            Kind::Aggregate => 0,
            Kind::Enum | Kind::EnumType => usize::MAX,
            _ => tables
                .position(|name| name == table)
                .map_or(0, |position| position + 1),
        }
    }

    /// The table that a change is of; of an enum, nothing.
    fn table_of(&self, change: &Found) -> &'m str {
        let (objects, parts, of) = match (change.after, change.before) {
            (Some(after), _) => (self.sides.after, self.after, after),
            (None, before) => (self.sides.before, self.before, before.unwrap_or_default()),
        };
        match parts[of] {
            Object::Entity(of) => &of.latest().table,
            Object::Rename(of) => &of.latest().table,
            Object::Script(of) => &of.latest().table,
            Object::Rule(of) => &of.latest().table,
            _ => {
                let table = objects[of].table.map(|table| &parts[table]);
                table.and_then(as_table).unwrap_or_default()
            }
        }
    }

    fn change(&self, position: usize, change: &Found) -> Option<Change<'m>> {
        let object = match (change.before, change.after) {
            (Some(before), Some(after)) => self.before[before].beside(self.after[after])?,
            (Some(before), None) => self.before[before].removed(),
            (None, after) => self.after[after?],
        };
        let what = match change.what {
            FoundWhat::Added => What::Added,
            FoundWhat::Removed => What::Removed,
            FoundWhat::Order => What::Moved,
            FoundWhat::Value(key) => What::Changed(Fact::of(change.kind, key)?),
            // A model has no keys that it does not know.
            FoundWhat::Unknown => return None,
        };
        let mut line = Line::new();
        drift::push_line(&mut line, self.sides, self.found, position);
        let table = self.table_of(change);
        let loss = drift::loss_of(self.sides, change);
        let is_at_risk = loss.risk != Risk::None;
        let meaning = self.meaning.filter(|_| is_at_risk);
        let kept = meaning.and_then(|of| of.keeps(table, object, what));
        Some(Change {
            table,
            object,
            what,
            loss: kept.unwrap_or(loss.sentence),
            risk: kept.map_or(loss.risk, |_| Risk::None),
            sentence: line.as_str().to_owned(),
        })
    }
}

fn as_table<'m>(object: &Object<'m>) -> Option<&'m str> {
    match object {
        Object::Table(table) => Some(&table.latest().name),
        _ => None,
    }
}
