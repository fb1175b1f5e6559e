//! What a change is, in one line, and what it does to stored data.

use super::compare::{Change, What, position};
use super::former;
use super::json::{self, Reader};
use super::object::{Kind, Object, key};
use super::uses;
use crate::text::{self, Buffer};

/// Room for a message: values of any length are cut.
pub(crate) type Line = Buffer<1024, 4>;

/// A longer value is cut here: a message is read in a terminal.
const LONGEST: usize = 160;

/// Both sides of what is told.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub(crate) before: &'a [Object<'a>],
    pub(crate) after: &'a [Object<'a>],
}

/// What changed, as one sentence without a full stop.
pub(crate) const fn push(line: &mut Line, sides: Sides<'_>, change: &Change) {
    match (change.before, change.after) {
        (Some(before), Some(after)) => push_changed(line, sides, change, before, after),
        (None, Some(after)) => push_added(line, sides, after),
        (Some(before), None) => push_removed(line, sides, before),
        (None, None) => {}
    }
}

const fn push_changed(
    line: &mut Line,
    sides: Sides<'_>,
    change: &Change,
    before: usize,
    after: usize,
) {
    let (old, new) = (&sides.before[before], &sides.after[after]);
    match change.what {
        What::Value(key) if is_definition(change.kind, key) => {
            push_subject(line, sides.before, before);
            line.push(" was accepted as ");
            push_definition(line, old);
            line.push(", but ");
            push_code(line, sides.after, after);
            line.push(" now maps to ");
            if !text::equal(old.text(key::NAME), new.text(key::NAME)) {
                push_subject(line, sides.after, after);
                line.push(" ");
            }
            push_definition(line, new);
        }
        What::Value(key::NAME) if matches!(change.kind, Kind::Table) => {
            let entity = entity_of_table(sides.after, after);
            line.push(old.text(key::NAME));
            line.push(" was accepted as the table of ");
            line.push(entity_of_table(sides.before, before));
            line.push(", but ");
            line.push(entity);
            line.push(" now maps to ");
            line.push(new.text(key::NAME));
        }
        What::Value(key) => {
            let label = change.kind.label_of(key);
            push_subject(line, sides.after, after);
            line.push(": the ");
            line.push(label);
            push_of(line, sides, new, key);
            let is_plural = text::ends(label, "s") && !text::ends(label, "ss");
            let is_quoted = is_prose(old.values[key]) || is_prose(new.values[key]);
            line.push(if is_plural { " were" } else { " was" });
            line.push(" accepted as ");
            push_value(line, old.values[key], is_quoted);
            line.push(if is_plural {
                ", but are now "
            } else {
                ", but is now "
            });
            push_value(line, new.values[key], is_quoted);
            if former::is_key(change.kind, key) {
                former::push(line, sides, after);
            }
        }
        What::Unknown => {
            push_whole(line, sides.after, after);
            line.push(" was accepted with a key that no record has: ");
            let unknown = if old.unknown.is_some() {
                old.unknown
            } else {
                new.unknown
            };
            push_value(line, unknown, false);
        }
        _ => {
            line.push("the order of the ");
            line.push(change.kind.plural());
            if let Some(table) = new.table {
                line.push(" of ");
                line.push(sides.after[table].text(key::NAME));
            }
            line.push(" has changed: ");
            push_value(line, new.values[key::NAME], false);
            line.push(" stood elsewhere");
        }
    }
}

const fn push_added(line: &mut Line, sides: Sides<'_>, after: usize) {
    let object = &sides.after[after];
    if uses::count(sides.before, object) > 0 {
        push_whole(line, sides.after, after);
        line.push(" is new for ");
        uses::push(line, object, "one more ");
        line.push(": it was not accepted there");
    } else if let Kind::Column = object.kind {
        push_code(line, sides.after, after);
        line.push(" maps to ");
        push_subject(line, sides.after, after);
        line.push(" ");
        push_definition(line, object);
        line.push(", which was not accepted");
    } else {
        push_whole(line, sides.after, after);
        line.push(" is new: it was not accepted");
        former::push(line, sides, after);
    }
}

