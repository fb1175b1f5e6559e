//! How deep value objects are embedded in each other.

use super::flaw::is_generic;
use super::{Message, fail, push_quoted};
use crate::shape::{Fields, Shape};
use crate::stored::Slot;

/// Calls in const evaluation go no deeper than 128, and each level takes four.
const DEEPEST: usize = 20;

/// How many value objects are embedded in each other in a shape.
pub(crate) const fn depth(shape: &Shape) -> usize {
    match shape {
        Shape::Optional(shape) => depth(shape),
        Shape::Collection(rows) => match &rows.key {
            Some(key) if key.depth > rows.value.depth => key.depth,
            _ => rows.value.depth,
        },
        Shape::Value(_) | Shape::Variants(_) => {
            let (mut deepest, mut part) = (0, 0);
            while let Some(fields) = shape.part(part) {
                deepest = deepest_of(fields, deepest);
                part += 1;
            }
            deepest + 1
        }
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) | Shape::Child(..) => 0,
    }
}

const fn deepest_of(fields: Fields, mut deepest: usize) -> usize {
    let mut index = 0;
    while index < fields.len() {
        if fields.slots[index].depth > deepest {
            deepest = fields.slots[index].depth;
        }
        index += 1;
    }
    deepest
}

/// Whether a field goes deeper than can be mapped.
pub(crate) const fn is_too_deep(slot: &Slot) -> bool {
    slot.depth > DEEPEST
}

/// Refuses a field that goes deeper than can be mapped: where it begins to, so that what embeds it
/// is spared. Of a generic type this is known nowhere else.
#[track_caller]
pub(super) const fn check(name: &str, slot: &Slot) {
    if is_too_deep(slot) && (slot.depth == DEEPEST + 1 || is_generic(&slot.shape)) {
        let mut message = Message::new();
        if name.is_empty() {
            message.push("this type");
        } else {
            push_quoted(&mut message, name);
        }
        message.push(" holds ");
        message.push_integer(slot.depth as i128);
        message.push(" value objects inside of each other, and at most ");
        message.push_integer(DEEPEST as i128);
        message.push(
            " are mapped: leave out some that only hold another one, or store it as JSON, with `#[column(json)]`",
        );
        fail(message);
    }
}
