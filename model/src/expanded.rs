//! A model between two others: what programs of both can write at the same time.

mod column;
mod outcome;
mod rule;
mod table;

use std::collections::BTreeMap;

use crate::data_model::DataModel;
use crate::record::{Enum, EnumType, Record, Table};
use crate::renaming::Renaming;
use table::Side;

impl DataModel {
    /// The model of a database which programs of this model and of a newer one can use at the same time.
    ///
    /// It has the tables and columns of both; what one of them does not know may be NULL there, or has
    /// its default. It has the checks, keys and unique indexes that what both write does not break:
    /// others are not there yet, or no more. A column has a type that holds the values of both, where
    /// there is one, and otherwise the older one. A state machine has the arrows of both.
    ///
    /// Both call by one name what is one thing, when the older one is [renamed](DataModel::renamed): all
    /// has the newer names. The result is not reviewed.
    ///
    /// ```
    /// use tablewright::{Aggregate, Id};
    /// use tablewright_model::{DataModel, Renaming};
    ///
    /// /// A book that can be borrowed.
    /// #[derive(Aggregate)]
    /// struct Book {
    ///     id: Id<Book>,
    ///     #[column(length = 80)]
    ///     title: String,
    ///     pages: i32,
    /// }
    ///
    /// let before = DataModel::of(&[Book::DATA_MODEL])?;
    /// let after = Book::DATA_MODEL.replace("VARCHAR(80)", "VARCHAR(120)");
    /// let after = DataModel::of(&[&after.replace("\"pages\"", "\"sheets\"")])?;
    ///
    /// let expanded = before.expanded(&Renaming::default(), &after);
    /// let table = expanded.table("books").unwrap();
    /// assert_eq!(table.column("title").unwrap().ty.to_string(), "VARCHAR(120)");
    /// assert!(table.column("pages").unwrap().is_nullable());
    /// assert!(table.column("sheets").unwrap().is_nullable());
    /// # Ok::<(), tablewright_model::Problems>(())
    /// ```
    #[must_use]
    pub fn expanded(&self, renaming: &Renaming, after: &Self) -> Self {
        let before = &self.renamed(renaming);
        let [old, new] = [before, after].map(sides);
        let names = after.tables().flat_map(|table| {
            let indexes = table.indexes.iter();
            indexes.map(|index| (index.name.as_str(), table.name.as_str()))
        });
        let names: BTreeMap<&str, &str> = names.collect();
        let mut records: Vec<Record> = Vec::with_capacity(after.records().len());
        for record in after.records() {
            records.push(of_record(record, &old, &names));
        }
        for record in before.records() {
            keep_gone(record, &new, &mut records);
            // Statements speak of all by the names of before.
            if renaming.is_empty() {
                keep_scripts(record, after, &mut records);
            }
        }
        join_enums(before.records(), after.records(), &mut records);
        refer_to_what_is_there(&mut records);
        for record in &mut records {
            record.renames.clear();
            record.narrow_again();
        }
        records.sort_by(|left, right| left.order().cmp(&right.order()));
        Self {
            format: after.format,
            aggregates: records,
            told_apart: None,
        }
    }
}

fn sides(model: &DataModel) -> BTreeMap<&str, Side<'_>> {
    let records = model.records().iter();
    let sides = records.flat_map(|record| {
        let tables = record.tables.iter();
        tables.map(move |table| (table.name.as_str(), Side { record, table }))
    });
    sides.collect()
}

/// A record of afterwards, whose tables take what the older program writes.
fn of_record(
    after: &Record,
    old: &BTreeMap<&str, Side<'_>>,
    names: &BTreeMap<&str, &str>,
) -> Record {
    let mut record = after.clone();
    record.tables.clear();
    record.conditions.clear();
    record.rules.clear();
    for table in &after.tables {
        let side = Side {
            record: after,
            table,
        };
        let Some(before) = old.get(table.name.as_str()).copied() else {
            take(side, &mut record);
            continue;
        };
        let taken = |name: &str| names.get(name).is_some_and(|of| *of != table.name);
        let expanded = table::both(before, side, &taken);
        record.tables.push(expanded.table);
        record.conditions.extend(expanded.conditions);
        record.rules.extend(rule::both(before, side));
    }
    record
}