const fn push_removed(line: &mut Line, sides: Sides<'_>, before: usize) {
    let object = &sides.before[before];
    push_whole(line, sides.before, before);
    line.push(" was accepted");
    if uses::count(sides.after, object) > 0 {
        line.push(" for ");
        uses::push(line, object, "one more ");
        line.push(", but nothing maps to it there any more");
        return;
    }
    if let Kind::Column = object.kind {
        line.push(" as ");
        push_definition(line, object);
    }
    line.push(", but nothing maps to it any more");
}

/// Whether a key is part of how a column is defined.
pub(crate) const fn is_definition(kind: Kind, key: usize) -> bool {
    matches!(
        (kind, key),
        (
            Kind::Column,
            key::NAME | key::COLUMN_TYPE | key::COLUMN_CONSTRAINTS | key::COLUMN_DEFAULT
        )
    )
}

/// `DECIMAL(10,2) NOT NULL DEFAULT 0`
const fn push_definition(line: &mut Line, column: &Object<'_>) {
    push_value(line, column.values[key::COLUMN_TYPE], false);
    line.push(" ");
    push_value(line, column.values[key::COLUMN_CONSTRAINTS], false);
    if let Some(default) = column.values[key::COLUMN_DEFAULT] {
        line.push(" DEFAULT ");
        push_value(line, Some(default), false);
    }
}

/// What is spoken of, in the words of the database: `orders.total_amount`.
const fn push_subject(line: &mut Line, objects: &[Object<'_>], of: usize) {
    let object = &objects[of];
    match object.kind {
        Kind::Aggregate => line.push(object.text(key::ROOT_NAME)),
        Kind::Table | Kind::Entity | Kind::Enum => line.push(object.text(key::NAME)),
        Kind::EnumType => line.push(object.text(key::TYPE_ENUM)),
        Kind::Column => {
            push_table(line, objects, object);
            line.push(".");
            line.push(object.text(key::NAME));
        }
        Kind::Index | Kind::ForeignKey | Kind::Check => push_table(line, objects, object),
        Kind::Rule => line.push(object.text(key::RULE_TABLE)),
        Kind::Rename => {
            line.push(object.text(0));
            line.push(".");
            line.push(object.text(key::RENAME_COLUMN));
        }
    }
}

const fn push_table(line: &mut Line, objects: &[Object<'_>], object: &Object<'_>) {
    if let Some(table) = object.table {
        line.push(objects[table].text(key::NAME));
    }
}

/// ` of the index idx_orders_status`
const fn push_of(line: &mut Line, sides: Sides<'_>, object: &Object<'_>, key: usize) {
    if let Kind::Index | Kind::ForeignKey | Kind::Check | Kind::Rule = object.kind {
        line.push(" of the ");
        line.push(object.kind.label());
        if key != key::NAME {
            line.push(" ");
            push_value(line, object.values[key::NAME], false);
        }
        if key != key::RULE_COLUMNS && uses::count(sides.after, object) > 1 {
            line.push(" for ");
            uses::push(line, object, "");
        }
    }
}

/// An object as a whole: `orders: the index idx_orders_status`, `the table orders`.
const fn push_whole(line: &mut Line, objects: &[Object<'_>], of: usize) {
    let kind = objects[of].kind;
    match kind {
        Kind::Column => push_subject(line, objects, of),
        Kind::Index | Kind::ForeignKey | Kind::Check | Kind::Rule => {
            push_subject(line, objects, of);
            line.push(": the ");
            line.push(kind.label());
            line.push(" ");
            push_value(line, objects[of].values[key::NAME], false);
        }
        Kind::Entity | Kind::Rename | Kind::EnumType => {
            line.push("the ");
            line.push(kind.label());
            line.push(" of ");
            push_subject(line, objects, of);
        }
        Kind::Aggregate | Kind::Table | Kind::Enum => {
            line.push("the ");
            line.push(kind.label());
            line.push(" ");
            push_subject(line, objects, of);
        }
    }
}

/// Where a column comes from in the code: `Order.total.amount`, or what its entity is called.
const fn push_code(line: &mut Line, objects: &[Object<'_>], of: usize) {
    let source = objects[of].text(key::COLUMN_SOURCE);
    let entity = entity_of(objects, of);
    if text::begins(source, entity) {
        line.push(source);
        return;
    }
    line.push(entity);
    line.push(".");
    line.push(objects[of].text(key::NAME));
}

/// The Rust name of the entity of what is inside of a table.
const fn entity_of<'a>(objects: &[Object<'a>], of: usize) -> &'a str {
    match objects[of].table {
        Some(table) => entity_of_table(objects, table),
        None => "",
    }
}

const fn entity_of_table<'a>(objects: &[Object<'a>], table: usize) -> &'a str {
    let wanted = position(objects, table);
    match super::compare::nth(objects, Kind::Entity, wanted) {
        Some(entity) => text::last_segment(objects[entity].text(key::ENTITY_TYPE)),
        None => "",
    }
}

