//! Text, in whatever holds it.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::{Characters, InTable, Measured, Stored, Text};
use crate::invariant::{Checker, Held};
use crate::shape::{Scalar, Shape};
use crate::table::SqlType;

pub(super) const NUL: &str = "text cannot hold the character U+0000 to be stored";

fn check_text(text: &str, check: &mut Checker<'_>) {
    check.holds(|| Held::Text(text.to_owned()));
    if text.contains('\0') {
        check.unstorable(&text, NUL);
    }
}

fn check_length(text: &str, most: u32, check: &mut Checker<'_>) {
    check_text(text, check);
    // A text has at most as many characters as bytes: most are not counted.
    let most = most as usize;
    if text.len() > most && text.chars().count() > most {
        check.unstorable(&text, "the text is longer than its declared length");
    }
}

macro_rules! texts {
    ($($ty:ty),*) => {$(
        impl Stored for $ty {
            type Constant = &'static str;
            const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Text));
            fn check(&self, check: &mut Checker<'_>) {
                check_text(self, check);
            }
        }
        impl InTable for $ty {
            type Itself = Self;
        }

        impl<const LENGTH: u32> Text<LENGTH> for $ty {
            const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Varchar(LENGTH)));
            fn check(&self, check: &mut Checker<'_>) {
                check_length(self, LENGTH, check);
            }
        }
        impl<const LENGTH: u32> Text<LENGTH> for Option<$ty> {
            const SHAPE: Shape = Shape::Optional(&<$ty as Text<LENGTH>>::SHAPE);
            fn check(&self, check: &mut Checker<'_>) {
                match self {
                    Some(value) => Text::<LENGTH>::check(value, check),
                    None => check.holds(|| Held::Null),
                }
            }
        }
    )*};
}

texts!(String, Arc<str>, Rc<str>, Cow<'static, str>);

// What a `Box` holds, it is.
impl Stored for str {
    type Constant = &'static str;
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Text));
    fn check(&self, check: &mut Checker<'_>) {
        check_text(self, check);
    }
}
impl InTable for Box<str> {
    type Itself = Self;
}
impl<const LENGTH: u32> Text<LENGTH> for Box<str> {
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Varchar(LENGTH)));
    fn check(&self, check: &mut Checker<'_>) {
        check_length(self, LENGTH, check);
    }
}
impl<const LENGTH: u32> Text<LENGTH> for Option<Box<str>> {
    const SHAPE: Shape = Shape::Optional(&<Box<str> as Text<LENGTH>>::SHAPE);
    fn check(&self, check: &mut Checker<'_>) {
        match self {
            Some(value) => Text::<LENGTH>::check(value, check),
            None => check.holds(|| Held::Null),
        }
    }
}

// What conditions ask of text.
macro_rules! looked_into {
    ($($ty:ty),*) => {$(
        impl Characters for $ty {
            type Itself = Self;
        }
        impl Measured for $ty {
            type Itself = Self;
        }
    )*};
}

looked_into!(Box<str>, Arc<str>, Rc<str>, Cow<'static, str>);
