//! Refuses ids of child entities that belong to another aggregate.

use crate::shape::walk::is_entity;
use crate::shape::{Fields, Shape, Target};
use crate::text::Buffer;

type Message = Buffer<4096>;

/// Refuses ids of child entities that the aggregate of a root of this name and these fields does not
/// hold: apart from its shape, which a mistake in a rule keeps from being evaluated.
///
/// # Panics
///
/// In const evaluation, naming each field.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn assert_inside(root: &str, fields: &Fields) {
    if fields.refer_inside() {
        let root = Root { name: root, fields };
        let mut message = Message::new();
        of_fields(&mut message, root, root.name, fields);
        if message.length() > 0 {
            panic!("{}", message.as_str())
        }
    }
}

#[derive(Clone, Copy)]
struct Root<'r> {
    name: &'r str,
    fields: &'r Fields,
}

const fn of_fields(message: &mut Message, root: Root<'_>, owner: &str, fields: &Fields) {
    let mut index = 0;
    while index < fields.len() {
        if fields.slots[index].refers_inside {
            of_shape(
                message,
                root,
                [owner, fields.names[index]],
                fields.shape(index),
            );
        }
        index += 1;
    }
}

const fn of_shape(message: &mut Message, root: Root<'_>, path: [&str; 2], shape: &Shape) {
    match shape {
        Shape::Optional(shape) => of_shape(message, root, path, shape),
        Shape::Reference(target) => of_target(message, root, path, target),
        Shape::Child(child, _) => {
            let name = child.target.name;
            if !is_entity(child.identity.target, child) {
                of_identity(message, root, name, child.identity.target);
            }
            of_fields(message, root, name, &child.fields);
        }
        Shape::Collection(rows) => {
            if let Some(key) = rows.key {
                of_shape(message, root, path, &key.shape);
            }
            of_shape(message, root, path, &rows.value.shape);
        }
        Shape::Value(value) => of_fields(message, root, value.name, &value.fields),
        Shape::Variants(of) => {
            let mut index = 0;
            while index < of.variants.len() {
                of_fields(message, root, of.tag.name, &of.variants[index].fields);
                index += 1;
            }
        }
        Shape::Scalar(_) | Shape::Enum(_) => {}
    }
}

const fn of_identity(message: &mut Message, root: Root<'_>, owner: &str, target: &Target) {
    if target.root || holds(root.fields, target) {
        return;
    }
    push_why(message, root, [owner, "id"], target);
    message.push(": give it an identity of its own");
}

const fn of_target(message: &mut Message, root: Root<'_>, path: [&str; 2], target: &Target) {
    if target.root || holds(root.fields, target) {
        return;
    }
    push_why(message, root, path, target);
    message.push(": refer to the root of its aggregate and find it from there, or keep the id without a foreign key, with `#[reference(soft)]`");
}

const fn push_why(message: &mut Message, root: Root<'_>, path: [&str; 2], target: &Target) {
    if message.length() > 0 {
        message.push("\n");
    }
    let [owner, field] = path;
    message.push("`");
    message.push(owner);
    message.push(if field.is_empty() { "" } else { "." });
    message.push(field);
    message.push("` is the id of ");
    push_name(message, target.name);
    message.push(", a child entity that the aggregate ");
    push_name(message, root.name);
    message.push(" does not hold");
}

const fn push_name(message: &mut Message, name: &str) {
    message.push("`");
    message.push(name);
    message.push("`");
}

/// Whether a child entity is somewhere in these fields.
const fn holds(fields: &Fields, target: &Target) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if !fields.slots[index].child.is_empty() && shape_holds(fields.shape(index), target) {
            return true;
        }
        index += 1;
    }
    false
}

const fn shape_holds(shape: &Shape, target: &Target) -> bool {
    match shape {
        Shape::Child(child, _) => is_entity(target, child) || holds(&child.fields, target),
        Shape::Optional(shape) => shape_holds(shape, target),
        _ => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                if holds(&fields, target) {
                    return true;
                }
                part += 1;
            }
            false
        }
    }
}
