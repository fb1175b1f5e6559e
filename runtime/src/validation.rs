//! A check goes through the shapes of a value: the fields in their order, and the rules by their
//! positions.

use std::any::Any;

use uuid::Uuid;

use crate::invariant::{Checker, Row};
use crate::rule::Rule;
use crate::shape::{Fields, Shape, Target, fields_of};
use crate::stored::{Identified, Stored};

impl Checker<'_> {
    /// Checks the fields of an entity of this identity, in their order.
    pub fn entity<T: Identified>(&mut self, id: &dyn Any, values: &[&dyn Any]) {
        let shape = T::SHAPE;
        let is_followed = self.follows() || shape.root.is_some() && shape.fields.refer();
        let id = is_followed.then(|| (shape.identity.uuid)(id)).flatten();
        match id {
            Some(id) => self.inside(row(shape.target, id), |check| {
                check.fields(&shape.fields, values);
            }),
            None => self.fields(&shape.fields, values),
        }
    }

    /// Follows the id of an entity, whose type contributes this shape.
    pub fn reference(&mut self, shape: &Shape, id: &Uuid) {
        if let Shape::Reference(target) = shape
            && !target.root
        {
            self.follow(row(target, *id));
        }
    }

    /// Checks the fields of a value object, in their order.
    pub fn value<T: Stored>(&mut self, values: &[&dyn Any]) {
        self.fields(&fields_of(&T::SHAPE, 0), values);
    }

    /// Checks the fields of the variant at a position of an enum with data, in their order.
    pub fn variant<T: Stored>(&mut self, variant: usize, values: &[&dyn Any]) {
        if let Shape::Variants(of) = T::SHAPE {
            let of = &of.variants[variant];
            self.field(of.name).fields(&of.fields, values);
        }
    }

    fn fields(&mut self, fields: &Fields, values: &[&dyn Any]) {
        for ((name, slot), value) in fields.names.iter().zip(fields.slots).zip(values) {
            if name.is_empty() {
                // The field of a newtype: the value is where its owner's field is.
                slot.check(*value, self);
            } else {
                slot.check(*value, &mut self.field(name));
            }
        }
    }

    /// Reports a rule of an entity that is broken, where it is, and by what.
    pub fn entity_breaks<T: Identified>(
        &mut self,
        rule: usize,
        path: &'static str,
        value: Option<String>,
    ) {
        self.broken(&T::SHAPE.rules[rule], path, value);
    }

    /// The same for a value object.
    pub fn value_breaks<T: Stored>(
        &mut self,
        rule: usize,
        path: &'static str,
        value: Option<String>,
    ) {
        self.broken(&T::SHAPE.rules()[rule], path, value);
    }

    fn broken(&mut self, rule: &Rule, path: &'static str, value: Option<String>) {
        if path.is_empty() {
            self.report(Some(rule.id), rule.sentence, value);
        } else {
            self.field(path).report(Some(rule.id), rule.sentence, value);
        }
    }
}

fn row(target: &Target, id: Uuid) -> Row {
    Row {
        id,
        entity: [target.name, target.module],
    }
}
