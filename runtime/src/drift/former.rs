//! What tables and columns are said to have been called.

use super::line::{Line, Sides};
use super::object::is;
use super::object::same_table;
use super::object::{Kind, Object, key};
use super::value::{Value, same};
use super::written;
use crate::text;

/// What a table or a column is said to have been called, if anything.
pub(super) const fn of<'a>(objects: &[Object<'a>], of: usize) -> Option<&'a str> {
    match objects[of].kind {
        Kind::Table => of_table(objects, of),
        Kind::Column => of_column(objects, of),
        _ => None,
    }
}

const fn of_table<'a>(objects: &[Object<'a>], table: usize) -> Option<&'a str> {
    let mut index = 0;
    while index < objects.len() {
        let entity = &objects[index];
        if is(entity, Kind::Entity) && same_table(entity.owner, Some(table)) {
            return match entity.values[key::ENTITY_RENAMED_FROM] {
                Some(name) => Some(name.text()),
                None => None,
            };
        }
        index += 1;
    }
    None
}

/// Previous names are the last of a record.
const fn of_column<'a>(objects: &[Object<'a>], column: usize) -> Option<&'a str> {
    let column = &objects[column];
    let mut index = objects.len();
    while index > 0 && is(&objects[index - 1], Kind::Rename) {
        let rename = &objects[index - 1];
        if same_table(rename.owner, column.table)
            && same(rename.values[key::RENAME_COLUMN], column.values[key::NAME])
        {
            return Some(rename.text(key::RENAME_FROM));
        }
        index -= 1;
    }
    None
}

/// Whether a key is a previous name.
pub(super) const fn is_key(kind: Kind, key: usize) -> bool {
    matches!(
        (kind, key),
        (Kind::Rename, key::RENAME_FROM) | (Kind::Entity, key::ENTITY_RENAMED_FROM)
    )
}

/// Says of a previous name, or of what has one, that nothing was accepted under it.
pub(super) const fn push(line: &mut Line, sides: Sides<'_>, after: usize) {
    let object = &sides.after[after];
    let (kind, name) = match object.kind {
        Kind::Rename => (Kind::Column, object.values[key::RENAME_FROM]),
        Kind::Entity => (Kind::Table, object.values[key::ENTITY_RENAMED_FROM]),
        Kind::Table => match of(sides.after, after) {
            Some(name) => (Kind::Table, Some(Value::Text(name))),
            None => return,
        },
        _ => return,
    };
    let Some(name) = name else { return };
    let name = name.text();
    let mut index = 0;
    while index < sides.before.len() {
        if is(&sides.before[index], kind) && text::equal(sides.before[index].text(key::NAME), name)
        {
            return;
        }
        index += 1;
    }
    line.push(", and no accepted ");
    line.push(kind.label());
    line.push(" of this aggregate is called ");
    written::push(line, Some(Value::Text(name)), false);
}
