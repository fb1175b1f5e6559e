//! From the text of a record to its objects.

use super::column_type;
use super::json::{Reader, unquoted};
use super::list::{Arrows, SqlConditions, Texts};
use super::object::{Kind, Object, key};
use super::table::find_owners;
use super::value::Value;
use crate::table::constraints::Constraints;
use crate::text;

/// Reads a record into `objects`, and returns how many there are: more than have room, perhaps.
pub(super) const fn record<'a>(text: &'a str, objects: &mut [Object<'a>]) -> usize {
    let mut reading = Reading {
        reader: Reader::new(text),
        objects,
        length: 0,
    };
    reading.object(Kind::Aggregate, None);
    let length = reading.length;
    if length < objects.len() {
        find_owners(objects.split_at_mut(length).0);
    } else {
        find_owners(objects);
    }
    length
}

/// The trees of conditions are not compared: their text is, which is made from them.
const CONDITIONS: &str = "conditions";

struct Reading<'r, 'a> {
    reader: Reader<'a>,
    objects: &'r mut [Object<'a>],
    length: usize,
}

impl<'a> Reading<'_, 'a> {
    const fn push(&mut self, kind: Kind, table: Option<usize>) -> usize {
        if self.length < self.objects.len() {
            self.objects[self.length] = Object::new(kind, table);
        }
        self.length += 1;
        self.length - 1
    }

    /// An object and the lists inside of it.
    const fn object(&mut self, kind: Kind, table: Option<usize>) {
        let table = match kind {
            Kind::Table => Some(self.length),
            _ => table,
        };
        let at = self.push(kind, table);
        if !self.reader.take(b'{') {
            let value = self.reader.value();
            // Of no key at all.
            self.unknown(at, said(kind, usize::MAX, value));
            return;
        }
        while let Some(key) = self.reader.key() {
            if matches!(kind, Kind::Aggregate) && text::equal(key, CONDITIONS) {
                self.reader.value();
                continue;
            }
            match (self.reader.peek(), listed(kind, key)) {
                (b'[', Some(of_list)) => self.list(of_list, table),
                (b'{', None) if is_object(kind, key) => {
                    self.reader.take(b'{');
                    while let Some(inner) = self.reader.key() {
                        self.value(at, kind, Some(key), inner);
                    }
                }
                _ => self.value(at, kind, None, key),
            }
        }
    }

    const fn list(&mut self, kind: Kind, table: Option<usize>) {
        self.reader.take(b'[');
        while self.reader.item() {
            self.object(kind, table);
        }
    }

    const fn value(&mut self, at: usize, kind: Kind, outer: Option<&str>, key: &'a str) {
        let value = self.reader.value();
        let Some(position) = position(kind, outer, key) else {
            self.unknown(at, Value::Text(key));
            return;
        };
        if at < self.objects.len() {
            if self.objects[at].values[position].is_some() {
                self.unknown(at, Value::Text(key));
            }
            self.objects[at].values[position] = Some(said(kind, position, value));
        }
    }

    const fn unknown(&mut self, at: usize, what: Value<'a>) {
        if at < self.objects.len() {
            self.objects[at].unknown = Some(what);
        }
    }
}

/// What a key says: of another form than records have, it is left as it stands.
const fn said(kind: Kind, key: usize, json: &str) -> Value<'_> {
    match json.as_bytes() {
        [b'"', ..] => text(kind, key, unquoted(json)),
        [b'[', ..] => match (kind, key) {
            (Kind::Rule, key::RULE_ARROWS) => Value::Arrows(Arrows::Json(json)),
            (Kind::Rule, key::RULE_SQL) => Value::SqlConditions(SqlConditions::Json(json)),
            _ => Value::Texts(Texts::Json(json)),
        },
        b"true" => Value::Flag(true),
        b"false" => Value::Flag(false),
        _ => match (kind, key) {
            (Kind::Aggregate, key::FORMAT) => match u32::from_str_radix(json, 10) {
                Ok(format) => Value::Number(format),
                Err(_) => Value::Other(json),
            },
            _ => Value::Other(json),
        },
    }
}

const fn text(kind: Kind, key: usize, text: &str) -> Value<'_> {
    match (kind, key) {
        (Kind::Column, key::COLUMN_TYPE) => Value::Type(column_type::read(text)),
        (Kind::Column, key::COLUMN_CONSTRAINTS) => match Constraints::read(text) {
            Some(constraints) => Value::Constraints(constraints),
            None => Value::Text(text),
        },
        _ => Value::Text(text),
    }
}

/// The kind of the objects of a list.
const fn listed(kind: Kind, key: &str) -> Option<Kind> {
    if !matches!(kind, Kind::Table | Kind::Aggregate) {
        return None;
    }
    let mut index = 0;
    while index < Kind::ALL.len() {
        if let Some((list, in_table)) = Kind::ALL[index].list()
            && text::equal(list, key)
            && in_table == matches!(kind, Kind::Table)
        {
            return Some(Kind::ALL[index]);
        }
        index += 1;
    }
    None
}

/// Whether a kind has keys inside of an object of this key.
const fn is_object(kind: Kind, key: &str) -> bool {
    let mut index = 0;
    while index < kind.keys().len() {
        if let Some((outer, _)) = split(kind.keys()[index])
            && text::equal(outer, key)
        {
            return true;
        }
        index += 1;
    }
    false
}

const fn position(kind: Kind, outer: Option<&str>, key: &str) -> Option<usize> {
    let mut index = 0;
    while index < kind.keys().len() {
        let known = kind.keys()[index];
        let found = match outer {
            None => text::equal(known, key),
            Some(outer) => match split(known) {
                Some((of, known)) => text::equal(of, outer) && text::equal(known, key),
                None => false,
            },
        };
        if found {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// `outer.key`
const fn split(key: &str) -> Option<(&str, &str)> {
    let bytes = key.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == b'.' {
            let (outer, rest) = key.split_at(index);
            return Some((outer, rest.split_at(1).1));
        }
        index += 1;
    }
    None
}
