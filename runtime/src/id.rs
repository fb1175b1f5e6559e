//! Typed identities.

mod version7;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use uuid::Uuid;

use crate::invariant::Checker;
use crate::shape::{Shape, UUID};
use crate::stored::{Comparable, Identified, Identity, InTable, NoConstant, SoftReference, Stored};

/// The identity of a `T`: a UUID that cannot be mistaken for the identity of something else.
///
/// As a field, it is a reference to `T`, which must be the root of an aggregate: a UUID column
/// with a foreign key. The field `id: Id<Self>` is the entity's own identity.
///
/// ```
/// use tablewright::Id;
///
/// struct Customer;
///
/// let id = Id::<Customer>::new();
/// assert_eq!(id.as_uuid().get_version_num(), 7);
/// assert_eq!(id.to_string().parse::<Id<Customer>>(), Ok(id));
/// ```
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// A new identity: a UUID of version 7, so that later ones sort behind earlier ones.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "a default value would be the same every time"
    )]
    pub fn new() -> Self {
        Self::from_uuid(version7::new())
    }

    /// The identity that is this UUID.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self {
            uuid,
            of: PhantomData,
        }
    }

    /// The UUID.
    #[must_use]
    pub const fn as_uuid(&self) -> &Uuid {
        &self.uuid
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Id({})", self.uuid)
    }
}

/// The UUID with hyphens, in lower case.
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(formatter)
    }
}

impl<T> FromStr for Id<T> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::from_uuid)
    }
}

impl<T> From<Uuid> for Id<T> {
    fn from(uuid: Uuid) -> Self {
        Self::from_uuid(uuid)
    }
}

impl<T> From<Id<T>> for Uuid {
    fn from(id: Id<T>) -> Self {
        id.uuid
    }
}

#[cfg(feature = "serde")]
impl<T> serde::Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T> serde::Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

impl<T: Identified> Stored for Id<T> {
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Reference(T::TARGET);
    fn check(&self, check: &mut Checker<'_>) {
        check.reference(&<Self as Stored>::SHAPE, &self.uuid);
    }
}

impl<T> Identity for Id<T> {
    type Of = T;

    fn uuid(&self) -> &Uuid {
        &self.uuid
    }
}

impl<T> SoftReference for Id<T> {
    const SHAPE: Shape = UUID;
    fn check(&self, check: &mut Checker<'_>) {
        check.uuid(&self.uuid);
    }
}

impl<T> InTable for Id<T> {
    type Itself = Self;
}
impl<T> Comparable for Id<T> {
    type Itself = Self;
}
