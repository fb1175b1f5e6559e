//! What an accepted record says, as const evaluation reads it: without any JSON.
//!
//! The runtime crate reads what is written here (`drift/read.rs`).

use super::json::Value;
use super::kinds::{AGGREGATE, COLUMN, is_key, is_object, listed, position};
use crate::groups;

/// What a record says, in two texts.
#[derive(Default)]
pub(crate) struct Facts {
    /// How many texts and other items its lists have, and what these are; then object for object
    /// its kind, and what its keys say.
    pub(crate) numbers: String,
    /// All texts, in the order in which the numbers speak of them.
    pub(crate) texts: String,
    /// How many columns there are, or names in lists, of whichever there are more.
    pub(crate) size: usize,
}

/// The position behind the keys of all kinds: what nobody knows.
const UNKNOWN: usize = 12;

/// The trees of conditions are not compared: their text is, which is made from them.
const CONDITIONS: &str = "conditions";

/// The forms of values, as they are numbered.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Texts,
    True,
    False,
    Number,
    Arrows,
    Conditions,
    Other,
}

/// Numbers and the texts that they speak of.
#[derive(Default)]
struct Stream {
    numbers: String,
    texts: String,
}

impl Stream {
    fn number(&mut self, number: usize) {
        groups::push(&mut self.numbers, number as u64);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.texts.push_str(text);
    }
}

/// What was found so far.
#[derive(Default)]
struct Found {
    /// The texts that are in lists: those of arrows by themselves, which stand before others.
    of_arrows: Counted,
    in_lists: Counted,
    arrows: Counted,
    conditions: Counted,
    objects: Counted,
    columns: usize,
}

#[derive(Default)]
struct Counted {
    count: usize,
    stream: Stream,
}

impl Facts {
    /// Those of the text of a record.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Found::default();
        if let Ok(record) = Value::parse(text) {
            found.object(AGGREGATE, &record);
        }
        let mut facts = Self {
            size: found.columns.max(found.in_lists.count),
            ..Self::default()
        };
        let Found {
            of_arrows,
            in_lists,
            arrows,
            conditions,
            objects,
            ..
        } = found;
        let mut count = Stream::default();
        count.number(of_arrows.count + in_lists.count);
        facts.add(&count);
        facts.add(&of_arrows.stream);
        facts.add(&in_lists.stream);
        for Counted { count, stream } in [arrows, conditions, objects] {
            let mut before = Stream::default();
            before.number(count);
            facts.add(&before);
            facts.add(&stream);
        }
        facts
    }

    fn add(&mut self, stream: &Stream) {
        self.numbers.push_str(&stream.numbers);
        self.texts.push_str(&stream.texts);
    }
}

impl Found {
    /// An object, and the lists inside of it.
    fn object(&mut self, kind: usize, object: &Value) {
        self.objects.count += 1;
        self.columns += usize::from(kind == COLUMN);
        self.objects.stream.number(kind);
        let Value::Object(entries) = object else {
            self.value((kind, UNKNOWN), object);
            self.objects.stream.number(0);
            return;
        };
        let mut known = [None; UNKNOWN];
        let mut lists = Vec::new();
        for (key, value) in entries {
            if kind == AGGREGATE && key == CONDITIONS {
                continue;
            }
            match (listed(kind, key), value) {
                (Some(of_list), Value::List(objects)) => lists.push((of_list, objects)),
                (None, Value::Object(inner)) if is_object(kind, key) => {
                    for (inner, value) in inner {
                        let position =
                            position(kind, |known| known.split_once('.') == Some((key, inner)));
                        self.known(kind, (position, inner), value, &mut known);
                    }
                }
                _ => {
                    let position = position(kind, |known| known == key);
                    self.known(kind, (position, key), value, &mut known);
                }
            }
        }
        for (key, value) in known.iter().enumerate() {
            if let Some(value) = value {
                self.value((kind, key), value);
            }
        }
        self.objects.stream.number(0);
        for (of_list, objects) in lists {
            for object in objects {
                self.object(of_list, object);
            }
        }
    }

    /// Keeps the value of a key. One that nobody knows, or that is said twice, is unknown.
    fn known<'v>(
        &mut self,
        kind: usize,
        (position, key): (Option<usize>, &str),
        value: &'v Value,
        known: &mut [Option<&'v Value>; UNKNOWN],
    ) {
        let place = position.map(|position| &mut known[position]);
        let is_twice = place.is_some_and(|place| place.replace(value).is_some());
        if is_twice || position.is_none() {
            self.said((kind, UNKNOWN), Form::Text);
            self.objects.stream.text(key);
        }
    }

