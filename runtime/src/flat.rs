//! Shapes as text: what an artifact carries of an aggregate.
//!
//! What its tokens say of a type, the derive has written already: the `flat` of each shape. That is
//! copied as a whole, and what rustc has answered is put behind it, in the order of the fields of
//! the shapes. Numbers, the tags of variants among them, are written in groups of five bits, the
//! least of them first: the last group as a character from `(` on, the others from `^` on. Text has
//! its length in bytes before it, as a list has that of its items. `tablewright-model` reads this.

mod condition;
mod field;
mod room;
mod scalar;
mod type_shape;
mod writer;

use crate::shape::{EntityShape, FlatColumn, Shape};

pub use condition::{expression, literal};
pub use field::{default, form, said};
pub use scalar::{narrowed, sql_type};
pub use type_shape::shape;
pub(crate) use writer::Writer;
pub use writer::{FIRST, LAST};

/// The shape of a column, where it is short: it is copied wherever a field has it.
pub(crate) const fn column(shape: &Shape) -> FlatColumn {
    let is_short = match shape {
        Shape::Scalar(_) => true,
        Shape::Optional(shape) => matches!(shape, Shape::Scalar(_)),
        _ => false,
    };
    if !is_short {
        return FlatColumn::LONG;
    }
    let mut writer = Writer::new();
    writer.shape(shape);
    writer.into_column()
}

/// The text of a shape, and whether mapping it may be too much, for who tests what reads it.
/// Nothing where it has more than 256 KiB.
#[inline]
#[must_use]
pub fn text_of(root: &EntityShape) -> Option<(String, bool)> {
    let mut writer = Writer::<{ 256 * 1024 }>::new();
    writer.entity(root);
    let is_whole = !writer.overflowed();
    is_whole.then(|| (writer.as_str().to_owned(), writer.may_be_too_large()))
}
