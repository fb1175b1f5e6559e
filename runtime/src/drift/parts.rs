//! What of the code has to be put together before an object can refer to it: lists, and texts that
//! a draft holds in parts.

use super::list::{Arrow, SqlCondition, Texts};
use crate::mapping::draft::{Found, Range};
use crate::rule::Form;
use crate::text;

/// The names that a draft lists, and behind them the column of each foreign key. Returns how many
/// there are: more than have room, perhaps.
pub(super) const fn names<'a>(found: &Found<'a>, names: &mut [&'a str]) -> usize {
    let count = found.names.len() + found.foreign_keys.len();
    if count > names.len() {
        return count;
    }
    let mut index = 0;
    while index < found.names.len() {
        names[index] = found.read(found.names[index]);
        index += 1;
    }
    while index < count {
        let column = found.foreign_keys[index - found.names.len()].column;
        names[index] = found.read(found.columns[column].name);
        index += 1;
    }
    count
}

/// The arrows of the state machines, rule for rule. Returns how many there are.
pub(super) const fn arrows<'a>(found: &Found<'a>, arrows: &mut [Arrow<'a>]) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < found.rules.len() {
        if let Some(rule) = found.rules[index].rule
            && let Form::Transitions { arrows: of, .. } = rule.form
        {
            let mut arrow = 0;
            while arrow < of.len() {
                if count < arrows.len() {
                    arrows[count] = Arrow {
                        from: of[arrow].from,
                        to: Texts::List(of[arrow].to),
                    };
                }
                count += 1;
                arrow += 1;
            }
        }
        index += 1;
    }
    count
}

/// What engines are told, index for index, rule for rule, and beside tables. Returns how many there are.
pub(super) const fn conditions<'a>(
    found: &Found<'a>,
    conditions: &mut [SqlCondition<'a>],
) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < found.indexes.len() {
        count = add_all(found.indexes[index].sql, conditions, count);
        index += 1;
    }
    let mut index = 0;
    while index < found.rules.len() {
        if let Some(rule) = found.rules[index].rule
            && let Form::Sql(of) | Form::Constraint(of) = rule.form
        {
            count = add_all(of, conditions, count);
        }
        index += 1;
    }
    let mut table = 0;
    while table < found.tables.len() {
        let Range { start, end } = found.tables[table].scripts;
        let mut script = 0;
        while start + 2 * script < end {
            let of = &found.entity(table).scripts[script];
            count = add_all(of.create, conditions, count);
            count = add_all(of.drop, conditions, count);
            script += 1;
        }
        table += 1;
    }
    count
}

/// Adds what engines are told behind so many others. Returns how many there are then.
const fn add_all<'a>(
    said: &[(&'a str, &'a str)],
    conditions: &mut [SqlCondition<'a>],
    count: usize,
) -> usize {
    let mut index = 0;
    while index < said.len() {
        if count + index < conditions.len() {
            let (engine, condition) = said[index];
            conditions[count + index] = SqlCondition { engine, condition };
        }
        index += 1;
    }
    count + index
}

const ROW: usize = 256;

/// Texts that are put together, one behind the other: for each table the path of its entity, for
/// each foreign key what it refers to, and for each enum its sources and its path.
pub(super) struct Composed<const N: usize> {
    bytes: [[u8; ROW]; N],
    length: usize,
    /// Where each text ends.
    ends: [[usize; 4]; N],
    count: usize,
}

impl<const N: usize> Composed<N> {
    pub(super) const fn of(found: &Found<'_>) -> Self {
        let mut composed = Self {
            bytes: [[0; ROW]; N],
            length: 0,
            ends: [[0; 4]; N],
            count: 0,
        };
        let mut index = 0;
        while index < found.tables.len() {
            composed.entity(found, index);
            index += 1;
        }
        let mut index = 0;
        while index < found.foreign_keys.len() {
            composed.referred(found, index);
            index += 1;
        }
        let mut index = 0;
        while index < found.enums.len() {
            composed.enumeration(found, index);
            index += 1;
        }
        composed
    }

    pub(super) const fn overflowed(&self) -> bool {
        self.length > N * ROW || self.count > N * 4
    }

    const fn push(&mut self, text: &str) {
        self.length = text::copy(text, &mut self.bytes, self.length);
    }

    const fn end(&mut self) {
        if self.count < N * 4 {
            self.ends[self.count / 4][self.count % 4] = self.length;
        }
        self.count += 1;
    }

    const fn entity(&mut self, found: &Found<'_>, position: usize) {
        let table = &found.tables[position];
        if let Some(entity) = table.entity {
            self.push(entity.target.module);
            self.push("::");
            self.push(entity.target.name);
            // The type of a collection is its field.
            if let Some(collection) = &table.collection {
                self.push(".");
                self.push(found.read(collection.path));
            }
        }
        self.end();
    }

    /// `orders(id)`
    const fn referred(&mut self, found: &Found<'_>, position: usize) {
        let key = &found.foreign_keys[position];
        let Range { start, end } = key.referred_names;
        self.push(key.to.table);
        self.push(if start == end { "(id" } else { "(" });
        let mut name = start;
        while name < end {
            self.push(if name > start { ", " } else { "" });
            self.push(found.read(found.names[name]));
            name += 1;
        }
        self.push(")");
        self.end();
    }

    const fn enumeration(&mut self, found: &Found<'_>, position: usize) {
        let of = &found.enums[position];
        if let Some(shape) = of.shape {
            let Range { start, end } = of.rules;
            self.push(if start == end { shape.name } else { "" });
            let mut rule = start;
            while rule < end {
                self.push(if rule > start { "; " } else { "" });
                self.push(found.read(found.names[rule]));
                rule += 1;
            }
            self.end();
            self.push(shape.module);
            self.push("::");
            self.push(shape.name);
        }
        self.end();
    }

    /// The texts, of what is not too much.
    pub(super) const fn parts<'a>(&'a self, found: &Found<'_>) -> Parts<'a> {
        Parts {
            bytes: &self.bytes,
            ends: &self.ends,
            tables: found.tables.len(),
            foreign_keys: found.foreign_keys.len(),
        }
    }
}

/// The same, to be read.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    bytes: &'a [[u8; ROW]],
    ends: &'a [[usize; 4]],
    tables: usize,
    foreign_keys: usize,
}

impl<'a> Parts<'a> {
    const fn end(&self, position: usize) -> usize {
        self.ends[position / 4][position % 4]
    }

    const fn at(&self, position: usize) -> &'a str {
        let start = match position {
            0 => 0,
            _ => self.end(position - 1),
        };
        text::slice(self.bytes, start, self.end(position))
    }

    /// The path of the entity of a table.
    pub(super) const fn entity(&self, table: usize) -> &'a str {
        self.at(table)
    }

    /// What a foreign key refers to.
    pub(super) const fn referred(&self, foreign_key: usize) -> &'a str {
        self.at(self.tables + foreign_key)
    }

    /// The sources of an enum.
    pub(super) const fn sources(&self, of: usize) -> &'a str {
        self.at(self.tables + self.foreign_keys + 2 * of)
    }

    /// The path of an enum.
    pub(super) const fn enum_type(&self, of: usize) -> &'a str {
        self.at(self.tables + self.foreign_keys + 2 * of + 1)
    }
}
