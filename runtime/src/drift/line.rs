//! A line of what changed, in the making.

use super::object::Object;
use crate::text::Buffer;

/// Room for a message: values of any length are cut.
pub type Line = Buffer<1024, 4>;

/// Both sides of what is told.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    /// What was accepted.
    pub before: &'a [Object<'a>],
    /// What the code maps to.
    pub after: &'a [Object<'a>],
}
