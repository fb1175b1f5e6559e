//! What is inside of a table, and what it and enums are of, among the objects of a record.

use super::json;
use super::object::{Kind, Object, key, same_table};
use super::object::{is, nth, position};
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
    let mut end = table + 1;
    while end < objects.len() && same_table(objects[end].table, Some(table)) {
        end += 1;
    }
    (table + 1, end)
}

/// The path of the entity of a table.
pub(super) const fn entity_type<'a>(objects: &[Object<'a>], table: usize) -> Option<&'a str> {
    match nth(objects, Kind::Entity, position(objects, table)) {
        Some(entity) => objects[entity].values[key::ENTITY_TYPE],
        None => None,
    }
}

/// The path of the type of an enum.
pub(super) const fn type_of<'a>(objects: &[Object<'a>], of: &Object<'_>) -> Option<&'a str> {
    let mut index = 0;
    while index < objects.len() {
        if is(&objects[index], Kind::EnumType)
            && text::equal(objects[index].text(key::TYPE_ENUM), of.text(key::NAME))
        {
            return objects[index].values[key::NAME];
        }
        index += 1;
    }
    None
}

/// Whether two values are there, and the same.
pub(super) const fn are_known(left: Option<&str>, right: Option<&str>) -> bool {
    left.is_some() && same(left, right)
}

/// Whether two values are the same.
pub(super) const fn same(left: Option<&str>, right: Option<&str>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => json::same(left, right),
        _ => false,
    }
}
