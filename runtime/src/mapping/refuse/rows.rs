//! The columns of the rows of a collection, drafted by themselves.

use crate::mapping::draft::{Draft, Range};
use crate::mapping::flatten;
use crate::shape::{Field, Rows};
use crate::text::Buffer;

/// The columns of a collection by itself, and which of them are those of its keys.
pub(super) const fn rows_of(field: Field, rows: &'static Rows) -> (Draft<128>, Range) {
    let mut draft = Draft::new();
    let mut base = Buffer::new();
    base.push(field.name);
    let keys = flatten::of_rows(&mut draft, rows, field.said, &base, 0);
    (draft, keys)
}
