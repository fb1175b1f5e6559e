//! Constants of the domain as SQL literals: defaults, and the states of a state machine.

use std::marker::PhantomData;

use crate::rule::Literal;
use crate::shape::{Default, EnumShape, Shape};
use crate::stored::{Comparable, Fieldless, Sought, Stored};

/// A type whose constants can be said in SQL.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no constants that a database knows",
    label = "a constant is an integer, a `Decimal`, a `bool`, a `char`, a `&str` or a variant of a unit-only enum",
    note = "a unit-only enum derives `ValueObject`"
)]
pub trait Constant: Sized + 'static {
    /// How the bytes of a value are read.
    const KIND: ConstantKind;

    /// Of a unit-only enum, all its values in declaration order.
    const VARIANTS: &'static [Self] = &[];
}

/// How the bytes of a constant are read.
#[derive(Clone, Copy, Debug)]
pub enum ConstantKind {
    /// A signed integer of the type's size.
    Signed,
    /// An unsigned integer of the type's size.
    Unsigned,
    /// `bool`
    Boolean,
    /// `char`
    Character,
    /// `&'static str`
    Text,
    /// `rust_decimal::Decimal`
    Decimal,
    /// A unit-only enum.
    Variant(&'static EnumShape),
    /// Only a literal can be said: a constant's value has no exact text.
    Written,
}

/// A type whose constants are a default of some field.
pub trait Spoken: Constant {}
impl<T: Constant + Stored<Constant = T>> Spoken for T {}
impl Spoken for &'static str {}

/// The defaults of fields of a type, asked of a concrete one: where constants of it can be said, the
/// inherent constants win over the trait's.
pub struct DefaultOf<T>(PhantomData<T>);

impl<T: Stored> DefaultOf<T>
where
    T::Constant: Spoken,
{
    /// Reads a default.
    pub const READ: Reader<T::Constant> = Reader(PhantomData);
    /// Its constants can be said.
    pub const IS_SPOKEN: bool = true;
}

/// The answer for all other types: any default is read, and refused once.
pub trait Unspoken {
    /// Reads anything.
    const READ: Anything = Anything;
    /// No constant can be said.
    const IS_SPOKEN: bool = false;
}
impl<T> Unspoken for DefaultOf<T> {}

/// Reads a constant as a default.
#[derive(Clone, Copy, Debug)]
pub struct Reader<C>(PhantomData<C>);

#[expect(
    clippy::unused_self,
    reason = "the type of the reader is what a derive asks for"
)]
impl<C: Constant> Reader<C> {
    /// A default that is given as a constant. Of a float that is not a literal, something else tells
    /// (see [`is_unwritten`]).
    #[must_use]
    pub const fn literal(self, value: &C) -> Default {
        Default::Value(unasked_constant(value))
    }

    /// A default that is given as an integer: what is written, and another integer of its type.
    #[must_use]
    pub const fn integer(self, other: &C, written: i128) -> Default {
        let bits = 8 * size_of::<C>();
        let (least, most) = match C::KIND {
            ConstantKind::Signed => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
            ConstantKind::Unsigned => (0, (1 << bits) - 1),
            _ => return self.literal(other),
        };
        if least <= written && written <= most {
            Default::Value(Literal::Integer(written))
        } else {
            Default::Value(TOO_GREAT)
        }
    }

    /// A default that is given as a number with its text.
    #[track_caller]
    #[must_use]
    pub const fn number(self, value: &C, text: &'static str) -> Default {
        match C::KIND {
            ConstantKind::Written if is_infinite(value) => Default::Value(TOO_GREAT),
            ConstantKind::Written => Default::Value(Literal::Number(text)),
            _ => Default::Value(read(value)),
        }
    }
}

/// Reads whatever was said where nothing can be.
#[derive(Clone, Copy, Debug)]
pub struct Anything;

#[expect(
    clippy::unused_self,
    reason = "the type of the reader is what a derive asks for"
)]
impl Anything {
    /// No default.
    #[must_use]
    pub const fn literal<T: ?Sized>(self, _: &T) -> Default {
        Default::Sql("")
    }

    /// No default.
    #[must_use]
    pub const fn integer<T: ?Sized>(self, _: &T, _: i128) -> Default {
        Default::Sql("")
    }

