//! What is inside of a table, and what it and enums are of, among the objects of a record.

use super::object::{Kind, Object, key};
use super::object::{is, nth, position};
use super::value::Value;
use crate::text;

/// Whether each column of the first table has one of its name in the second one.
pub(super) const fn holds_columns(
    objects: &[Object<'_>],
    table: usize,
    others: &[Object<'_>],
    other: usize,
) -> bool {
    let (mut index, end) = inside(objects, table);
    while index < end {
        if is(&objects[index], Kind::Column)
            && column(others, other, objects[index].text(key::NAME)).is_none()
        {
            return false;
        }
        index += 1;
    }
    true
}

/// The column of a table by its name.
pub(super) const fn column(objects: &[Object<'_>], table: usize, name: &str) -> Option<usize> {
    let (mut index, end) = inside(objects, table);
    while index < end {
        if is(&objects[index], Kind::Column) && text::equal(objects[index].text(key::NAME), name) {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// Whether an object is inside of a table.
pub(super) const fn is_in(object: &Object<'_>, table: usize) -> bool {
    matches!(object.table, Some(of) if of == table)
}

/// Where what is inside of a table begins, and where it ends.
pub(super) const fn inside(objects: &[Object<'_>], table: usize) -> (usize, usize) {
    let length = objects.len();
    let mut end = table + 1;
    while end < length && matches!(objects[end].table, Some(of) if of == table) {
        end += 1;
    }
    (table + 1, end)
}

/// The path of the entity of a table.
pub(super) const fn entity_type<'a>(objects: &[Object<'a>], table: usize) -> Option<Value<'a>> {
    match nth(objects, Kind::Entity, position(objects, table)) {
        Some(entity) => objects[entity].values[key::ENTITY_TYPE],
        None => None,
    }
}

/// The path of the type of an enum.
pub(super) const fn type_of<'a>(objects: &[Object<'a>], of: &Object<'_>) -> Option<Value<'a>> {
    let length = objects.len();
    let mut index = 0;
    while index < length {
        if is(&objects[index], Kind::EnumType)
            && text::equal(objects[index].text(key::TYPE_ENUM), of.text(key::NAME))
        {
            return objects[index].values[key::NAME];
        }
        index += 1;
    }
    None
}

/// Finds the tables that entities, rules and previous names belong to. They follow the tables in
/// the order of these.
pub const fn find_owners(objects: &mut [Object<'_>]) {
    let mut latest = 0;
    let length = objects.len();
    let mut index = 0;
    while index < length {
        if let Some(key) = objects[index].kind.table_key() {
            let name = objects[index].text(key);
            // Each table has an entity of its own.
            let mut steps = matches!(objects[index].kind, Kind::Entity) as usize;
            while steps <= index {
                let table = (latest + steps) % index;
                if matches!(objects[table].kind, Kind::Table)
                    && text::equal(objects[table].text(key::NAME), name)
                {
                    objects[index].owner = Some(table);
                    latest = table;
                    break;
                }
                steps += 1;
            }
        }
        index += 1;
    }
}
