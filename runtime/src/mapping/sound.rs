//! What the derives have asked of an aggregate's types, asked before its tables are made.
//!
//! Only here, and not where a single type is looked at: that is what the questions themselves do.

use crate::shape::walk::inner;
use crate::shape::{EntityShape, Fields, Shape};

/// Asks for an entity and all that is in its rows. Its children are asked for by themselves.
pub(super) const fn ask(entity: &EntityShape) {
    entity.sound.ask();
    each(entity.fields);
}

const fn each(fields: Fields) {
    let mut index = 0;
    while index < fields.len() {
        of(fields.shape(index));
        index += 1;
    }
}

const fn of(shape: &Shape) {
    match inner(shape) {
        Shape::Value(value) => value.sound.ask(),
        Shape::Variants(variants) => variants.sound.ask(),
        Shape::Collection(rows) => {
            if let Some(key) = rows.key {
                of(&key.shape);
            }
            of(&rows.value.shape);
        }
        _ => {}
    }
    let mut part = 0;
    while let Some(fields) = inner(shape).part(part) {
        each(fields);
        part += 1;
    }
}
