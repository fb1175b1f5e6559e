//! `Option`, `Box` and `Vec`: what they make of what they hold.

use std::marker::PhantomData;

use super::{Entity, InTable, Link, NoConstant, SoftReference, Stored};
use crate::invariant::{Checker, Held};
use crate::shape::{Many, Scalar, Shape};
use crate::table::SqlType;

impl<T: Stored> Stored for Option<T> {
    type Constant = T::Constant;
    const SHAPE: Shape = Shape::Optional(&T::SHAPE);
    const NODE: Link = T::NODE;
    fn check(&self, check: &mut Checker<'_>) {
        match self {
            Some(value) => value.check(check),
            None => check.holds(|| Held::Null),
        }
    }
}

impl<T: SoftReference> SoftReference for Option<T> {
    const SHAPE: Shape = Shape::Optional(&T::SHAPE);
    fn check(&self, check: &mut Checker<'_>) {
        match self {
            Some(value) => value.check(check),
            None => check.holds(|| Held::Null),
        }
    }
}

impl<T: InTable> InTable for Option<T> {
    type Itself = Option<T::Itself>;
}

impl<T: Stored + ?Sized> Stored for Box<T> {
    type Constant = T::Constant;
    const SHAPE: Shape = T::SHAPE;
    const NODE: Link = T::NODE;
    fn check(&self, check: &mut Checker<'_>) {
        (**self).check(check);
    }
}
impl<T: InTable> InTable for Box<T> {
    type Itself = Box<T::Itself>;
}

/// What a `Vec` may hold without further words: bytes and child entities.
pub trait ListItem: Sized {
    /// What the list contributes.
    const LIST: Shape;

    /// The node of the item, as [`Stored`] has it.
    const NODE: Link = Link::NONE;

    /// Reports what of the items cannot be stored, and the rules that they break.
    fn check_list(items: &[Self], check: &mut Checker<'_>);
}

impl ListItem for u8 {
    const LIST: Shape = Shape::Scalar(Scalar::full(SqlType::Bytes));
    fn check_list(items: &[Self], check: &mut Checker<'_>) {
        check.holds(|| Held::Bytes(items.to_vec()));
    }
}
impl InTable for Vec<u8> {
    type Itself = Self;
}

impl<T: Entity> ListItem for T {
    const LIST: Shape = Shape::Child(T::SHAPE, Many::Any);
    const NODE: Link = T::NODE;
    fn check_list(items: &[Self], check: &mut Checker<'_>) {
        // They are rows of their own, which hold no columns of this one.
        if check.notes() {
            return;
        }
        // Of an iterator, code would be made anew for each type.
        let mut index = 0;
        while index < items.len() {
            items[index].check(&mut check.item(index));
            index += 1;
        }
        T::check_together(items, check);
    }
}

impl<T: ListItem> Stored for Vec<T> {
    type Constant = NoConstant;
    const SHAPE: Shape = T::LIST;
    const NODE: Link = T::NODE;
    fn check(&self, check: &mut Checker<'_>) {
        T::check_list(self, check);
    }
}

/// Whether a type is an `Option`, asked of a concrete type: an inherent constant wins over the
/// trait's. This is how a JSON column of any type knows whether it may be NULL.
pub struct Nullability<T>(PhantomData<T>);

impl<T> Nullability<Option<T>> {
    /// `None` is NULL.
    pub const IS_NULLABLE: bool = true;
}

/// The answer for everything else.
pub trait NotNull {
    /// Never NULL.
    const IS_NULLABLE: bool = false;
}
impl<T> NotNull for Nullability<T> {}
