//! What pictures and pages show: the aggregates of a model, or of two models side by side.

use std::collections::BTreeMap;

use crate::model::{
    Change, CheckConstraint, Compared, DataModel, Entity, Enum, Field, ForeignKey, How, Index,
    Kind, Record, Rule, Table, joined, name_of_value,
};

/// What became of an object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    #[default]
    Same,
    Added,
    Changed,
    Removed,
}

/// An object, as it is now or as it was last.
#[derive(Clone, Debug)]
pub(crate) struct Shown<'m, T> {
    pub(crate) it: &'m T,
    /// As it was, if it was there: the same, perhaps.
    pub(crate) was: Option<&'m T>,
    pub(crate) mark: Mark,
    /// What is told of it.
    pub(crate) changes: Vec<&'m Change>,
}

impl Shown<'_, Field> {
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
    pub(crate) mark: Mark,
    /// What is told of the aggregate itself, and of what has no other place.
    pub(crate) changes: Vec<&'m Change>,
    /// The root's first.
    pub(crate) tables: Vec<TableView<'m>>,
}

/// A table.
pub(crate) struct TableView<'m> {
    pub(crate) table: Shown<'m, Table>,
    pub(crate) entity: Option<&'m Entity>,
    pub(crate) columns: Vec<Shown<'m, Field>>,
    pub(crate) indexes: Vec<Shown<'m, Index>>,
    pub(crate) keys: Vec<Shown<'m, ForeignKey>>,
    pub(crate) checks: Vec<Shown<'m, CheckConstraint>>,
    pub(crate) rules: Vec<Shown<'m, Rule>>,
}

/// An enum, which several aggregates may use.
pub(crate) struct EnumView<'m> {
    pub(crate) of: Shown<'m, Enum>,
    /// The rules of all aggregates that name it, or its Rust name.
    pub(crate) source: String,
    /// The path of its Rust type.
    pub(crate) ty: &'m str,
    /// Whether the column's type is a database enum.
    pub(crate) is_native: bool,
}

impl<'m> View<'m> {
    /// Pairs are those of a comparison, or of a model with itself.
    pub(crate) fn of(pairs: &'m [Compared<'m>]) -> Self {
        let mut aggregates: Vec<AggregateView<'m>> = Vec::new();
        let mut enums = BTreeMap::new();
        for pair in pairs {
            aggregates.extend(AggregateView::of(pair));
            enums_of(&mut enums, pair);
        }
        aggregates.sort_by(|one, other| one.record.order().cmp(&other.record.order()));
        Self {
            aggregates,
            enums: enums.into_values().collect(),
        }
    }

    pub(crate) fn tables(&self) -> impl Iterator<Item = &TableView<'m>> {
        self.aggregates.iter().flat_map(|of| &of.tables)
    }
}

/// A model beside itself.
pub(crate) fn pairs(model: &DataModel) -> Vec<Compared<'_>> {
    let records = model.aggregates().iter();
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
        let of_tables = |record: Option<&'m Record>| record.map_or(&[][..], |of| &of.tables);
        let shown = side_by_side(
            pair,
            Kind::Table,
            [of_tables(pair.before), of_tables(pair.after)],
            |change| Some(change.name.as_str()),
            |table| table.name.clone(),
        );
        let tables: Vec<TableView<'m>> = shown
            .into_iter()
            .map(|table| TableView::of(pair, table))
            .collect();
        let is_own = |change: &&Change| matches!(change.kind, Kind::Aggregate | Kind::EnumType);
        let changes: Vec<&Change> = pair.changes.iter().filter(is_own).collect();
        let mark = match (pair.before, pair.after) {
            (None, _) => Mark::Added,
            (_, None) => Mark::Removed,
            _ if pair.changes.is_empty() => Mark::Same,
            _ => Mark::Changed,
        };
        Some(Self {
            record,
            mark,
            changes,
            tables,
        })
    }
}

