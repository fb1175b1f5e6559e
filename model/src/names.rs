//! Names of the schema that were generated, and meet although their parts do not: `line_status` of
//! an order and `status` of an order line are both `chk_order_line_status`. Each of them gets the
//! hash that long names have; what was declared keeps its name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Check, Index, Record, Rule, RuleForm, Table};
use tablewright::__workspace::{LONGEST_NAME, hashed, shortened_name};

/// The records, in which no two indexes and checks have the same name, and no index that of a
/// table, unless both are declared.
pub(super) fn told_apart(records: &[Record]) -> Vec<Record> {
    let all = all(records);
    let tables: BTreeSet<&str> = tables(records).map(|table| table.name.as_str()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for named in &all {
        *counts.entry(named.name).or_default() += 1;
    }
    let meets = |named: &Named<'_>| {
        let is_of_table = matches!(named.what, What::Index(_)) && tables.contains(named.name);
        is_of_table || counts.get(named.name).is_some_and(|count| *count > 1)
    };
    let mut taken: BTreeSet<String> = tables.iter().copied().map(str::to_owned).collect();
    taken.extend(counts.keys().copied().map(str::to_owned));
    let mut renamed = records.to_vec();
    for named in all.iter().filter(|named| named.is_generated) {
        if meets(named) {
            let table = &records[named.record].tables[named.table];
            let mut of = format!("{}.{}", table.name, named.name);
            let mut name = hashed(named.name, &of);
            while !taken.insert(name.as_str().to_owned()) {
                // In one table, where they are said tells two of them apart.
                of.push_str(&named.source);
                of.push(' ');
                name = hashed(named.name, &of);
            }
            named.rename(&mut renamed[named.record], name.as_str());
        }
    }
    renamed
}

/// The state machines among rules, each with the name of its trigger: `trg_{table}_{column}`.
pub(super) fn triggers<'m>(rules: impl Iterator<Item = &'m Rule>) -> Vec<(String, &'m Rule)> {
    let machines = rules.filter(|rule| matches!(rule.rule, RuleForm::Transitions { .. }));
    let named: Vec<(String, &Rule)> = machines
        .map(|rule| {
            let name = format!("trg_{}_{}", rule.table, rule.columns.join("_"));
            (shortened_name(&name).as_str().to_owned(), rule)
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in &named {
        *counts.entry(name).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = counts.keys().copied().map(str::to_owned).collect();
    let told_apart = named.iter().map(|(name, rule)| {
        if counts.get(name.as_str()) == Some(&1) {
            return (name.clone(), *rule);
        }
        let mut of = format!("{}.{}", rule.table, rule.columns.join("."));
        let mut hash = hashed(name, &of);
        while !taken.insert(hash.as_str().to_owned()) {
            of.push_str(&rule.id);
            hash = hashed(name, &of);
        }
        (hash.as_str().to_owned(), *rule)
    });
    told_apart.collect()
}

fn tables(records: &[Record]) -> impl Iterator<Item = &Table> {
    records.iter().flat_map(|record| &record.tables)
}

/// What has a name: by its position in the table, or of a rule in SQL by that in the record.
#[derive(Clone, Copy)]
enum What {
    Index(usize),
    Check(usize),
    Sql(usize),
}

/// An index or a check in its record.
struct Named<'m> {
    record: usize,
    table: usize,
    what: What,
    name: &'m str,
    /// Where it is said.
    source: Cow<'m, str>,
    /// Where it has a condition: how many others of this name in the table keep theirs before it.
    condition: Option<usize>,
    is_generated: bool,
}

/// All indexes and checks, in the order in which a record has their conditions.
fn all<'m>(records: &'m [Record]) -> Vec<Named<'m>> {
    let mut all = Vec::new();
    for (position, record) in records.iter().enumerate() {
        for (at, table) in record.tables.iter().enumerate() {
            let mut conditions: BTreeMap<&str, usize> = BTreeMap::new();
            let mut add =
                |what, name, source: Cow<'m, str>, has_condition: bool, is_generated: bool| {
                    let earlier = conditions.entry(name).or_default();
                    all.push(Named {
                        record: position,
                        table: at,
                        what,
                        name,
                        source,
                        condition: has_condition.then_some(*earlier),
                        is_generated,
                    });
                    *earlier += usize::from(has_condition && !is_generated);
                };
            for (check_at, check) in table.checks.iter().enumerate() {
                let is_generated = is_generated_check(record, table, check);
                let (name, source) = (check.name.as_str(), check.source.to_string().into());
                add(What::Check(check_at), name, source, true, is_generated);
            }
            for (index_at, index) in table.indexes.iter().enumerate() {
                let (name, source) = (index.name.as_str(), index.purpose.as_str().into());
                let is_generated = is_generated_index(record, table, index);
                let has_condition = index.filter.is_some();
                add(
                    What::Index(index_at),
                    name,
                    source,
                    has_condition,
                    is_generated,
                );
            }
            for (rule_at, rule) in record.rules.iter().enumerate() {
                if let (
                    RuleForm::Sql { .. } | RuleForm::Constraint { .. } | RuleForm::NoOverlap {},
                    Some(name),
                ) = (&rule.rule, &rule.constraint)
                    && rule.table == table.name
                {
                    let is_generated = is_derived(record, table, rule, name);
                    add(
                        What::Sql(rule_at),
                        name,
                        rule.id.as_str().into(),
                        false,
                        is_generated,
                    );
                }
            }
        }
    }
    all
}