    /// No default.
    #[must_use]
    pub const fn number<T: ?Sized>(self, _: &T, _: &'static str) -> Default {
        Default::Sql("")
    }
}

macro_rules! constants {
    ($($kind:ident: $($ty:ty),*;)*) => {$($(
        impl Constant for $ty {
            const KIND: ConstantKind = ConstantKind::$kind;
        }
    )*)*};
}

constants! {
    Signed: i8, i16, i32, i64, isize;
    Unsigned: u8, u16, u32, u64, usize;
    Boolean: bool;
    Character: char;
    Text: &'static str;
    Written: f32, f64;
}

/// The constant of a type that has none.
#[derive(Clone, Copy, Debug)]
pub enum NoConstant {}

impl Constant for NoConstant {
    const KIND: ConstantKind = ConstantKind::Written;
}

/// The default of a field of type `T`, given as a constant.
///
/// # Panics
///
/// In const evaluation, for a float that is not a literal.
#[track_caller]
#[must_use]
pub const fn literal<T: Stored>(value: &T::Constant) -> Default {
    Default::Value(read(value))
}

/// The default of a field of type `T`, given as a number with its text.
#[track_caller]
#[must_use]
pub const fn number<T: Stored>(value: &T::Constant, text: &'static str) -> Default {
    match <T::Constant as Constant>::KIND {
        ConstantKind::Written => Default::Value(Literal::Number(text)),
        _ => Default::Value(read(value)),
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn read<T: Constant>(value: &T) -> Literal {
    match T::KIND {
        ConstantKind::Signed => Literal::Integer(sign_extended(raw(value), size_of::<T>())),
        ConstantKind::Unsigned => Literal::Integer(raw(value) as i128),
        ConstantKind::Boolean => Literal::Boolean(raw(value) != 0),
        ConstantKind::Character => match char::from_u32(raw32(value)) {
            Some(character) => Literal::Character(character),
            None => panic!("a `char` is always a character"),
        },
        ConstantKind::Text => Literal::Text(text(value)),
        #[cfg(feature = "rust_decimal")]
        ConstantKind::Decimal => super::decimal::read(value),
        #[cfg(not(feature = "rust_decimal"))]
        ConstantKind::Decimal => panic!("no type of this build is a decimal"),
        ConstantKind::Variant(shape) => Literal::Text(shape.values[position(value)]),
        ConstantKind::Written => {
            panic!("a default of this type is written as a literal, or as `default(sql = \"…\")`")
        }
    }
}

/// A constant that a rule names: itself, if it can be compared. It is asked where its value is read
/// as it is asked in the condition: errors that are the same are shown once.
#[must_use]
pub const fn spelled<T: Comparable<Itself = T>>(value: &T) -> &<T as Comparable>::Itself {
    value
}

/// A constant that a rule looks for in a text.
#[must_use]
pub const fn sought<T: Sought<Itself = T>>(value: &T) -> &<T as Sought>::Itself {
    value
}

/// A constant that a rule names, as the database has it.
///
/// # Panics
///
/// In const evaluation, where a database has no such value.
#[track_caller]
#[must_use]
pub const fn constant<T: Constant>(value: &T) -> Literal {
    let literal = unasked_constant(value);
    assert_spoken(&literal);
    literal
}

/// The same, of which something else asks whether a database has it: after what is wrong with its
/// type.
#[track_caller]
#[must_use]
pub const fn unasked_constant<T: Constant>(value: &T) -> Literal {
    match T::KIND {
        ConstantKind::Written => UNWRITTEN,
        _ => read(value),
    }
}

/// A float that is no literal: its value has no exact text.
const UNWRITTEN: Literal = Literal::Float("", "");

/// A literal that is out of the range of its type.
const TOO_GREAT: Literal = Literal::Float("", "out of range");

/// Whether this is a float that is no literal.
pub(crate) const fn is_unwritten(of: &Literal) -> bool {
    matches!(of, Literal::Float(single, double) if single.is_empty() && double.is_empty())
}

/// Whether this is a literal that is out of the range of its type.
pub(crate) const fn is_too_great(of: &Literal) -> bool {
    matches!(of, Literal::Float(single, double) if single.is_empty() && !double.is_empty())
}

const fn is_infinite<T: Constant>(value: &T) -> bool {
    let (bits, exponent) = match size_of::<T>() {
        4 => (raw(value), 0x7f80_0000),
        _ => (raw(value), 0x7ff0_0000_0000_0000),
    };
    bits & exponent == exponent
}

/// Refuses a constant that no database has.
///
/// # Panics
///
/// In const evaluation, for a float, and for text that cannot be stored.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn assert_spoken(constant: &Literal) {
    match constant {
        Literal::Float(text, _) if text.is_empty() => {
            panic!("in a condition, a float is written as a literal")
        }
        Literal::Text(text) if crate::text::holds_byte(text, 0) => {
            panic!("no stored text holds the character U+0000")
        }
        _ => {}
    }
}

/// A variant without fields, which is called so, as the database has it.
///
/// # Panics
///
/// In const evaluation, where the type is no enum, or has no such variant.
#[track_caller]
#[must_use]
#[expect(unsafe_code, reason = "traits have no const functions yet")]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn variant<T: Fieldless<How>, How>(value: &T, name: &str) -> Literal {
    match T::SHAPE {
        // It has fields, and rustc has said so.
        None => Literal::Text(""),
        Some(Shape::Enum(_)) => {
            let value: *const T = value;
            assert!(
                size_of::<T>() == size_of::<T::Constant>(),
                "a constant is an enum itself, and nothing around it"
            );
            // SAFETY: a unit-only enum is its own constant; what is around one is of another size.
            read::<T::Constant>(unsafe { &*value.cast() })
        }
        Some(Shape::Variants(of)) => match of.value(name) {
            Some(value) => Literal::Text(value),
            None => panic!("`matches!` calls a variant by the name that it is declared with"),
        },
        Some(_) => panic!("`matches!` in a condition looks at an enum of the domain"),
    }
}