impl<'m> TableView<'m> {
    fn of(pair: &'m Compared<'m>, table: Shown<'m, Table>) -> Self {
        let before = match table.mark {
            Mark::Removed => Some(table.it),
            _ => table.was,
        };
        let after = (table.mark != Mark::Removed).then_some(table.it);
        let part = Part {
            pair,
            before,
            after,
        };
        let mut view = Self {
            entity: part.entity(),
            columns: part.of(Kind::Column, |of| &of.fields, |of| of.name.clone()),
            indexes: part.of(Kind::Index, |of| &of.indexes, |of| of.name.clone()),
            keys: part.of(
                Kind::ForeignKey,
                |of| &of.foreign_keys,
                |of| of.columns.join(", "),
            ),
            checks: part.of(
                Kind::Check,
                |of| &of.check_constraints,
                |of| of.name.clone(),
            ),
            rules: part.rules(),
            table,
        };
        view.tell(&pair.changes);
        view
    }

    /// Whether anything of the table is another.
    fn tell(&mut self, changes: &'m [Change]) {
        let name = &self.table.it.name;
        let of_entity = changes.iter().filter(|change| {
            matches!(change.kind, Kind::Entity | Kind::Rename) && change.table == *name
        });
        self.table.changes.extend(of_entity);
        let marks = self.columns.iter().map(|of| of.mark);
        let marks = marks.chain(self.indexes.iter().map(|of| of.mark));
        let marks = marks.chain(self.keys.iter().map(|of| of.mark));
        let marks = marks.chain(self.checks.iter().map(|of| of.mark));
        let mut marks = marks.chain(self.rules.iter().map(|of| of.mark));
        let is_other = marks.any(|mark| mark != Mark::Same) || !self.table.changes.is_empty();
        if self.table.mark == Mark::Same && is_other {
            self.table.mark = Mark::Changed;
        }
    }
}

/// A table on both sides.
struct Part<'m> {
    pair: &'m Compared<'m>,
    before: Option<&'m Table>,
    after: Option<&'m Table>,
}

impl<'m> Part<'m> {
    fn of<T>(
        &self,
        kind: Kind,
        list: fn(&Table) -> &Vec<T>,
        name: fn(&T) -> String,
    ) -> Vec<Shown<'m, T>> {
        let lists = [self.before, self.after].map(|table| table.map_or(&[][..], |of| list(of)));
        side_by_side(self.pair, kind, lists, |change| self.named(change), name)
    }

    /// What a change is of, if it is of this table.
    fn named<'c>(&self, change: &'c Change) -> Option<&'c str> {
        let mut sides = [self.after, self.before].into_iter().flatten();
        let is_of_it = sides.any(|table| table.name == change.table);
        is_of_it.then_some(change.name.as_str())
    }

    fn rules(&self) -> Vec<Shown<'m, Rule>> {
        let of_table = |record: Option<&'m Record>, table: Option<&Table>| -> Vec<&'m Rule> {
            let (Some(record), Some(table)) = (record, table) else {
                return Vec::new();
            };
            let rules = record.rules.iter();
            rules.filter(|rule| rule.table == table.name).collect()
        };
        let lists = [
            of_table(self.pair.before, self.before),
            of_table(self.pair.after, self.after),
        ];
        let [before, after] = lists.each_ref().map(Vec::as_slice);
        merged(
            &self.pair.changes,
            Kind::Rule,
            [before, after],
            |change| self.named(change),
            |rule| rule.id.clone(),
        )
    }

    fn entity(&self) -> Option<&'m Entity> {
        let (record, table) = match self.after {
            Some(after) => (self.pair.after, after),
            None => (self.pair.before, self.before?),
        };
        let mut entities = record?.entities.iter();
        entities.find(|entity| entity.table == table.name)
    }
}

