//! Variants without fields, as patterns call them. Where one has fields, rustc says that the pattern
//! leaves them out: its path is a function then, of which nothing else is said.

use super::{Constant, NoConstant, Stored};
use crate::shape::Shape;

/// What the path of a variant stands for, in one of two ways.
#[diagnostic::on_unimplemented(
    message = "`matches!` in a condition looks at an enum of the domain",
    label = "this is none",
    note = "an enum of the domain derives `ValueObject`"
)]
pub trait Fieldless<How> {
    /// The enum.
    type Of: ?Sized;
    /// Its constants.
    type Constant: Constant;
    /// Its shape; nothing where the variant has fields.
    const SHAPE: Option<Shape>;
    /// A value of it.
    fn value(&self) -> &Self::Of;
}

/// The path is a value.
#[derive(Debug)]
pub struct Plain;

impl<T: Stored> Fieldless<Plain> for T {
    type Of = T;
    type Constant = T::Constant;
    const SHAPE: Option<Shape> = Some(T::SHAPE);
    fn value(&self) -> &T {
        self
    }
}

macro_rules! functions {
    ($(($($field:ident)*))*) => {$(
        impl<F: Fn($($field),*) -> R, R, $($field),*> Fieldless<(R, $($field),*)> for F {
            type Of = R;
            type Constant = NoConstant;
            const SHAPE: Option<Shape> = None;
            fn value(&self) -> &R {
                unreachable!()
            }
        }
    )*};
}

functions! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E G)
}
