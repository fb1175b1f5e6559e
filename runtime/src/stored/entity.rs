//! What a list of children holds.

use super::Identified;
use crate::invariant::{Checker, Violations};

/// A child entity: it has an identity, and no life outside its aggregate.
///
/// Derived, never implemented by hand; see [the attributes](crate#attributes).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a child entity",
    label = "a child entity derives `Entity`",
    note = "the values of a list of anything else are rows with `#[collection]`, or one column with `#[column(json)]`; a collection holds no lists: such a list is one column of JSON, or a child entity around it",
    note = "another aggregate is held by its id, not by value: `Id<…>` of its root"
)]
pub trait Entity: Identified {
    /// Checks the entity and what is inside it.
    ///
    /// # Errors
    ///
    /// Every rule that is broken and every value that cannot be stored.
    fn check_invariants(&self) -> Result<(), Violations> {
        Violations::of(|check| self.check(check))
    }

    /// Reports the rules that children of one parent break together.
    #[doc(hidden)]
    fn check_together(_: &[Self], _: &mut Checker<'_>)
    where
        Self: Sized,
    {
    }
}