/// Objects of both sides in one list: those of now in their order, each that is gone behind the one
/// that it stood behind.
fn side_by_side<'m, T>(
    pair: &'m Compared<'m>,
    kind: Kind,
    [before, after]: [&'m [T]; 2],
    named: impl Fn(&'m Change) -> Option<&'m str>,
    name: fn(&T) -> String,
) -> Vec<Shown<'m, T>> {
    let [before, after] = [before, after].map(|list| list.iter().collect::<Vec<_>>());
    merged(&pair.changes, kind, [&before, &after], named, name)
}

fn merged<'m, T>(
    changes: &'m [Change],
    kind: Kind,
    [before, after]: [&[&'m T]; 2],
    named: impl Fn(&'m Change) -> Option<&'m str>,
    name: fn(&T) -> String,
) -> Vec<Shown<'m, T>> {
    let mut told: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.kind == kind) {
        if let Some(name) = named(change) {
            told.entry(name).or_default().push(change);
        }
    }
    // By name, as two rules of one table may have one.
    let mut left: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (position, it) in before.iter().enumerate().rev() {
        left.entry(name(it)).or_default().push(position);
    }
    let mut shown = Vec::new();
    let mut behind = 0;
    for it in after {
        let name = name(it);
        let changes = told.get(name.as_str()).cloned().unwrap_or_default();
        let former = changes.iter().find_map(|change| former_name(change));
        let is_added = changes.iter().any(|change| change.how == How::Added);
        let partner = match former {
            _ if is_added => None,
            former => left.get_mut(&former.unwrap_or(name)).and_then(Vec::pop),
        };
        let was = partner.map(|position| before[position]);
        let mark = match was {
            None => Mark::Added,
            Some(_) if changes.is_empty() => Mark::Same,
            Some(_) => Mark::Changed,
        };
        // A place in the order of both sides.
        behind = partner.unwrap_or(behind).max(behind);
        shown.push((
            behind,
            true,
            Shown {
                it: *it,
                was,
                mark,
                changes,
            },
        ));
    }
    for position in left.into_values().flatten() {
        let it = before[position];
        let changes = told.get(name(it).as_str()).cloned().unwrap_or_default();
        let gone = Shown {
            it,
            was: None,
            mark: Mark::Removed,
            changes: changes
                .into_iter()
                .filter(|change| change.how == How::Removed)
                .collect(),
        };
        shown.push((position, false, gone));
    }
    shown.sort_by_key(|(place, is_there, _)| (*place, *is_there));
    shown.into_iter().map(|(_, _, shown)| shown).collect()
}

/// What an object was called before.
fn former_name(change: &Change) -> Option<String> {
    let How::Changed {
        key,
        before: Some(before),
        ..
    } = &change.how
    else {
        return None;
    };
    (*key == change.kind.keys()[0]).then(|| name_of_value(before))
}

/// Adds the enums of an aggregate to those of others.
fn enums_of<'m>(enums: &mut BTreeMap<&'m str, EnumView<'m>>, pair: &'m Compared<'m>) {
    let of = |record: Option<&'m Record>| record.map_or(&[][..], |of| &of.enums);
    let shown = side_by_side(
        pair,
        Kind::Enum,
        [of(pair.before), of(pair.after)],
        |change| Some(change.name.as_str()),
        |of| of.name.clone(),
    );
    for of in shown {
        let records = [pair.after, pair.before].into_iter().flatten();
        let mut types = records.flat_map(|record| &record.types);
        let ty = types.find(|ty| ty.name == of.it.name);
        match enums.get_mut(of.it.name.as_str()) {
            // Another aggregate has it still, or already.
            Some(known) => {
                if known.of.mark != of.mark {
                    let is_there = [known.of.mark, of.mark].contains(&Mark::Same);
                    known.of.mark = if is_there { Mark::Same } else { Mark::Changed };
                }
                known.source = joined(&known.source, &of.it.source);
            }
            None => {
                let view = EnumView {
                    source: of.it.source.clone(),
                    ty: ty.map_or("", |ty| &ty.ty),
                    is_native: ty.is_some_and(|ty| ty.native),
                    of,
                };
                enums.insert(&view.of.it.name, view);
            }
        }
    }
}
