//! Just enough JSON to say what is wrong with a lock file, and to write it as it should be.
//!
//! A lock file that was accepted and not edited is never read by this: it is scanned as text.
//! That spares everybody who derives the compilation of a JSON library.

use std::fmt::Write;

/// A value. Numbers, `true`, `false` and `null` are kept as they are written.
pub(super) enum Value {
    Word(String),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// What is wrong, and where: line and column count from 1.
pub(super) struct Malformed {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: &'static str,
}

/// Deeper nesting is no lock file.
const DEEPEST: usize = 128;

impl Value {
    pub(super) fn parse(text: &str) -> Result<Self, Malformed> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(0);
        let whole = value.and_then(|value| match parser.peek() {
            None => Ok(value),
            Some(_) => Err("something follows the end of the document"),
        });
        whole.map_err(|what| {
            let before = &text[..text.floor_char_boundary(parser.at)];
            Malformed {
                line: before.matches('\n').count() + 1,
                column: before
                    .rsplit('\n')
                    .next()
                    .map_or(0, |line| line.chars().count())
                    + 1,
                what,
            }
        })
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The same object, with these keys first.
    pub(super) fn sorted(self, keys: &[&str]) -> Self {
        match self {
            Self::Object(mut entries) => {
                let mut sorted = Vec::new();
                for key in keys {
                    while let Some(place) = entries.iter().position(|(known, _)| known == key) {
                        sorted.push(entries.remove(place));
                    }
                }
                sorted.append(&mut entries);
                Self::Object(sorted)
            }
            other => other,
        }
    }

    /// An object with this entry, whatever it had under its key.
    pub(super) fn with(self, key: &str, value: Self) -> Self {
        match self {
            Self::Object(mut entries) => {
                entries.retain(|(known, _)| known != key);
                entries.push((key.to_owned(), value));
                Self::Object(entries)
            }
            other => other,
        }
    }

    pub(super) fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// As accepting writes it: two spaces for each level.
    pub(super) fn write(&self, text: &mut String, level: usize) {
        match self {
            Self::Word(word) => text.push_str(word),
            Self::Text(value) => write_text(text, value),
            Self::List(items) => {
                let items = items.iter().map(|item| (None, item));
                write_all(text, level, ['[', ']'], items);
            }
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| (Some(key), value));
                write_all(text, level, ['{', '}'], entries);
            }
        }
    }

    /// The same without blanks.
    pub(super) fn write_line(&self, text: &mut String) {
        match self {
            Self::Word(word) => text.push_str(word),
            Self::Text(value) => write_text(text, value),
            Self::List(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    item.write_line(text);
                }
                text.push(']');
            }
            Self::Object(entries) => {
                text.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    write_text(text, key);
                    text.push(':');
                    value.write_line(text);
                }
                text.push('}');
            }
        }
    }
}

/// The key of a condition.
const CONDITION: &str = "expression";

fn write_all<'a>(
    text: &mut String,
    level: usize,
    brackets: [char; 2],
    values: impl ExactSizeIterator<Item = (Option<&'a String>, &'a Value)>,
) {
    text.push(brackets[0]);
    let is_empty = values.len() == 0;
    for (index, (key, value)) in values.enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(level + 1));
        if let Some(key) = key {
            write_text(text, key);
            text.push_str(": ");
        }
        match value {
            // A condition stands on one line: nobody reads it as a tree.
            Value::Object(_) if key.is_some_and(|key| key == CONDITION) => value.write_line(text),
            _ => value.write(text, level + 1),
        }
    }
    if !is_empty {
        text.push('\n');
        text.push_str(&"  ".repeat(level));
    }
    text.push(brackets[1]);
}

