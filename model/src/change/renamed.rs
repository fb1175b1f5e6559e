//! What is called otherwise than it was accepted, or may be.

use std::collections::{BTreeMap, BTreeSet};

use super::object::{Object, Sides};
use crate::record::{Record, Table};
use crate::renaming::Renaming;
use tablewright::__workspace::drift;

/// A table or a column of both sides that has another name now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renamed<'m> {
    /// The name of the table, as it was accepted and as the code has it: both may be the same.
    pub table: [&'m str; 2],
    /// The name of the column, on both sides; nothing where it is the table that was renamed.
    pub column: Option<[&'m str; 2]>,
    /// Whether the code says so, by `#[renamed_from]`, or it follows from what the code says. Otherwise it only looks like it: the Rust type
    /// of a table is the same, or a column stands where the other one stood.
    pub is_said: bool,
}

/// Names, each with the one that it is said to have been.
type Names<'m> = BTreeMap<&'m str, Option<&'m str>>;

/// What the code says that it was called otherwise, of whatever aggregate it was a part: that of a
/// table may be another one now, which a comparison of aggregates does not see.
pub(crate) fn said<'m>(before: &'m [Record], after: &'m [Record]) -> Vec<Renamed<'m>> {
    let [old, new] = [before, after].map(tables);
    let renamed = former(&old, &new);
    let have_left: BTreeSet<&str> = renamed.keys().copied().collect();
    let of_tables: BTreeMap<&str, &str> = renamed.iter().map(|(from, to)| (*to, *from)).collect();
    let mut said: Vec<Renamed<'m>> = renamed
        .iter()
        .map(|(from, to)| Renamed {
            table: [from, to],
            column: None,
            is_said: true,
        })
        .collect();
    let speaking = after.iter().flat_map(|record| &record.renames);
    let speaking: BTreeSet<&str> = speaking.map(|rename| rename.table.as_str()).collect();
    for table in speaking {
        let by_name = Some(table).filter(|table| !have_left.contains(table));
        let accepted = of_tables.get(table).copied().or(by_name);
        let names =
            accepted.and_then(|name| Some([columns(before, name)?, columns(after, table)?]));
        let (Some(accepted), Some([known, names])) = (accepted, names) else {
            continue;
        };
        for (from, to) in former(&known, &names) {
            said.push(Renamed {
                table: [accepted, table],
                column: Some([from, to]),
                is_said: true,
            });
        }
    }
    said.extend(keys_of_parents(before, after, &of_tables));
    said
}

/// The same, as other names for what was accepted.
pub(super) fn renaming(said: &[Renamed<'_>]) -> Renaming {
    let mut renaming = Renaming::default();
    for Renamed { table, column, .. } in said {
        match column {
            Some([from, to]) => renaming.column(table[0], from, to),
            None => renaming.table(table[0], table[1]),
        }
    }
    renaming
}

/// The keys of children whose parent has another name: nobody names them, and they are what they were.
fn keys_of_parents<'m>(
    before: &'m [Record],
    after: &'m [Record],
    of_tables: &BTreeMap<&str, &'m str>,
) -> Vec<Renamed<'m>> {
    if of_tables.is_empty() {
        return Vec::new();
    }
    let former = |name: &'m str| of_tables.get(name).copied().unwrap_or(name);
    let known: BTreeMap<&str, &Table> = children(before)
        .map(|table| (table.name.as_str(), table))
        .collect();
    let keys = children(after).filter_map(|table| {
        let accepted = *known.get(former(&table.name))?;
        let [from, to] = [accepted, table].map(Table::key_of_parent);
        let (from, to) = (from?, to?);
        let is_same = *from.references.table == *former(&to.references.table);
        let [from, to] = [from.columns.last()?, to.columns.last()?];
        let is_free = accepted.column(to).is_none() && table.column(from).is_none();
        (is_same && is_free).then_some(Renamed {
            table: [&accepted.name, &table.name],
            column: Some([from, to]),
            is_said: true,
        })
    });
    keys.collect()
}

/// The tables of entities that are parts of others: the first one of a record is that of the root.
fn children(records: &[Record]) -> impl Iterator<Item = &Table> {
    records
        .iter()
        .flat_map(|record| record.tables.iter().skip(1))
}

/// Which names are of the past: by their names of before. Where something was accepted under its name
/// of now, it has moved already, unless that name has been passed on as well.
fn former<'m>(before: &Names<'m>, after: &Names<'m>) -> BTreeMap<&'m str, &'m str> {
    let passed_on: BTreeSet<&str> = after.values().copied().flatten().collect();
    let mut names = BTreeMap::new();
    for (name, former) in after {
        let Some(former) = former.filter(|former| before.contains_key(former)) else {
            continue;
        };
        let is_past = before
            .get(name)
            .is_some_and(|known| *known == Some(former) || !passed_on.contains(name));
        if !is_past {
            names.insert(former, *name);
        }
    }
    names
}

fn tables(records: &[Record]) -> Names<'_> {
    let entities = records.iter().flat_map(|record| &record.entities);
    let former = entities.map(|of| (of.table.as_str(), of.renamed_from.as_deref()));
    former.collect()
}

/// The columns of a table.
fn columns<'m>(records: &'m [Record], table: &str) -> Option<Names<'m>> {
    let has = |record: &&Record| record.tables.iter().any(|of| of.name == table);
    let record = records.iter().find(has)?;
    let of_table = record.tables.iter().find(|of| of.name == table)?;
    let names = of_table.columns.iter().map(|of| (of.name.as_str(), None));
    let mut names: Names<'_> = names.collect();
    for rename in record.renames.iter().filter(|of| of.table == table) {
        names.insert(&rename.column, Some(&rename.from));
    }
    Some(names)
}

/// What only looks as if it were called otherwise in one record, by the partners that its objects have
/// on the other side.
pub(super) fn likely<'m>(
    partners: &[Option<usize>],
    [before, after]: [&[Object<'m>]; 2],
    compared: &[drift::Object<'_>],
) -> Vec<Renamed<'m>> {
    let pair = |at: usize| before[partners[at]?].beside(after[at]);
    let mut likely = Vec::new();
    for (at, object) in compared.iter().enumerate() {
        let (table, column) = match pair(at) {
            Some(Object::Table(table)) => (table, None),
            Some(Object::Column(column)) => match object.table.and_then(pair) {
                Some(Object::Table(table)) => (table, Some(column)),
                _ => continue,
            },
            _ => continue,
        };
        let Sides::Both { before, after } = table else {
            continue;
        };
        let (table, column) = match column {
            Some(Sides::Both {
                before: old,
                after: new,
            }) if old.name != new.name => ([before, after], Some([&*old.name, &*new.name])),
            None if before.name != after.name => ([before, after], None),
            _ => continue,
        };
        likely.push(Renamed {
            table: table.map(|table| table.name.as_str()),
            column,
            is_said: false,
        });
    }
    likely
}
