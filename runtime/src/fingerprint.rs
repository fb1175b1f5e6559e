//! A number that changes when anything changes from which an aggregate's record is made.
//!
//! Two records are compared fact by fact only where their fingerprints differ: to map a shape and
//! to compare what comes of it costs const evaluation a hundred times what this does. What a
//! derive knows of a type by itself it has hashed already (shapes carry it as `print`); here that
//! is mixed with what only the types of the fields know.

use std::slice;

use crate::rule::Literal;
use crate::shape::{
    Default, FieldType, Fields, Many, Narrowed, Rows, Scalar, Shape, Target, TypeFacts,
};

/// Another version of this crate may make another record of the same shape.
const MAPPING: u64 = {
    let mut print = Print(0);
    print.text(env!("CARGO_PKG_VERSION"));
    print.0
};

/// The fingerprint of an entity, and of all that is inside of it.
pub(crate) const fn of(print: u64, target: &Target, own: &TypeFacts) -> u64 {
    let mut all = Print(MAPPING);
    all.entity(print, target, own);
    all.0
}

/// The fingerprint of what a type contributes as a field.
pub(crate) const fn of_shape(shape: &Shape) -> u64 {
    let mut print = Print(0);
    print.shape(shape);
    print.0
}

/// The fingerprint of bytes, from another one on. It differs wherever the bytes differ in no more
/// than one of their words of eight.
pub(crate) const fn of_bytes(before: u64, bytes: &[u8]) -> u64 {
    let mut print = Print(before);
    print.bytes(bytes);
    print.0
}

/// One step of hashing. A macro, and no method of a number in it: const evaluation pays for a
/// call as much as for twenty operators.
///
/// The multiplier is that of Fibonacci hashing: 2^64 divided by the golden ratio, and odd, so that
/// no step loses anything. Of the product the lower half is kept.
macro_rules! mix {
    ($hash:expr, $number:expr) => {
        $hash = (($hash ^ $number) as u128 * 0x9e37_79b9_7f4a_7c15) as u64
    };
}

/// The number of eight bytes, the least first: no method, for the same reason.
macro_rules! little_endian {
    ($word:expr) => {
        if cfg!(target_endian = "big") {
            $word.swap_bytes()
        } else {
            $word
        }
    };
}

/// Eight bytes, wherever they stand.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Word(u64);

/// What was read so far.
struct Print(u64);

#[expect(clippy::cast_possible_truncation, reason = "see `mix`")]
impl Print {
    const fn number(&mut self, number: u64) {
        mix!(self.0, number);
    }

    const fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    #[expect(
        unsafe_code,
        reason = "the calls of safe reading take ten times the steps"
    )]
    const fn bytes(&mut self, bytes: &[u8]) {
        let (start, length) = (bytes.as_ptr().cast::<Word>(), bytes.len());
        let mut hash = self.0;
        mix!(hash, length as u64);
        let mut index = 0;
        if length < 8 {
            while index < length {
                mix!(hash, bytes[index] as u64);
                index += 1;
            }
        } else {
            // SAFETY: so many words lie in the bytes, and a word has no alignment.
            let words = unsafe { slice::from_raw_parts(start, length / 8) };
            while index < words.len() {
                mix!(hash, little_endian!(words[index].0));
                index += 1;
            }
            // SAFETY: the last eight of the bytes.
            let word = unsafe { *start.byte_add(length - 8) };
            mix!(hash, little_endian!(word.0));
        }
        self.0 = hash;
    }

    /// The derive has hashed all else.
    const fn entity(&mut self, print: u64, target: &Target, own: &TypeFacts) {
        let TypeFacts {
            identity,
            slots,
            values,
        } = own;
        self.number(print);
        self.text(target.module);
        // Most entities have an identity of their own.
        if identity.print != target.print {
            self.target(identity);
        }
        self.slots(slots);
        let mut index = 0;
        while index < values.len() {
            self.default(&values[index]);
            index += 1;
        }
    }

    const fn constants(&mut self, constants: &[Literal]) {
        let mut index = 0;
        while index < constants.len() {
            self.literal(&constants[index]);
            index += 1;
        }
    }

    /// Four at a time, which spares const evaluation half of the steps.
    const fn slots(&mut self, slots: &[&FieldType]) {
        let mut hash = self.0;
        let mut slots = slots;
        loop {
            match slots {
                [one, two, three, four, rest @ ..] => {
                    mix!(hash, one.print);
                    mix!(hash, two.print);
                    mix!(hash, three.print);
                    mix!(hash, four.print);
                    slots = rest;
                }
                [one, rest @ ..] => {
                    mix!(hash, one.print);
                    slots = rest;
                }
                [] => break,
            }
        }
        self.0 = hash;
    }

    const fn default(&mut self, default: &Default) {
        if let Default::Value(value) = default {
            self.literal(value);
        }
    }

    const fn target(&mut self, target: &Target) {
        let Target {
            print,
            module,
            tenant,
            ..
        } = target;
        self.number(*print);
        self.text(module);
        if let Some(tenant) = tenant {
            self.text(tenant.column);
            self.target(tenant.target);
        }
    }

    const fn fields(&mut self, fields: &Fields) {
        self.slots(fields.slots);
        let mut index = 0;
        while index < fields.said.len() {
            if let Some(default) = &fields.said[index].default {
                self.default(default);
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
                // What refers inside of its aggregate is mapped otherwise.
                self.number(if target.root { 2 } else { 12 });
                self.target(target);
            }
            Shape::Value(value) => {
                self.number(3);
                self.number(value.print);
                self.fields(&value.fields);
                self.constants(value.constants);
            }
            Shape::Child(child, many) => {
                self.number(match many {
                    Many::One => 4,
                    Many::Any => 5,
                });
                self.entity(child.print, child.target, &child.own());
            }
            Shape::Optional(shape) => {
                self.number(6);
                self.shape(shape);
            }
            Shape::Variants(of) => {
                self.number(7);
                self.number(of.tag.print);
                self.text(of.tag.module);
                let mut index = 0;
                while index < of.variants.len() {
                    self.fields(&of.variants[index].fields);
                    index += 1;
                }
            }
            Shape::Collection(Rows { kind, key, value }) => {
                self.number(8 + *kind as u64);
                if let Some(key) = key {
                    self.number(key.print);
                }
                self.number(value.print);
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
            Narrowed::Unknown(_) => self.number(1),
            Narrowed::Range(least, most) => {
                self.text(least);
                self.text(most);
            }
            Narrowed::AtLeast(least) => self.text(least),
            Narrowed::Zero(bounds) => {
                self.number(2);
                if let Some((least, most)) = bounds {
                    self.text(least);
                    self.text(most);
                }
            }
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
            Literal::Number(number) | Literal::Float(_, number) => {
                self.number(15);
                self.text(number);
            }
            Literal::Decimal(digits, scale) => {
                self.number(16);
                self.number(*digits as u64);
                self.number((*digits >> 64) as u64);
                self.number(*scale as u64);
            }
        }
    }
}