fn write_text(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            control if control < ' ' => {
                // Writing to a string does not fail.
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

type Parsed<T> = Result<T, &'static str>;

impl Parser<'_> {
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        let blank = rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.at += blank.count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn value(&mut self, depth: usize) -> Parsed<Value> {
        if depth > DEEPEST {
            return Err("it is nested too deeply");
        }
        match self.peek() {
            None => Err("it ends too early"),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.items(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(_) => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Parsed<Value> {
        self.at += 1;
        let mut entries = Vec::new();
        while !self.take(b'}') {
            if !entries.is_empty() && !self.take(b',') {
                return Err("a comma or a closing brace is missing");
            }
            if self.peek() != Some(b'"') {
                return Err("a key in quotes is missing");
            }
            let key = self.string()?;
            if !self.take(b':') {
                return Err("a colon is missing");
            }
            entries.push((key, self.value(depth + 1)?));
        }
        Ok(Value::Object(entries))
    }

    fn items(&mut self, depth: usize) -> Parsed<Value> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.take(b']') {
            if !items.is_empty() && !self.take(b',') {
                return Err("a comma or a closing bracket is missing");
            }
            items.push(self.value(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    fn word(&mut self) -> Parsed<Value> {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        // Every JSON number is one of Rust's floats; Rust has some more.
        let is_number = word.starts_with(|c: char| c == '-' || c.is_ascii_digit())
            && word.parse::<f64>().is_ok();
        if !is_number && !["true", "false", "null"].contains(&word) {
            return Err("a value is missing");
        }
        self.at += end;
        Ok(Value::Word(word.to_owned()))
    }

    fn string(&mut self) -> Parsed<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(end) = rest.find(|c: char| c == '"' || c == '\\' || c < ' ') else {
                self.at = self.text.len();
                return Err("a text is not closed");
            };
            string.push_str(&rest[..end]);
            self.at += end;
            match rest.as_bytes()[end] {
                b'"' => {
                    self.at += 1;
                    return Ok(string);
                }
                b'\\' => string.push(self.escaped()?),
                _ => return Err("a text is not closed on its line"),
            }
        }
    }

    fn escaped(&mut self) -> Parsed<char> {
        let escaped = self.text.as_bytes().get(self.at + 1).copied();
        let character = match escaped {
            Some(b'u') => return self.unicode(),
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(same @ (b'"' | b'\\' | b'/')) => char::from(same),
            _ => return Err("an unknown escape"),
        };
        self.at += 2;
        Ok(character)
    }

    /// `\u0041`, or two of them for what UTF-16 writes as a pair.
    fn unicode(&mut self) -> Parsed<char> {
        let mut units = Vec::new();
        loop {
            let digits = self.text.get(self.at + 2..self.at + 6);
            let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
            units.push(unit.ok_or("four hexadecimal digits are missing")?);
            self.at += 6;
            let decoded = char::decode_utf16(units.iter().copied()).next();
            match decoded {
                Some(Ok(character)) => return Ok(character),
                _ if units.len() == 1 && self.text[self.at..].starts_with("\\u") => {}
                _ => return Err("half of a surrogate pair"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut written = String::new();
        match Value::parse(text) {
            Ok(value) => value.write(&mut written, 0),
            Err(error) => written = format!("{}:{}: {}", error.line, error.column, error.what),
        }
        written
    }

    #[test]
    fn values_are_written_as_accepting_does() {
        assert_eq!(
            written(
                r#"{"a":[],"b":{},"c":[1,-2.5e3,true,null],"d":"\u00e4\n\ud83e\udd80\/\u001f"}"#
            ),
            "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    -2.5e3,\n    true,\n    null\n  ],\n  \"d\": \"ä\\n🦀/\\u001f\"\n}"
        );
    }

    #[test]
    fn mistakes_have_a_place() {
        for (text, error) in [
            ("{", "1:2: a key in quotes is missing"),
            ("{\"a\" 1}", "1:6: a colon is missing"),
            ("[1\n 2]", "2:2: a comma or a closing bracket is missing"),
            (
                "{\"a\": 1 \"b\"",
                "1:9: a comma or a closing brace is missing",
            ),
            ("\"ä", "1:3: a text is not closed"),
            ("\"a\nb\"", "1:3: a text is not closed on its line"),
            ("[\"\\x\"]", "1:3: an unknown escape"),
            ("\"\\ud800\"", "1:8: half of a surrogate pair"),
            ("nil", "1:1: a value is missing"),
            ("1 2", "1:3: something follows the end of the document"),
            ("", "1:1: it ends too early"),
        ] {
            assert_eq!(written(text), error, "{text}");
        }
        let deep = "[".repeat(1000);
        assert!(written(&deep).ends_with("it is nested too deeply"));
    }
}
