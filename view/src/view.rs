//! What pictures and pages show: the aggregates of a model, or of two models side by side.

mod enums;
mod merge;
mod part;
pub(crate) mod relation;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::enums::EnumView;
use self::merge::Told;
use self::part::Part;
use tablewright_model::{
    Change, Check, Column, Compared, DataModel, Entity, ForeignKey, Index, Object, Record, Rule,
    Script, Table,
};

/// What became of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    Same,
    Added,
    Changed,
    Removed,
}

impl Mark {
    pub(crate) fn is_other(self) -> bool {
        self != Self::Same
    }

    /// One character; nothing of what is the same.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Same => "",
            Self::Added => "+",
            Self::Changed => "±",
            Self::Removed => "−",
        }
    }
}

/// One of two models that stand side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Side {
    Before,
    Now,
}

/// An object, as it is now or as it was last.
#[derive(Clone, Debug)]
pub(crate) struct Shown<'m, T> {
    pub(crate) it: &'m T,
    /// As it was, if it was there: the same, perhaps.
    pub(crate) was: Option<&'m T>,
    pub(crate) mark: Mark,
    /// What is told of it.
    pub(crate) changes: Vec<&'m Change<'m>>,
}

impl<'m, T> Shown<'m, T> {
    /// As it is on one side, if it is there.
    pub(crate) fn on(&self, side: Side) -> Option<&'m T> {
        match (side, self.mark) {
            (Side::Before, Mark::Removed) => Some(self.it),
            (Side::Before, _) => self.was,
            (Side::Now, Mark::Removed) => None,
            (Side::Now, _) => Some(self.it),
        }
    }
}

impl Shown<'_, Column> {
    /// How a column was called and defined, as far as that is another.
    pub(crate) fn was_defined(&self) -> Option<String> {
        let was = self.was?;
        let is_renamed = was.name != self.it.name;
        let is_redefined = was.definition() != self.it.definition();
        match (is_renamed, is_redefined) {
            (false, false) => None,
            (true, false) => Some(was.name.clone()),
            (false, true) => Some(was.definition()),
            (true, true) => Some(format!("{} {}", was.name, was.definition())),
        }
    }
}

/// All that is shown.
pub(crate) struct View<'m> {
    /// By name.
    pub(crate) aggregates: Vec<AggregateView<'m>>,
    /// By name.
    pub(crate) enums: Vec<EnumView<'m>>,
}

/// An aggregate.
pub(crate) struct AggregateView<'m> {
    pub(crate) record: &'m Record,
    /// Its name, and where it is declared, if another has that name too.
    pub(crate) title: String,
    /// Its package, if there are several.
    pub(crate) package: Option<&'m str>,
    pub(crate) mark: Mark,
    /// What is told of the aggregate itself, and of what has no other place.
    pub(crate) changes: Vec<&'m Change<'m>>,
    /// The root's first.
    pub(crate) tables: Vec<TableView<'m>>,
}

/// A table.
pub(crate) struct TableView<'m> {
    pub(crate) table: Shown<'m, Table>,
    pub(crate) entity: Option<&'m Entity>,
    pub(crate) columns: Vec<Shown<'m, Column>>,
    pub(crate) indexes: Vec<Shown<'m, Index>>,
    pub(crate) keys: Vec<Shown<'m, ForeignKey>>,
    pub(crate) checks: Vec<Shown<'m, Check>>,
    pub(crate) rules: Vec<Shown<'m, Rule>>,
    pub(crate) scripts: Vec<Shown<'m, Script>>,
}

impl<'m> View<'m> {
    /// Pairs are those of a comparison, or of a model with itself.
    pub(crate) fn of(pairs: &'m [Compared<'m>]) -> Self {
        let mut aggregates: Vec<AggregateView<'m>> = Vec::new();
        let mut enums = BTreeMap::new();
        for pair in pairs {
            aggregates.extend(AggregateView::of(pair));
            enums::add(&mut enums, pair);
        }
        aggregates.sort_by(|one, other| one.record.order().cmp(&other.record.order()));
        without_moved(&mut aggregates);
        told_apart(&mut aggregates);
        Self {
            aggregates,
            enums: enums.into_values().collect(),
        }
    }

    pub(crate) fn tables(&self) -> impl Iterator<Item = &TableView<'m>> {
        self.aggregates.iter().flat_map(|of| &of.tables)
    }
}

/// What another aggregate has now is not gone: it is shown there, with what is told of both.
fn without_moved(aggregates: &mut Vec<AggregateView<'_>>) {
    let tables = aggregates.iter().flat_map(|of| &of.tables);
    let there = tables.filter_map(|of| of.table.on(Side::Now));
    let there: BTreeSet<&str> = there.map(|table| table.name.as_str()).collect();
    let mut moved: BTreeMap<&str, Vec<&Change<'_>>> = BTreeMap::new();
    for of in &mut *aggregates {
        let is_moved = |of: &mut TableView<'_>| {
            of.table.mark == Mark::Removed && there.contains(of.table.it.name.as_str())
        };
        for part in of.tables.extract_if(.., is_moved) {
            moved.insert(&part.table.it.name, part.table.changes);
        }
    }
    aggregates.retain(|of| of.mark != Mark::Removed || !of.tables.is_empty());
    for of in aggregates {
        for part in &mut of.tables {
            if let Some(changes) = moved.remove(part.table.it.name.as_str()) {
                part.table.changes.extend(changes);
                part.table.mark = part.table.mark.max(Mark::Changed);
                of.mark = of.mark.max(Mark::Changed);
            }
        }
    }
}

