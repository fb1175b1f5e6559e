//! What a change is, in one line, and what it does to stored data.

use super::change::{Change, What};
use super::former;
use super::line::{Line, Sides};
use super::location::ordinal;
use super::object::position;
use super::object::{Kind, Object, key};
use super::uses;
use super::written::{is_prose, push as push_value};
use crate::text;

/// What changed, as one sentence without a full stop; of changes that say the very same, the same
/// sentence.
pub const fn push(line: &mut Line, sides: Sides<'_>, changes: &[Change], of: usize) {
    let change = &changes[of];
    match (change.before, change.after) {
        (Some(before), Some(after)) => push_changed(line, sides, change, before, after),
        (None, Some(after)) => {
            push_added(line, sides, after, uses::times(sides, changes, of));
        }
        (Some(before), None) => {
            push_removed(line, sides, before, uses::times(sides, changes, of));
        }
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
            push_redefined(line, sides, before, after);
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
            push_value_changed(line, sides, key, [before, after]);
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
            if let Some(table) = new.owner {
                line.push(" of ");
                line.push(sides.after[table].text(key::NAME));
            }
            line.push(" has changed: ");
            push_value(line, new.values[key::NAME], false);
            line.push(" stood elsewhere");
        }
    }
}

/// A column whose definition changed, as a whole.
const fn push_redefined(line: &mut Line, sides: Sides<'_>, before: usize, after: usize) {
    let (old, new) = (&sides.before[before], &sides.after[after]);
    push_subject(line, sides.before, before);
    line.push(" was accepted as ");
    push_definition(line, old);
    line.push(", but ");
    let is_field = push_code(line, sides, after);
    line.push(if is_field {
        " now maps to "
    } else {
        " now maps it to "
    });
    if !text::equal(old.text(key::NAME), new.text(key::NAME)) {
        push_subject(line, sides.after, after);
        line.push(" ");
    }
    push_definition(line, new);
}

/// A value of what is there on both sides.
const fn push_value_changed(
    line: &mut Line,
    sides: Sides<'_>,
    key: usize,
    [before, after]: [usize; 2],
) {
    let (old, new) = (&sides.before[before], &sides.after[after]);
    let label = new.kind.label_of(key);
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
}

const fn push_added(line: &mut Line, sides: Sides<'_>, after: usize, times: usize) {
    let object = &sides.after[after];
    if uses::count(sides.before, object) > 0 {
        push_whole(line, sides.after, after);
        line.push(" is new for ");
        uses::push_more(line, object, times);
        line.push(": it was not accepted there");
    } else if let Kind::Column = object.kind {
        push_code(line, sides, after);
        line.push(" maps to ");
        push_subject(line, sides.after, after);
        line.push(" ");
        push_definition(line, object);
        line.push(", which was not accepted");
    } else {
        push_whole(line, sides.after, after);
        line.push(" is new");
        push_columns(line, sides, object);
        line.push(": it was not accepted");
        former::push(line, sides, after);
    }
}

/// ` for total_cents`, of a rule of which this is one use of several.
const fn push_columns(line: &mut Line, sides: Sides<'_>, rule: &Object<'_>) {
    if uses::are_several(sides, rule) && uses::columns(rule).is_some() {
        line.push(" for ");
        uses::push(line, rule);
    }
}

const fn push_removed(line: &mut Line, sides: Sides<'_>, before: usize, times: usize) {
    let object = &sides.before[before];
    push_whole(line, sides.before, before);
    line.push(" was accepted");
    if uses::count(sides.after, object) > 0 {
        line.push(" for ");
        uses::push_more(line, object, times);
        line.push(", but nothing maps to it there any more");
        return;
    }
    if let Kind::Column = object.kind {
        line.push(" as ");
        push_definition(line, object);
    }
    push_columns(line, sides, object);
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
        Kind::Script => line.push(object.text(key::SCRIPT_TABLE)),
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
    if let Kind::Index | Kind::ForeignKey | Kind::Check | Kind::Rule | Kind::Script = object.kind {
        line.push(" of the ");
        line.push(object.kind.label());
        if key != key::NAME {
            line.push(" ");
            push_value(line, object.values[key::NAME], false);
        }
        if key != key::RULE_COLUMNS && uses::are_several(sides, object) {
            line.push(" for ");
            uses::push(line, object);
        }
    }
}

/// An object as a whole: `orders: the index idx_orders_status`, `the table orders`.
const fn push_whole(line: &mut Line, objects: &[Object<'_>], of: usize) {
    let kind = objects[of].kind;
    match kind {
        Kind::Column => push_subject(line, objects, of),
        Kind::Index | Kind::ForeignKey | Kind::Check | Kind::Rule | Kind::Script => {
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

/// Where a column comes from in the code: `Order.total.amount`; the field, where its source is a rule
/// that it enforces; or where no field is known, its entity. Returns whether that is a field.
const fn push_code(line: &mut Line, sides: Sides<'_>, of: usize) -> bool {
    let objects = sides.after;
    if is_path(objects, of) {
        line.push(objects[of].text(key::COLUMN_SOURCE));
        return true;
    }
    if let (Some(found), Some(table)) = (sides.found, objects[of].table)
        && let Some(field) = found.columns[ordinal(objects, of)].field
    {
        let entity = found.entity(position(objects, table));
        line.push(entity.target.name);
        line.push(".");
        line.push(entity.fields.names[field]);
        return true;
    }
    line.push(entity_of(objects, of));
    false
}

/// Whether the source of a column is its path in the code: neither a rule that it enforces, nor what
/// a column is for that exists without a field.
pub(super) const fn is_path(objects: &[Object<'_>], of: usize) -> bool {
    match text::behind(objects[of].text(key::COLUMN_SOURCE), entity_of(objects, of)) {
        Some(rest) => text::begins(rest, "."),
        None => false,
    }
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
    match super::object::nth(objects, Kind::Entity, wanted) {
        Some(entity) => text::last_segment(objects[entity].text(key::ENTITY_TYPE)),
        None => "",
    }
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
        (Kind::Rule | Kind::Script, _) => 8,
        _ => 9,
    }
}