/// Takes a table as it is.
fn take(side: Side<'_>, into: &mut Record) {
    let name = &side.table.name;
    into.tables.push(side.table.clone());
    let conditions = side.record.conditions.iter();
    into.conditions
        .extend(conditions.filter(|of| of.table == *name).cloned());
    let rules = side.record.rules.iter();
    into.rules
        .extend(rules.filter(|of| of.table == *name).cloned());
}

/// Tables that go stay with those that they belong to.
fn keep_gone(before: &Record, new: &BTreeMap<&str, Side<'_>>, records: &mut Vec<Record>) {
    let gone = |table: &&Table| !new.contains_key(table.name.as_str());
    let gone: Vec<&Table> = before.tables.iter().filter(gone).collect();
    if gone.is_empty() {
        return;
    }
    let is_of = |record: &Record| {
        let mut tables = record.tables.iter();
        tables.any(|table| before.tables.iter().any(|of| of.name == table.name))
    };
    let at = records.iter().position(is_of).unwrap_or_else(|| {
        let mut record = before.clone();
        record.tables.clear();
        record.entities.clear();
        record.conditions.clear();
        record.rules.clear();
        record.scripts.clear();
        records.push(record);
        records.len() - 1
    });
    let record = &mut records[at];
    for table in gone {
        take(
            Side {
                record: before,
                table,
            },
            record,
        );
        let entities = before.entities.iter();
        record
            .entities
            .extend(entities.filter(|of| of.table == table.name).cloned());
    }
}

/// Enums have the values of both: those that are new stand behind the one that they stand behind.
fn join_enums(before: &[Record], after: &[Record], records: &mut [Record]) {
    let mut joined: BTreeMap<&str, Enum> = BTreeMap::new();
    for of in before.iter().flat_map(|record| &record.enums) {
        joined.entry(&of.name).or_insert_with(|| of.clone());
    }
    for of in after.iter().flat_map(|record| &record.enums) {
        let known = joined.entry(&of.name).or_insert_with(|| of.clone());
        let mut at = 0;
        for value in &of.values {
            let mut values = known.values.iter();
            at = match values.position(|known| known == value) {
                Some(found) => found + 1,
                None => {
                    known.values.insert(at, value.clone());
                    at + 1
                }
            };
        }
        known.source = of.source.clone();
    }
    let mut types: BTreeMap<&str, EnumType> = BTreeMap::new();
    for of in after.iter().chain(before).flat_map(|record| &record.types) {
        let known = types.entry(&of.name).or_insert_with(|| of.clone());
        known.native |= of.native;
    }
    for record in records {
        record.enums = joined.values().cloned().collect();
        record.types = types.values().cloned().collect();
    }
}

/// Statements beside a table that go stay with it.
fn keep_scripts(before: &Record, after: &DataModel, records: &mut [Record]) {
    for script in &before.scripts {
        let is_known = after.scripts().any(|of| of.name == script.name);
        let has_table = |record: &&mut Record| {
            let mut tables = record.tables.iter();
            tables.any(|table| table.name == script.table)
        };
        let record = records.iter_mut().find(has_table);
        if let (false, Some(record)) = (is_known, record) {
            record.scripts.push(script.clone());
        }
    }
}

/// A foreign key has columns of the same types on both of its ends, and those that it refers to are
/// unique: one that gets such columns only afterwards is not there yet.
fn refer_to_what_is_there(records: &mut [Record]) {
    let tables = records.iter().flat_map(|record| &record.tables);
    let tables: BTreeMap<String, Table> = tables
        .map(|table| (table.name.clone(), table.clone()))
        .collect();
    for table in records.iter_mut().flat_map(|record| &mut record.tables) {
        let columns = std::mem::take(&mut table.columns);
        table.foreign_keys.retain(|key| {
            let Some(target) = tables.get(&*key.references.table) else {
                return false;
            };
            let of_target: Vec<&str> = key.references.columns.iter().map(|name| &**name).collect();
            let mut pairs = key.columns.iter().zip(&of_target);
            let are_alike = pairs.all(|(name, other)| {
                let column = columns.iter().find(|column| column.name == *name);
                column.map(|of| &of.ty) == target.column(other).map(|of| &of.ty)
            });
            let mut unique = target
                .indexes
                .iter()
                .filter(|of| of.unique && of.filter.is_none());
            let is_same = |list: &[String]| list.iter().eq(of_target.iter());
            are_alike
                && (is_same(&target.primary_key.columns) || unique.any(|of| is_same(&of.columns)))
        });
        table.columns = columns;
    }
}
