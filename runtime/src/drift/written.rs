//! Values of a record as people write them.

use super::line::Line;
use super::list::{Arrow, SqlCondition, TextItems, Texts};
use super::value::Value;
use crate::table::SqlType;

/// A longer value is cut here: a message is read in a terminal.
const LONGEST: usize = 160;

/// A value as people write it: texts without quotes, unless these are asked for, and lists with
/// commas.
pub(super) const fn push(line: &mut Line, value: Option<Value<'_>>, is_quoted: bool) {
    match value {
        None => line.push("nothing"),
        Some(Value::Text(text)) => {
            line.push(if is_quoted { "`" } else { "" });
            push_cut(line, text);
            line.push(if is_quoted { "`" } else { "" });
        }
        Some(Value::Flag(true)) => line.push("true"),
        Some(Value::Flag(false)) => line.push("false"),
        Some(Value::Number(number)) => line.push_integer(number as i128),
        Some(Value::Type(ty)) => push_type(line, ty),
        Some(Value::Constraints(constraints)) => line.push(constraints.as_str()),
        Some(Value::Texts(texts)) => push_texts(line, texts),
        Some(Value::Arrows(arrows)) => push_arrows(line, arrows),
        Some(Value::SqlConditions(conditions)) => push_conditions(line, conditions),
        Some(Value::Other(json)) => push_cut(line, json),
    }
}

const fn push_type(line: &mut Line, ty: SqlType<'_>) {
    let (word, first, second) = ty.parts();
    push_cut(line, word);
    if let Some(first) = first {
        line.push("(");
        line.push_integer(first as i128);
        if let Some(second) = second {
            line.push(",");
            line.push_integer(second as i128);
        }
        line.push(")");
    }
}

/// A list in the making.
struct Listing<'l> {
    line: &'l mut Line,
    begin: usize,
    count: usize,
}

impl<'l> Listing<'l> {
    const fn new(line: &'l mut Line) -> Self {
        Self {
            begin: line.length(),
            line,
            count: 0,
        }
    }

    /// Before each item: whether there is room for one more.
    const fn has_room(&mut self) -> bool {
        self.line.push(if self.count > 0 { ", " } else { "" });
        self.count += 1;
        let has_room = self.line.length() <= self.begin + LONGEST;
        self.line.push(if has_room { "" } else { "…" });
        has_room
    }

    const fn end(self) {
        self.line.push(if self.count == 0 { "nothing" } else { "" });
    }
}

const fn push_texts(line: &mut Line, texts: Texts<'_>) {
    let mut listing = Listing::new(line);
    let mut items = texts.items();
    while let Some(text) = items.item() {
        if !listing.has_room() {
            return;
        }
        // What has no name of its own has a place there.
        push_cut(listing.line, if text.is_empty() { "-" } else { text });
    }
    listing.end();
}

/// As they are written in the code: `pending => confirmed | cancelled`.
const fn push_arrows(line: &mut Line, arrows: &[Arrow<'_>]) {
    let mut listing = Listing::new(line);
    let mut index = 0;
    while index < arrows.len() {
        let Arrow { from, to } = arrows[index];
        if !listing.has_room() {
            return;
        }
        push_cut(listing.line, from);
        listing.line.push(" => ");
        push_alternatives(listing.line, to.items());
        index += 1;
    }
    listing.end();
}

const fn push_alternatives(line: &mut Line, items: TextItems<'_>) {
    let mut items = items;
    let mut count = 0;
    while let Some(text) = items.item() {
        line.push(if count > 0 { " | " } else { "" });
        push_cut(line, text);
        count += 1;
    }
}

/// `postgres: total > 0, sqlite: …`
const fn push_conditions(line: &mut Line, conditions: &[SqlCondition<'_>]) {
    let mut listing = Listing::new(line);
    let mut index = 0;
    while index < conditions.len() {
        let SqlCondition { engine, condition } = conditions[index];
        if !listing.has_room() {
            return;
        }
        push_cut(listing.line, engine);
        listing.line.push(": ");
        push_cut(listing.line, condition);
        index += 1;
    }
    listing.end();
}

/// Whether a value is a text of more than one word, which needs quotes in a sentence.
pub(super) const fn is_prose(value: Option<Value<'_>>) -> bool {
    let Some(Value::Text(text)) = value else {
        return false;
    };
    let bytes = text.as_bytes();
    let mut index = 0;
    let mut lower = false;
    let mut blank = false;
    while index < bytes.len() {
        lower = lower || bytes[index].is_ascii_lowercase();
        blank = blank || bytes[index] == b' ';
        index += 1;
    }
    lower && blank
}

const fn push_cut(line: &mut Line, text: &str) {
    if text.len() <= LONGEST {
        line.push(text);
        return;
    }
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    line.push(text.split_at(end).0);
    line.push("…");
}
