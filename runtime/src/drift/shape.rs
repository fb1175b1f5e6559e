//! What is inside of a field, and which type a path is of.

use crate::plan::inner;
use crate::rule::Rule;
use crate::shape::{Fields, Narrowed, Own, Scalar, Shape, Target};
use crate::text;

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
    let Some(source) = text::behind(source, owner) else {
        return false;
    };
    let Some(source) = text::behind(source, ".") else {
        return false;
    };
    match text::behind(source, field) {
        Some(rest) => rest.is_empty() || text::begins(rest, "."),
        None => false,
    }
}

/// Whether a path is that of a type.
pub(super) const fn is_type(path: &str, module: &str, name: &str) -> bool {
    let Some(path) = text::behind(path, module) else {
        return false;
    };
    match text::behind(path, "::") {
        Some(path) => text::equal(path, name),
        None => false,
    }
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

/// Whether the types of an entity's fields have mistakes, or those inside of them: what the entity
/// maps to is not known then.
pub(super) const fn is_mistaken(own: &Own) -> bool {
    let mut index = 0;
    while index < own.slots.len() {
        if is_shape_mistaken(&own.slots[index].shape) {
            return true;
        }
        index += 1;
    }
    own.identity.name.is_empty()
}

const fn is_shape_mistaken(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(Scalar { narrowed, .. }) => matches!(narrowed, Narrowed::Unknown),
        Shape::Enum(_) => false,
        Shape::Reference(target) => target.name.is_empty(),
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.fields.len() {
                if is_shape_mistaken(value.fields.shape(index)) {
                    return true;
                }
                index += 1;
            }
            false
        }
        Shape::Child(child, _) => is_mistaken(child.own),
        Shape::Optional(shape) => is_shape_mistaken(shape),
    }
}
