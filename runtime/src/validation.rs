//! A check goes through the shapes of a value: the fields in their order, and the rules by their
//! positions.

mod judged;
mod overlap;
mod unique;

use std::any::Any;

use uuid::Uuid;

use crate::invariant::{Checker, Held, Row, rows};
use crate::rule::Rule;
use crate::shape::{EnumShape, FieldType, Fields, Shape, Target, fields_of};
use crate::stored::{Constant, ConstantKind, Identified, Stored, position};

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
        self.uuid(id);
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
            self.variant_held(of.tag, variant);
            let of = &of.variants[variant];
            self.inside_variant(of.name).fields(&of.fields, values);
        }
    }

    fn fields(&mut self, fields: &Fields, values: &[&dyn Any]) {
        let slots = fields.names.iter().zip(fields.slots).zip(values);
        for (position, ((name, slot), value)) in slots.enumerate() {
            if name.is_empty() {
                // The field of a newtype: the value is where its owner's field is.
                self.slot(fields, position, slot, *value);
            } else {
                self.field(name).slot(fields, position, slot, *value);
            }
        }
    }

    fn slot(&mut self, fields: &Fields, position: usize, slot: &FieldType, value: &dyn Any) {
        slot.check(value, self);
        if let Shape::Collection(_) = slot.shape
            && !self.notes()
            && let Some(rows) = fields.get(position).said.children.unique
        {
            unique::check(slot, &rows, value, self);
        }
    }

    /// Notes which constant of an enum this is, where somebody asks.
    pub fn constant<T: Constant>(&mut self, value: &T) {
        if let ConstantKind::Variant(of) = T::KIND {
            self.variant_held(of, position(value));
        }
    }

    fn variant_held(&mut self, of: &'static EnumShape, variant: usize) {
        self.holds(|| Held::Variant(variant, of.values[variant], of.names[variant]));
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

/// Which variant of its enum a value is; nothing of what is none, or absent.
pub(crate) fn variant<T: Stored>(value: &T) -> Option<usize> {
    let rows = rows(|check| {
        check.begin_row();
        value.check(check);
    });
    // The tag comes before what is in the variant.
    match rows.first()?.first()?.held {
        Held::Variant(variant, ..) => Some(variant),
        _ => None,
    }
}

fn row(target: &Target, id: Uuid) -> Row {
    Row {
        id,
        entity: [target.name, target.module],
    }
}
