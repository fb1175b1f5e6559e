//! The building blocks of a domain, as traits: what the derives implement.

use crate::invariant::Violations;
use crate::mapping;
use crate::record;
use crate::shape::IdentityType;
use crate::stored::{Identified, Identity, Stored, Varied};
use crate::table::Table;
use crate::validation::variant;

/// The root of an aggregate: what is loaded, changed and stored as one.
///
/// Derived, never implemented by hand; see [the attributes](crate#attributes).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the root of an aggregate",
    label = "only a root is referred to by its id",
    note = "a root derives `Aggregate`; what is inside another aggregate is reached through its root",
    note = "`#[reference(soft)]` keeps an id of anything, without a foreign key"
)]
pub trait Aggregate: Identified {
    /// The tables of the aggregate: the root's first, then its children's, depth first.
    const TABLES: &'static [Table] = mapping::of::<Self>();

    /// The aggregate's record as compact JSON: its tables and enums as in the document, and
    /// beside them its rules and where everything is declared.
    const DATA_MODEL: &'static str = record::of::<Self>();

    /// Checks the whole aggregate, children and value objects included.
    ///
    /// # Errors
    ///
    /// Every rule that is broken and every value that cannot be stored.
    fn check_invariants(&self) -> Result<(), Violations> {
        Violations::of(|check| self.check(check))
    }
}

/// A value object: it has no identity, and is equal to another one of the same values.
///
/// Derived, never implemented by hand; see [the attributes](crate#attributes).
pub trait ValueObject: Stored {
    /// Checks the value.
    ///
    /// # Errors
    ///
    /// Every rule that is broken and every value that cannot be stored.
    fn check_invariants(&self) -> Result<(), Violations> {
        Violations::of(|check| self.check(check))
    }
}

// An enum may be what a state machine is over. Which variant a value is, its check knows: no derive
// has to say it of each type.
#[diagnostic::do_not_recommend]
impl<T: ValueObject> Varied for T {
    fn variant(&self) -> Option<usize> {
        variant(self)
    }
}

/// The state machine that the aggregate or entity `In` declares over an enum, or an `Option` of one.
///
/// Where the state is inside of a value object, as in `transitions(delivery.status, …)`, it is the
/// value object that becomes another one: `order.delivery.can_become(&next)`.
///
/// ```
/// use tablewright::{Aggregate, Id, Transitions, ValueObject};
///
/// /// Where a letter is.
/// #[derive(ValueObject)]
/// enum Post { Written, Sent, Read }
///
/// /// A letter to somebody.
/// #[derive(Aggregate)]
/// #[invariant("INV-LET-001: A letter goes one way", transitions(post,
///     Written => Sent,
///     Sent => Read))]
/// struct Letter {
///     id: Id<Letter>,
///     post: Post,
/// }
///
/// assert!(Transitions::<Letter>::can_become(&Post::Written, &Post::Sent));
/// assert!(!Transitions::<Letter>::can_become(&Post::Read, &Post::Written));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{In}` has no state machine over `{Self}`",
    label = "no `transitions` speaks of a field of this type",
    note = "a state inside of a value object changes with it: of `transitions(delivery.status, …)` the value in `delivery` is asked"
)]
pub trait Transitions<In: ?Sized> {
    /// Whether this state may be followed by that one. To stay is no transition.
    fn can_become(&self, next: &Self) -> bool;
}

/// An entity that ids refer to, in a form that a derive can ask for without knowing the answer: a
/// bound without any parameter would be an error of its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an entity",
    label = "an id names a type that derives `Aggregate` or `Entity`",
    note = "`Id<…>` refers to the root of any aggregate, or to a child entity of its own",
    note = "`#[reference(soft)]` keeps an id of anything, without a foreign key"
)]
pub trait IdentifiedEntity<'any> {}
impl<T: Identified> IdentifiedEntity<'_> for T {}

/// What the field `id` of a root identifies: the root itself, or another one.
#[must_use]
pub const fn root_identity<T: Identity + 'static>() -> &'static IdentityType
where
    T::Of: Aggregate,
{
    const { &IdentityType::of::<T>() }
}
