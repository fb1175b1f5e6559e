//! What is inside of a field, and which type a path is of.

use crate::rule::Rule;
use crate::shape::options::mistake_of_said;
use crate::shape::walk::{inner, is_entity};
use crate::shape::{EntityShape, Fields, Narrowed, Scalar, Shape, TypeFacts};
use crate::text;

/// What a field may hold.
#[derive(Clone, Copy)]
pub(super) enum Sought<'a> {
    /// A value object that declares this rule.
    Rule(&'a Rule),
    /// An enum, by its name in the document.
    Enum(&'a str),
    /// A child entity.
    Child(&'a EntityShape),
}

/// Whether a field of this shape holds something, by itself or inside of a value object.
pub(super) const fn holds(shape: &Shape, sought: Sought<'_>) -> bool {
    match (inner(shape), sought) {
        (Shape::Enum(shape), Sought::Enum(name)) => text::equal(shape.document_name, name),
        (Shape::Child(child, _), Sought::Child(entity)) => is_entity(child.target, entity),
        (Shape::Collection(rows), _) => {
            let in_key = match rows.key {
                Some(key) => holds(&key.shape, sought),
                None => false,
            };
            in_key || holds(&rows.value.shape, sought)
        }
        (shape, _) => {
            if let (Shape::Variants(of), Sought::Enum(name)) = (shape, sought)
                && text::equal(of.tag.document_name, name)
            {
                return true;
            }
            if let Sought::Rule(rule) = sought
                && declares(shape.rules(), rule)
            {
                return true;
            }
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                if one_holds(fields, sought) {
                    return true;
                }
                part += 1;
            }
            false
        }
    }
}

/// The first field of an entity that holds something.
pub(super) const fn field_that_holds(entity: &EntityShape, sought: Sought<'_>) -> Option<usize> {
    let mut field = 0;
    while field < entity.fields.len() {
        if holds(entity.fields.shape(field), sought) {
            return Some(field);
        }
        field += 1;
    }
    None
}

const fn one_holds(fields: Fields, sought: Sought<'_>) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if holds(fields.shape(index), sought) {
            return true;
        }
        index += 1;
    }
    false
}

const fn declares(rules: &[Rule], rule: &Rule) -> bool {
    let mut index = 0;
    while index < rules.len() {
        if text::equal(rules[index].text, rule.text) {
            return true;
        }
        index += 1;
    }
    false
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
pub(super) const fn is_mistaken(own: &TypeFacts) -> bool {
    let mut index = 0;
    while index < own.slots.len() {
        if is_shape_mistaken(&own.slots[index].shape) {
            return true;
        }
        index += 1;
    }
    own.identity.name.is_empty()
}

/// Whether attributes say what the type of a field does not bear, of the entity or of a child of it:
/// that is told where the field stands.
pub(super) const fn is_overstated(entity: &EntityShape) -> bool {
    let mut index = 0;
    while index < entity.fields.len() {
        let field = entity.fields.get(index);
        let in_child = match inner(field.shape) {
            Shape::Child(child, _) => is_overstated(child),
            _ => false,
        };
        if in_child || mistake_of_said(&field).is_some() {
            return true;
        }
        index += 1;
    }
    false
}

const fn is_shape_mistaken(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(Scalar { narrowed, .. }) => matches!(narrowed, Narrowed::Unknown(_)),
        Shape::Enum(_) => false,
        Shape::Reference(target) => target.name.is_empty(),
        Shape::Child(child, _) => is_mistaken(&child.own()),
        Shape::Optional(shape) => is_shape_mistaken(shape),
        Shape::Collection(rows) => {
            let in_key = match rows.key {
                Some(key) => is_shape_mistaken(&key.shape),
                None => false,
            };
            in_key || is_shape_mistaken(&rows.value.shape)
        }
        Shape::Value(_) | Shape::Variants(_) => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                let mut index = 0;
                while index < fields.len() {
                    if is_shape_mistaken(fields.shape(index)) {
                        return true;
                    }
                    index += 1;
                }
                part += 1;
            }
            false
        }
    }
}
