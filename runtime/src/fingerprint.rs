//! A number that changes when anything changes from which an aggregate's record is made.
//!
//! Two records are compared fact by fact only where their fingerprints differ: to map a shape and
//! to compare what comes of it costs const evaluation a hundred times what this does. What a
//! derive knows of a type by itself it has hashed already (shapes carry it as `print`); here it is mixed with what only the types of the fields know.

use crate::rule::Literal;
use crate::shape::{
    Default, EntityShape, Fields, Many, Narrowed, Scalar, Shape, Target,
};

/// The version of the mapping from shapes to records. Another version makes another record of the
/// same shape, and so another fingerprint.
const MAPPING: u64 = 1;

/// The fingerprint of an aggregate.
pub(crate) const fn of(root: &EntityShape) -> u64 {
    let mut print = Print(MAPPING);
    print.entity(root);
    print.0
}

/// The fingerprint of what a type contributes as a field.
pub(crate) const fn of_shape(shape: &Shape) -> u64 {
    let mut print = Print(0);
    print.shape(shape);
    print.0
}

/// What was read so far. Const evaluation costs by the step: words are mixed, not bytes.
struct Print(u64);

impl Print {
    /// The multiplier is that of Fibonacci hashing: 2^64 divided by the golden ratio, and odd.
    const fn number(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    #[expect(
        unsafe_code,
        reason = "a slice's own methods take many times the steps"
    )]
    const fn text(&mut self, text: &str) {
        let length = text.len();
        let bytes = text.as_ptr();
        self.number(length as u64);
        let mut index = 0;
        while index + 8 <= length {
            // SAFETY: the eight bytes from `index` on are bytes of the text.
            let word = unsafe { bytes.add(index).cast::<[u8; 8]>().read() };
            self.number(u64::from_le_bytes(word));
            index += 8;
        }
        if index < length {
            let mut rest = [0_u8; 8];
            // SAFETY: fewer than eight bytes of the text are left.
            unsafe {
                rest.as_mut_ptr()
                    .copy_from_nonoverlapping(bytes.add(index), length - index);
            }
            self.number(u64::from_le_bytes(rest));
        }
    }

    const fn entity(&mut self, shape: &EntityShape) {
        // What is not read here was hashed by the derive.
        let EntityShape {
            print,
            target,
            identity,
            fields,
            ..
        } = shape;
        self.number(*print);
        self.target(target);
        self.target(identity);
        self.fields(fields);
    }

    const fn target(&mut self, target: &Target) {
        let Target { print, module, .. } = target;
        self.number(*print);
        self.text(module);
    }

    const fn fields(&mut self, fields: &Fields) {
        let Fields { slots, said, .. } = fields;
        let mut index = 0;
        while index < slots.len() {
            self.number(slots[index].print);
            index += 1;
        }
        index = 0;
        while index < said.len() {
            if let Some(Default::Value(value)) = &said[index].default {
                self.literal(value);
            }
            index += 1;
        }
    }

    const fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Scalar(scalar) => self.scalar(scalar),
            Shape::Enum(shape) => {
                self.number(1);
                self.number(shape.print);
                self.text(shape.module);
            }
            Shape::Reference(target) => {
                self.number(2);
                self.target(target);
            }
            Shape::Value(value) => {
                self.number(3);
                self.number(value.print);
                self.fields(&value.fields);
            }
            Shape::Child(child, many) => {
                self.number(match many {
                    Many::One => 4,
                    Many::Any => 5,
                });
                self.entity(child);
            }
            Shape::Optional(shape) => {
                self.number(6);
                self.shape(shape);
            }
        }
    }

    const fn scalar(&mut self, scalar: &Scalar) {
        let Scalar { ty, narrowed } = scalar;
        let (word, first, second) = ty.parts();
        self.text(word);
        if let Some(first) = first {
            self.number(first as u64);
        }
        if let Some(second) = second {
            self.number(second as u64);
        }
        match narrowed {
            Narrowed::No => self.number(0),
            Narrowed::Range(least, most) => {
                self.text(least);
                self.text(most);
            }
            Narrowed::AtLeast(least) => self.text(least),
            Narrowed::Characters(count) => self.number(*count as u64),
            Narrowed::Octets(count) => self.number(!(*count as u64)),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both halves are read"
    )]
    const fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::Integer(value) => {
                self.number(10);
                self.number(*value as u64);
                self.number((*value >> 64) as u64);
            }
            Literal::Boolean(value) => self.number(11 + *value as u64),
            Literal::Text(text) => {
                self.number(13);
                self.text(text);
            }
            Literal::Character(character) => {
                self.number(14);
                self.number(*character as u64);
            }
            Literal::Number(number) => {
                self.number(15);
                self.text(number);
            }
        }
    }
}
