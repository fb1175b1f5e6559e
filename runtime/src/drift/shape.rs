//! What is inside of a field, and which type a path is of.

use crate::rule::Rule;
use crate::shape::{Fields, Shape, Target};
use crate::text;

/// A shape without the `Option` around it.
const fn inner(shape: &Shape) -> Shape {
    match shape {
        Shape::Optional(shape) => inner(shape),
        shape => *shape,
    }
}

pub(super) const fn holds_rule(shape: &Shape, rule: &Rule) -> bool {
    match inner(shape) {
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.rules.len() {
                if text::equal(value.rules[index].text, rule.text) {
                    return true;
                }
                index += 1;
            }
            let fields: Fields = value.fields;
            index = 0;
            while index < fields.len() {
                if holds_rule(fields.shape(index), rule) {
                    return true;
                }
                index += 1;
            }
            false
        }
        _ => false,
    }
}

pub(super) const fn holds_enum(shape: &Shape, name: &str) -> bool {
    match inner(shape) {
        Shape::Enum(shape) => text::equal(shape.document_name, name),
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.fields.len() {
                if holds_enum(value.fields.shape(index), name) {
                    return true;
                }
                index += 1;
            }
            false
        }
        _ => false,
    }
}

pub(super) const fn holds_child(shape: &Shape, target: &Target) -> bool {
    match inner(shape) {
        Shape::Child(child, _) => {
            text::equal(child.target.name, target.name)
                && text::equal(child.target.module, target.module)
        }
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.fields.len() {
                if holds_child(value.fields.shape(index), target) {
                    return true;
                }
                index += 1;
            }
            false
        }
        _ => false,
    }
}

/// Whether a source is `Owner.field`, or goes on from there.
pub(super) const fn is_path(source: &str, owner: &str, field: &str) -> bool {
    let length = owner.len() + 1 + field.len();
    if source.len() < length || source.as_bytes()[owner.len()] != b'.' {
        return false;
    }
    let (path, rest) = source.split_at(length);
    let (begins, ends) = path.split_at(owner.len());
    text::equal(begins, owner)
        && text::equal(ends.split_at(1).1, field)
        && (rest.is_empty() || rest.as_bytes()[0] == b'.')
}

/// Whether a path is that of a type.
pub(super) const fn is_type(path: &str, module: &str, name: &str) -> bool {
    let length = module.len() + 2 + name.len();
    path.len() == length
        && text::equal(path.split_at(module.len()).0, module)
        && text::equal(path.split_at(module.len() + 2).1, name)
}

/// Whether two modules are of one crate.
pub(super) const fn is_of_one_crate(left: &str, right: &str) -> bool {
    text::equal(crate_of(left), crate_of(right))
}

const fn crate_of(module: &str) -> &str {
    let bytes = module.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b':' {
        end += 1;
    }
    module.split_at(end).0
}