    fn said(&mut self, (_, key): (usize, usize), form: Form) {
        let form = form as usize;
        self.objects.stream.number(1 + key + (UNKNOWN + 1) * form);
    }

    /// What a key says: of another form than records have, it is left as JSON.
    fn value(&mut self, at: (usize, usize), value: &Value) {
        match value {
            Value::Text(text) => {
                self.said(at, Form::Text);
                self.objects.stream.text(text);
            }
            Value::Word(word) if word == "true" => self.said(at, Form::True),
            Value::Word(word) if word == "false" => self.said(at, Form::False),
            Value::Word(word) => match word.parse::<u32>() {
                Ok(number) if is_key(at, "format") => {
                    self.said(at, Form::Number);
                    self.objects.stream.number(number as usize);
                }
                _ => self.other(at, value),
            },
            Value::List(items) if is_key(at, "rule.arrows") => self.arrows(at, items, value),
            Value::List(items) if is_key(at, "rule.sql") => {
                self.of_engines(at, items, ("condition", value));
            }
            Value::List(items) if ["sql", "create", "drop"].iter().any(|key| is_key(at, key)) => {
                self.of_engines(at, items, ("sql", value));
            }
            Value::List(items) => match texts(items) {
                Some(texts) => {
                    self.said(at, Form::Texts);
                    self.objects.stream.number(texts.len());
                    self.in_lists.add_all(&texts);
                }
                None => self.other(at, value),
            },
            Value::Object(_) => self.other(at, value),
        }
    }

    fn arrows(&mut self, at: (usize, usize), items: &[Value], value: &Value) {
        let arrow = |item| {
            let [from, to] = pair(item, ["from", "to"])?;
            Some((from.text()?, texts(to.list()?)?))
        };
        let Some(arrows) = items.iter().map(arrow).collect::<Option<Vec<_>>>() else {
            return self.other(at, value);
        };
        self.said(at, Form::Arrows);
        self.objects.stream.number(arrows.len());
        for (from, to) in arrows {
            self.arrows.count += 1;
            self.arrows.stream.text(from);
            self.arrows.stream.number(to.len());
            self.of_arrows.add_all(&to);
        }
    }

    /// What engines are told, each under a key of this name.
    fn of_engines(&mut self, at: (usize, usize), items: &[Value], (key, value): (&str, &Value)) {
        let condition = |item| {
            let [engine, condition] = pair(item, ["engine", key])?;
            Some((engine.text()?, condition.text()?))
        };
        let conditions = items.iter().map(condition).collect::<Option<Vec<_>>>();
        let Some(conditions) = conditions else {
            return self.other(at, value);
        };
        self.said(at, Form::Conditions);
        self.objects.stream.number(conditions.len());
        for (engine, condition) in conditions {
            self.conditions.count += 1;
            self.conditions.stream.text(engine);
            self.conditions.stream.text(condition);
        }
    }

    fn other(&mut self, at: (usize, usize), value: &Value) {
        let mut text = String::new();
        value.write_line(&mut text);
        self.said(at, Form::Other);
        self.objects.stream.text(&text);
    }
}

impl Counted {
    fn add_all(&mut self, texts: &[&str]) {
        self.count += texts.len();
        for text in texts {
            self.stream.text(text);
        }
    }
}

/// The items of a list of texts.
fn texts(items: &[Value]) -> Option<Vec<&str>> {
    items.iter().map(Value::text).collect()
}

/// The values of an object of two keys.
fn pair<'v>(item: &'v Value, keys: [&str; 2]) -> Option<[&'v Value; 2]> {
    match item {
        Value::Object(entries) if entries.len() == 2 => {
            Some([item.get(keys[0])?, item.get(keys[1])?])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_as_they_are_and_numbers_say_how_long() {
        let Facts {
            numbers,
            texts,
            size,
        } = Facts::of(
            r#"{"format":1,"tables":[{"name":"a","purpose":"\"\u00e4\n","source_refs":["b"]}]}"#,
        );
        assert_eq!(texts, "ba\"ä\n");
        // A text in lists, no arrows, no conditions, and two objects. The aggregate has a number
        // as its format; the table a name, a purpose of four bytes, and a list of one text.
        assert_eq!(numbers, "))((*(x))())),,:)(");
        assert_eq!(size, 1);
    }
}
