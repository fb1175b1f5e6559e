//! A line of what changed, in the making.

use super::object::Object;
use crate::mapping::draft::Found;
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
    /// The code itself, where the second side is code: it knows the field of each column.
    pub(crate) found: Option<&'a Found<'a>>,
}

impl<'a> Sides<'a> {
    /// Two records, of which neither is code.
    #[must_use]
    pub const fn of_records(before: &'a [Object<'a>], after: &'a [Object<'a>]) -> Self {
        Self {
            before,
            after,
            found: None,
        }
    }
}
