//! What was accepted of an aggregate, as its derive has read it from the lock file.
//!
//! A derive hands on two texts. One says in numbers what there is: how many texts are in lists, how
//! long each of them is, then object for object its kind and what its keys say. The other one holds
//! all texts, in the order in which the numbers speak of them.

use super::column_type;
use super::list::{Arrow, SqlCondition, Texts};
use super::object::{KEYS, Kind, Object, key};
use super::table::find_owners;
use super::value::Value;
use crate::flat::{FIRST, LAST};
use crate::table::constraints::Constraints;
use crate::text;

/// What is left to read.
pub(super) struct Reader<'a> {
    numbers: &'a [u8],
    texts: &'a str,
    /// Where the next text begins.
    at: usize,
}

/// The lists of a record, which objects refer to part by part.
#[derive(Clone, Copy)]
pub(super) struct Lists<'a> {
    pub(super) texts: &'a [&'a str],
    pub(super) arrows: &'a [Arrow<'a>],
    pub(super) conditions: &'a [SqlCondition<'a>],
}

/// The forms of values but texts, as a derive numbers them: a text is 0.
mod form {
    pub(super) const TEXTS: usize = 1;
    pub(super) const TRUE: usize = 2;
    pub(super) const FALSE: usize = 3;
    pub(super) const NUMBER: usize = 4;
    pub(super) const ARROWS: usize = 5;
    pub(super) const CONDITIONS: usize = 6;
}

impl<'a> Reader<'a> {
    pub(super) const fn new(numbers: &'a str, texts: &'a str) -> Self {
        Self {
            numbers: numbers.as_bytes(),
            texts,
            at: 0,
        }
    }

    const fn number(&mut self) -> usize {
        // Most have one group.
        if let [group @ ..FIRST, rest @ ..] = self.numbers {
            self.numbers = rest;
            return (*group - LAST) as usize;
        }
        let (mut number, mut shift) = (0, 0);
        while let [group, rest @ ..] = self.numbers {
            self.numbers = rest;
            if *group < FIRST {
                return number | ((*group - LAST) as usize) << shift;
            }
            number |= ((*group - FIRST) as usize) << shift;
            shift += 5;
        }
        number
    }

    const fn text(&mut self) -> &'a str {
        let start = self.at;
        self.at += self.number();
        text::part(self.texts, start, self.at)
    }

    /// The texts that are in lists. Returns how many there are: more than have room, perhaps.
    pub(super) const fn texts(&mut self, texts: &mut [&'a str]) -> usize {
        let count = self.number();
        let mut index = 0;
        while index < count {
            let text = self.text();
            if index < texts.len() {
                texts[index] = text;
            }
            index += 1;
        }
        count
    }

    /// The arrows of state machines, which lead to the first ones of these texts. Returns how many
    /// there are, and the other texts.
    pub(super) const fn arrows(
        &mut self,
        arrows: &mut [Arrow<'a>],
        texts: &'a [&'a str],
    ) -> (usize, &'a [&'a str]) {
        let count = self.number();
        let mut texts = texts;
        let mut index = 0;
        while index < count {
            let from = self.text();
            let to = take(&mut texts, self.number());
            if index < arrows.len() {
                let to = Texts::List(to);
                arrows[index] = Arrow { from, to };
            }
            index += 1;
        }
        (count, texts)
    }

    /// The conditions of engines. Returns how many there are.
    pub(super) const fn conditions(&mut self, conditions: &mut [SqlCondition<'a>]) -> usize {
        let count = self.number();
        let mut index = 0;
        while index < count {
            let (engine, condition) = (self.text(), self.text());
            if index < conditions.len() {
                conditions[index] = SqlCondition { engine, condition };
            }
            index += 1;
        }
        count
    }

    /// The objects, with these lists. Returns how many there are.
    pub(super) const fn objects(
        mut self,
        objects: &mut [Object<'a>],
        mut lists: Lists<'a>,
    ) -> usize {
        let count = self.number();
        if count > objects.len() {
            return count;
        }
        let mut table = None;
        let mut index = 0;
        while index < count {
            let kind = Kind::ALL[self.number()];
            if let Kind::Table = kind {
                table = Some(index);
            }
            let of = match (kind, kind.list()) {
                (Kind::Table, _) | (_, Some((_, true))) => table,
                _ => None,
            };
            objects[index] = Object::new(kind, of);
            self.values(&mut objects[index], &mut lists);
            index += 1;
        }
        find_owners(objects.split_at_mut(count).0);
        count
    }

    /// What the keys of an object say, each with its form; behind the keys of its kind stands what
    /// nobody knows.
    const fn values(&mut self, object: &mut Object<'a>, lists: &mut Lists<'a>) {
        loop {
            let said = self.number();
            if said == 0 {
                return;
            }
            // Texts are of the first form, and most values are texts.
            let (key, value) = if said <= KEYS + 1 {
                (said - 1, of_text((object.kind, said - 1), self.text()))
            } else {
                let (key, form) = ((said - 1) % (KEYS + 1), (said - 1) / (KEYS + 1));
                (key, self.value(form, lists))
            };
            let value = Some(value);
            if key < KEYS {
                object.values[key] = value;
            } else {
                object.unknown = value;
            }
        }
    }

    const fn value(&mut self, form: usize, lists: &mut Lists<'a>) -> Value<'a> {
        match form {
            form::TEXTS => Value::Texts(Texts::List(take(&mut lists.texts, self.number()))),
            form::TRUE => Value::Flag(true),
            form::FALSE => Value::Flag(false),
            #[expect(clippy::cast_possible_truncation, reason = "it was one of 32 bits")]
            form::NUMBER => Value::Number(self.number() as u32),
            form::ARROWS => Value::Arrows(take(&mut lists.arrows, self.number())),
            form::CONDITIONS => Value::SqlConditions(take(&mut lists.conditions, self.number())),
            _ => Value::Other(self.text()),
        }
    }
}

/// The first ones of a list, which are taken from it.
pub(super) const fn take<'a, T>(list: &mut &'a [T], count: usize) -> &'a [T] {
    let all = *list;
    *list = text::items(all, count, all.len());
    text::items(all, 0, count)
}

const fn of_text((kind, key): (Kind, usize), text: &str) -> Value<'_> {
    if !matches!(kind, Kind::Column) {
        return Value::Text(text);
    }
    match key {
        key::COLUMN_TYPE => Value::Type(column_type::read(text)),
        key::COLUMN_CONSTRAINTS => match Constraints::read(text) {
            Some(constraints) => Value::Constraints(constraints),
            None => Value::Text(text),
        },
        _ => Value::Text(text),
    }
}