/// Tells aggregates of one name apart, and packages.
fn told_apart(aggregates: &mut [AggregateView<'_>]) {
    let is_one =
        |[one, next]: &[AggregateView<'_>; 2]| one.record.package.name == next.record.package.name;
    if !aggregates.array_windows().all(is_one) {
        for of in &mut *aggregates {
            of.package = Some(&of.record.package.name);
        }
    }
    let is_named_alike = |one: &AggregateView<'_>, next: &AggregateView<'_>| {
        one.record.aggregate.name == next.record.aggregate.name
    };
    for alike in aggregates.chunk_by_mut(is_named_alike) {
        if alike.len() == 1 {
            continue;
        }
        let types: BTreeSet<&str> = alike
            .iter()
            .map(|of| of.record.aggregate.ty.as_str())
            .collect();
        let is_by_type = types.len() == alike.len();
        for of in alike {
            let path = of.record.aggregate.ty.rsplit_once("::");
            let place = match path {
                Some((module, _)) if is_by_type => module,
                _ => &of.record.package.name,
            };
            of.title = format!("{} ({place})", of.title);
        }
    }
}

/// A model beside itself.
pub(crate) fn pairs(model: &DataModel) -> Vec<Compared<'_>> {
    let records = model.records().iter();
    let pairs = records.map(|record| Compared {
        before: Some(record),
        after: Some(record),
        changes: Vec::new(),
    });
    pairs.collect()
}

impl<'m> AggregateView<'m> {
    fn of(pair: &'m Compared<'m>) -> Option<Self> {
        let record = pair.after.or(pair.before)?;
        let told = Told::of(
            &pair.changes,
            |object| match object {
                Object::Table(of) => Some(of),
                _ => None,
            },
            |_| true,
        );
        let [before, after] = pair.lists(|record| &record.tables);
        let shown = told.beside(&before, &after, |table| table.name.clone());
        let tables: Vec<TableView<'m>> = shown
            .into_iter()
            .map(|table| TableView::of(pair, table))
            .collect();
        let is_own = |change: &&Change<'_>| {
            matches!(change.object, Object::Aggregate(_) | Object::EnumType(_))
        };
        let changes: Vec<&Change<'_>> = pair.changes.iter().filter(is_own).collect();
        let mark = match (pair.before, pair.after) {
            (None, _) => Mark::Added,
            (_, None) => Mark::Removed,
            _ if pair.changes.is_empty() => Mark::Same,
            _ => Mark::Changed,
        };
        Some(Self {
            title: record.aggregate.name.clone(),
            package: None,
            record,
            mark,
            changes,
            tables,
        })
    }
}

impl<'m> TableView<'m> {
    fn of(pair: &'m Compared<'m>, table: Shown<'m, Table>) -> Self {
        let part = Part::of(pair, table.on(Side::Before), table.on(Side::Now));
        let mut view = Self {
            entity: part.entity(),
            columns: part.columns(),
            indexes: part.indexes(),
            keys: part.keys(),
            checks: part.checks(),
            rules: part.rules(),
            scripts: part.scripts(),
            table,
        };
        view.tell(&pair.changes);
        view
    }

    /// The reference that a column is, or was last: what a key carries besides stands before it.
    pub(crate) fn key_of(&self, column: &Column) -> Option<&Shown<'m, ForeignKey>> {
        let keys = self.keys.iter();
        let keys = keys.filter(|key| key.it.columns.last() == Some(&column.name));
        keys.min_by_key(|key| key.mark == Mark::Removed)
    }

    /// Whether a column is part of a reference, or was as long as it was there.
    pub(crate) fn is_reference(&self, column: &Shown<'_, Column>) -> bool {
        let key = self.key_of(column.it);
        key.is_some_and(|key| key.mark != Mark::Removed || column.mark == Mark::Removed)
    }

    /// What became of a column: it is changed as well where its reference or a rule over it is
    /// another.
    pub(crate) fn mark_of(&self, column: &Shown<'_, Column>) -> Mark {
        let is_over = |rule: &Rule| rule.columns.contains(&column.it.name);
        let is_other = |rule: &Shown<'_, Rule>| {
            rule.mark.is_other() && (is_over(rule.it) || rule.was.is_some_and(is_over))
        };
        let key = self.key_of(column.it);
        let is_changed =
            key.is_some_and(|key| key.mark.is_other()) || self.rules.iter().any(is_other);
        match column.mark {
            Mark::Same if is_changed => Mark::Changed,
            mark => mark,
        }
    }

    /// Whether anything of the table is another.
    fn tell(&mut self, changes: &'m [Change<'m>]) {
        let name = &self.table.it.name;
        let of_entity = changes.iter().filter(|change| {
            matches!(change.object, Object::Entity(_) | Object::Rename(_)) && change.table == *name
        });
        self.table.changes.extend(of_entity);
        let marks = self.columns.iter().map(|of| of.mark);
        let marks = marks.chain(self.indexes.iter().map(|of| of.mark));
        let marks = marks.chain(self.keys.iter().map(|of| of.mark));
        let marks = marks.chain(self.checks.iter().map(|of| of.mark));
        let marks = marks.chain(self.rules.iter().map(|of| of.mark));
        let mut marks = marks.chain(self.scripts.iter().map(|of| of.mark));
        let is_other = marks.any(Mark::is_other) || !self.table.changes.is_empty();
        if self.table.mark == Mark::Same && is_other {
            self.table.mark = Mark::Changed;
        }
    }
}