/// The shape of a unit-only enum's column.
///
/// # Panics
///
/// In const evaluation, for any other type.
#[must_use]
#[expect(clippy::panic, reason = "derived enums have this kind")]
pub const fn enum_shape<T: Constant>() -> Shape {
    match T::KIND {
        ConstantKind::Variant(shape) => Shape::Enum(shape),
        _ => panic!("this is no unit-only enum"),
    }
}

/// The position of a variant in its enum.
pub(crate) const fn position<T: Constant>(value: &T) -> usize {
    // Most enums number their variants from 0 on.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what is cut is another number"
    )]
    let guess = raw(value) as usize;
    if guess < T::VARIANTS.len() && raw(&T::VARIANTS[guess]) == raw(value) {
        return guess;
    }
    let mut index = 0;
    // The value is one of the variants, so that the last needs no comparison.
    while index + 1 < T::VARIANTS.len() && raw(&T::VARIANTS[index]) != raw(value) {
        index += 1;
    }
    index
}

/// The bytes of an integer, a `bool` or a unit-only enum.
#[expect(unsafe_code, reason = "traits have no const functions yet")]
#[expect(clippy::panic, reason = "no such type is a constant")]
const fn raw<T: Constant>(value: &T) -> u64 {
    let bytes: *const T = value;
    // SAFETY: `T` is one of the types that `ConstantKind` lists: its bytes are initialised, because
    // the derive refuses an enum that declares its alignment, and each arm reads just as many.
    unsafe {
        match size_of::<T>() {
            0 => 0,
            1 => *bytes.cast::<u8>() as u64,
            2 => bytes.cast::<u16>().read_unaligned() as u64,
            4 => bytes.cast::<u32>().read_unaligned() as u64,
            8 => bytes.cast::<u64>().read_unaligned(),
            _ => panic!("a value of 1, 2, 4 or 8 bytes"),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a `char` has 32 bits")]
const fn raw32<T: Constant>(value: &T) -> u32 {
    raw(value) as u32
}

const fn sign_extended(bits: u64, bytes: usize) -> i128 {
    let unused = 64 - 8 * bytes;
    (bits.cast_signed() << unused >> unused) as i128
}

#[expect(unsafe_code, reason = "traits have no const functions yet")]
const fn text<T: Constant>(value: &T) -> &'static str {
    let value: *const T = value;
    // SAFETY: called only for `ConstantKind::Text`, which `&'static str` alone has.
    unsafe { *value.cast::<&'static str>() }
}