impl Named<'_> {
    /// Gives it another name wherever the record speaks of it.
    fn rename(&self, record: &mut Record, to: &str) {
        let Record {
            tables,
            rules,
            conditions,
            ..
        } = record;
        let table = &mut tables[self.table];
        let is_of =
            |rule: &Rule| rule.table == table.name && rule.constraint.as_deref() == Some(self.name);
        match self.what {
            What::Index(at) => {
                to.clone_into(&mut table.indexes[at].name);
                for rule in rules.iter_mut().filter(|rule| is_of(rule)) {
                    if matches!(rule.rule, RuleForm::Unique { .. }) {
                        rule.constraint = Some(to.to_owned());
                    }
                }
            }
            What::Check(at) => {
                to.clone_into(&mut table.checks[at].name);
                for rule in rules.iter_mut().filter(|rule| is_of(rule)) {
                    if rule.source() == self.source {
                        rule.constraint = Some(to.to_owned());
                    }
                }
            }
            What::Sql(at) => rules[at].constraint = Some(to.to_owned()),
        }
        // Those that are generated as well and stand before it have other names by now.
        let of_name = conditions
            .iter_mut()
            .filter(|of| of.table == table.name && of.constraint == self.name);
        if let Some(condition) = self.condition.and_then(|nth| {
            let mut of_name = of_name;
            of_name.nth(nth)
        }) {
            to.clone_into(&mut condition.constraint);
        }
    }
}

/// An index nobody named is called after its columns, and how it compares them; that of a unique rule
/// perhaps after its id.
fn is_generated_index(record: &Record, table: &Table, index: &Index) -> bool {
    let mut name = format!("idx_{}", table.name);
    name.push_str(if index.sql.is_empty() { "" } else { "_sql" });
    for (position, column) in index.columns.iter().enumerate() {
        let is_in = |list: &[String], end| if list.contains(column) { end } else { "" };
        let class = index.operator_class(position);
        let parts = [
            "_",
            column,
            is_in(&index.lowercase, "_lower"),
            class.map_or("", |_| "_"),
            class.unwrap_or_default(),
            is_in(&index.descending, "_desc"),
        ];
        name.extend(parts);
    }
    let rules = record
        .rules
        .iter()
        .filter(|rule| rule.table == table.name && rule.constraint.as_ref() == Some(&index.name));
    let after_rules = rules.map(|rule| format!("{name}_{}", end_of(rule)));
    let mut names = after_rules.chain([name.clone()]);
    names.any(|name| shortened_name(&name).as_str() == index.name)
}

/// A check of a shape has no name that anybody could give it.
fn is_generated_check(record: &Record, table: &Table, check: &Check) -> bool {
    let mut rules = record.rules.iter();
    let rule = rules.find(|rule| {
        rule.table == table.name
            && rule.constraint.as_ref() == Some(&check.name)
            && check.source.is(rule)
    });
    rule.is_none_or(|rule| is_derived(record, table, rule, &check.name))
}

/// Whether the name of a rule's check is `chk_{entity}_{columns}`, with its id or with that alone.
/// What a value object names is only the end of the name in each of its owners.
fn is_derived(record: &Record, table: &Table, rule: &Rule, name: &str) -> bool {
    let mut entities = record.entities.iter();
    let entity = entities.find(|entity| entity.table == table.name);
    let entity = entity.map_or("", |entity| &entity.ty);
    let entity = entity.rsplit("::").next().unwrap_or_default();
    if rule.declared_on != entity {
        return true;
    }
    let (columns, id) = (rule.columns.join(""), end_of(rule));
    let begins = match rule.rule {
        RuleForm::NoOverlap {} => "exc",
        _ => "chk",
    };
    let ends = [columns.clone(), id.clone(), columns + &id];
    ends.iter().any(|end| {
        let whole = squeezed(&format!("{begins}{entity}{end}"));
        if name.len() < LONGEST_NAME {
            return squeezed(name) == whole;
        }
        let kept = name.rsplit_once('_').map_or(name, |(kept, _)| kept);
        squeezed(name) == whole || whole.starts_with(&squeezed(kept))
    })
}

/// A rule's id as the end of a name.
fn end_of(rule: &Rule) -> String {
    rule.id.to_lowercase().replace('-', "_")
}

/// Without what sets words apart, so that it does not matter how a type's name is spelled.
fn squeezed(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}
