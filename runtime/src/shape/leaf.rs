//! What a path into a row leads to.

use super::interval::{self, Interval};
use super::{Fields, Narrowed, Scalar, Shape, ValueShape};
use crate::rule::{ANYWHERE, Path};
use crate::table::SqlType;
use crate::text;

/// What a path leads to, without the `Option` around it; nothing where it is not stored here.
pub(crate) const fn leaf(fields: Fields, (field, rest): Path) -> Option<&'static Shape> {
    if field == ANYWHERE {
        return None;
    }
    walk(fields.shape(field), rest)
}

const fn walk(shape: &'static Shape, rest: &str) -> Option<&'static Shape> {
    match shape {
        Shape::Optional(shape) => walk(shape, rest),
        Shape::Value(ValueShape {
            newtype: true,
            fields,
            ..
        }) => walk(fields.shape(0), rest),
        // A type with mistakes has been reported itself.
        Shape::Scalar(Scalar {
            narrowed: Narrowed::Unknown(_),
            ..
        }) => Some(shape),
        Shape::Child(..)
        | Shape::Collection(_)
        | Shape::Scalar(Scalar {
            ty: SqlType::Json, ..
        }) => None,
        _ if rest.is_empty() => Some(shape),
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.fields.len() {
                if let Some(behind) = text::behind(rest, value.fields.names[index]) {
                    if behind.is_empty() {
                        return walk(value.fields.shape(index), "");
                    }
                    if let Some(behind) = text::behind(behind, ".") {
                        return walk(value.fields.shape(index), behind);
                    }
                }
                index += 1;
            }
            None
        }
        _ => None,
    }
}

/// The integers of a shape.
pub(crate) const fn integers(shape: &Shape) -> Option<Interval> {
    match shape {
        Shape::Scalar(scalar) => interval::integers(scalar.ty, Some(shape)),
        _ => None,
    }
}

/// Whether a condition computes with it: what is wider is refused for that.
pub(crate) const fn is_computed(shape: &Shape) -> bool {
    const WORD: Interval = Interval::new(i32::MIN as i128, u32::MAX as i128);
    match integers(shape) {
        Some(interval) => interval.is_within(WORD),
        None => precision(shape).is_some(),
    }
}

/// The digits of a decimal.
pub(crate) const fn precision(shape: &Shape) -> Option<u32> {
    match shape {
        Shape::Scalar(Scalar {
            ty: SqlType::Decimal { precision, .. },
            narrowed: Narrowed::No,
        }) => Some(*precision as u32),
        _ => None,
    }
}

pub(crate) const fn scale_of(shape: &Shape) -> u32 {
    match shape {
        Shape::Scalar(Scalar {
            ty: SqlType::Decimal { scale, .. },
            narrowed: Narrowed::No,
        }) => *scale as u32,
        _ => 0,
    }
}
