//! What the type of a field contributes.

use std::any::Any;
use std::fmt;

use super::Shape;
use super::flaw::Flaw;
use crate::invariant::Checker;

/// How the values of a field are stored and checked, with the field's type forgotten.
///
/// This is the only place where a derive asks for a field's traits, so that a type that lacks
/// one is one error. The values are passed as `dyn Any`, which every type is: a list of
/// references costs rustc a third of what a call for each field does.
pub struct FieldType {
    /// What the type contributes.
    pub shape: Shape,
    /// A hash of the shape.
    pub(crate) print: u64,
    /// The shape as it is carried, where it is a short column.
    pub(crate) flat: FlatColumn,
    /// What is wrong with it, however a field of it is called.
    pub(crate) flaw: Option<Flaw>,
    /// The name of the first child entity in it, if there is one.
    pub(crate) child: &'static str,
    /// Whether something in it refers to a child entity, or to what has a tenant: the aggregate has to
    /// be looked at as a whole then.
    pub refers: bool,
    pub(crate) check: fn(&Shape, &dyn Any, &mut Checker<'_>),
}

/// All but the function, so that what was carried and read is compared with what a derive has made.
impl fmt::Debug for FieldType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FieldType")
            .field("shape", &self.shape)
            .field("print", &self.print)
            .field("flat", &self.flat)
            .field("flaw", &self.flaw)
            .field("child", &self.child)
            .field("refers", &self.refers)
            .finish_non_exhaustive()
    }
}

impl FieldType {
    /// Reports what of a value cannot be stored, and the rules that it breaks.
    pub(crate) fn check(&self, value: &dyn Any, check: &mut Checker<'_>) {
        (self.check)(&self.shape, value, check);
    }
}

/// The shape of a column as it is carried: see [`flat`](crate::flat). Of what is longer, nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FlatColumn {
    pub(crate) bytes: [u8; Self::LONGEST],
    pub(crate) length: usize,
}

impl FlatColumn {
    pub(crate) const LONGEST: usize = 32;

    pub(crate) const LONG: Self = Self {
        bytes: [0; Self::LONGEST],
        length: 0,
    };
}
