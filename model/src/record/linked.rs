//! A record as it is read, and what is known of it once all of it is.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fingerprint::Fingerprint;
use super::narrowing::Narrowing;
use super::rule::{Condition, Rule};
use super::table::{Enum, Table};
use super::{Aggregate, Entity, EnumType, Package, Record, Rename, Script, narrowing};
use crate::expression::Expression;

/// A record as its text has it. The rules and the conditions stand behind the tables: what tables
/// say of them is understood only then.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unlinked {
    format: u32,
    package: Package,
    aggregate: Aggregate,
    #[serde(deserialize_with = "super::exact::list")]
    tables: Vec<Table>,
    #[serde(deserialize_with = "super::exact::list")]
    enums: Vec<Enum>,
    #[serde(deserialize_with = "super::exact::list")]
    entities: Vec<Entity>,
    #[serde(deserialize_with = "super::exact::list")]
    types: Vec<EnumType>,
    #[serde(deserialize_with = "super::exact::list")]
    rules: Vec<Rule>,
    #[serde(deserialize_with = "super::exact::list")]
    conditions: Vec<Condition>,
    #[serde(deserialize_with = "super::exact::list")]
    renames: Vec<Rename>,
    #[serde(default, deserialize_with = "super::exact::list")]
    scripts: Vec<Script>,
    #[serde(default)]
    fingerprint: Fingerprint,
}

impl From<Unlinked> for Record {
    fn from(read: Unlinked) -> Self {
        let mut record = Self {
            format: read.format,
            package: read.package,
            aggregate: read.aggregate,
            tables: read.tables,
            enums: read.enums,
            entities: read.entities,
            types: read.types,
            rules: read.rules,
            conditions: read.conditions,
            renames: read.renames,
            scripts: read.scripts,
            fingerprint: read.fingerprint,
        };
        link_sources(&mut record);
        narrow(&mut record);
        record
    }
}

impl Record {
    /// Notes anew what checks hold columns to: its tables are not what they were.
    pub(crate) fn narrow_again(&mut self) {
        let tables = self.tables.iter_mut();
        for column in tables.flat_map(|table| &mut table.columns) {
            column.narrowing = Narrowing::default();
        }
        narrow(self);
    }
}

/// Sources name rules.
fn link_sources(record: &mut Record) {
    if record.rules.is_empty() {
        return;
    }
    for table in &mut record.tables {
        for column in &mut table.columns {
            column.source.link(&record.rules);
        }
        for check in &mut table.checks {
            check.source.link(&record.rules);
        }
    }
    for of_enum in &mut record.enums {
        of_enum.source.link(&record.rules);
    }
}

/// Checks narrow columns.
fn narrow(record: &mut Record) {
    let mut conditions: BTreeMap<&str, Vec<&Condition>> = BTreeMap::new();
    for condition in &record.conditions {
        let of_table = conditions.entry(&condition.table).or_default();
        of_table.push(condition);
    }
    for table in &mut record.tables {
        let Some(conditions) = conditions.get(table.name.as_str()) else {
            continue;
        };
        // Those of partial indexes speak of some rows only.
        let checks = of_checks(table, conditions);
        for (name, fact) in checks.into_iter().filter_map(narrowing::of) {
            let mut columns = table.columns.iter_mut();
            if let Some(column) = columns.find(|column| column.name == name) {
                column.narrowing.note(fact);
            }
        }
    }
}

/// The conditions of the checks of a table, in their order. An index may have the name of a check
/// until names are told apart: its condition stands behind those of checks.
fn of_checks<'c>(table: &Table, conditions: &[&'c Condition]) -> Vec<&'c Expression> {
    let mut checks: BTreeMap<&str, usize> = BTreeMap::new();
    for check in &table.checks {
        *checks.entry(&check.name).or_default() += 1;
    }
    let mut found = Vec::new();
    for condition in conditions {
        if let Some(left) = checks.get_mut(condition.constraint.as_str())
            && *left > 0
        {
            *left -= 1;
            found.push(&condition.expression);
        }
    }
    found
}