/// A value as people write it: strings without quotes, unless these are asked for, and lists with
/// commas.
pub(super) const fn push_value(line: &mut Line, value: Option<&str>, is_quoted: bool) {
    let Some(value) = value else {
        line.push("nothing");
        return;
    };
    let mut reader = Reader::new(value);
    if reader.take(b'[') {
        push_list(line, &mut reader);
    } else if reader.peek() == b'{' {
        push_compact(line, value);
    } else {
        line.push(if is_quoted { "`" } else { "" });
        push_cut(line, json::unquoted(value));
        line.push(if is_quoted { "`" } else { "" });
    }
}

const fn push_list(line: &mut Line, reader: &mut Reader<'_>) {
    let mut count = 0;
    let begin = line.length();
    while reader.item() {
        if count > 0 {
            line.push(", ");
        }
        if line.length() > begin + LONGEST {
            line.push("…");
            return;
        }
        if reader.peek() == b'{' {
            push_arrow(line, reader);
        } else {
            push_cut(line, json::unquoted(reader.value()));
        }
        count += 1;
    }
    if count == 0 {
        line.push("nothing");
    }
}

/// The one object in lists, as it is written in the code: `pending => confirmed | cancelled`.
const fn push_arrow(line: &mut Line, reader: &mut Reader<'_>) {
    reader.take(b'{');
    while let Some(key) = reader.key() {
        if text::equal(key, "to") && reader.take(b'[') {
            line.push(" => ");
            let mut count = 0;
            while reader.item() {
                line.push(if count > 0 { " | " } else { "" });
                push_cut(line, json::unquoted(reader.value()));
                count += 1;
            }
        } else {
            push_cut(line, json::unquoted(reader.value()));
        }
    }
}

/// Whether a value is a text of more than one word, which needs quotes in a sentence.
const fn is_prose(value: Option<&str>) -> bool {
    let Some(value) = value else {
        return false;
    };
    let bytes = value.as_bytes();
    let mut index = 0;
    let mut lower = false;
    let mut blank = false;
    while index < bytes.len() {
        lower = lower || bytes[index].is_ascii_lowercase();
        blank = blank || bytes[index] == b' ';
        index += 1;
    }
    matches!(bytes, [b'"', ..]) && lower && blank
}

/// JSON without white space between its tokens.
const fn push_compact(line: &mut Line, value: &str) {
    let bytes = value.as_bytes();
    let (mut start, mut index, mut pushed, mut is_text) = (0, 0, 0, false);
    while index < bytes.len() {
        match bytes[index] {
            b'\\' => index += 1,
            b'"' => is_text = !is_text,
            b' ' | b'\n' if !is_text => {
                line.push(json::part(value, start, index));
                pushed += index - start;
                start = index + 1;
                if pushed > LONGEST {
                    line.push("…");
                    return;
                }
            }
            _ => {}
        }
        index += 1;
    }
    line.push(json::part(value, start, bytes.len()));
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

/// Which of several changes at one place says best what happened: the least.
pub(super) const fn weight(change: &Change) -> u8 {
    match (change.kind, change.what) {
        (Kind::Table, What::Added | What::Removed | What::Value(key::NAME)) => 0,
        (Kind::Entity, What::Value(key::ENTITY_TYPE)) => 1,
        (Kind::Column, What::Added | What::Removed) => 2,
        (Kind::Column, What::Value(key)) if is_definition(Kind::Column, key) => 2,
        (Kind::Check, What::Added | What::Removed | What::Value(key::CHECK_EXPRESSION)) => 3,
        (Kind::ForeignKey, What::Added | What::Removed) => 4,
        (Kind::Index, What::Added | What::Removed) => 5,
        (Kind::Rule, What::Value(key::NAME | key::RULE_SENTENCE)) => 6,
        (Kind::Index | Kind::ForeignKey | Kind::Check | Kind::Enum, _) => 7,
        (Kind::Rule, _) => 8,
        _ => 9,
    }
}
