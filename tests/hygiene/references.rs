//! Names that are shadowed, where parts refer to each other, and types are stored as others.

use super::shadowed::{Box, Default, None, Option, Result, Some, String, Vec};
use super::{Aggregate, Entity, Id, Identifier, ValueObject};
use ::tablewright::StoredAs;

/// These are nobody's.
pub type Shadows = (Box, Default, None, Option, Result, Some, String, Vec);

/// Whose all is.
#[derive(Debug, Aggregate)]
pub struct Owner {
    /// The identity.
    pub id: Id<Self>,
}

/// The identity of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Identifier)]
#[identifier(Part)]
pub struct PartId(pub uuid::Uuid);

/// A number that knows more than it says.
#[derive(Clone, Debug, ValueObject)]
#[value_object(as = i32)]
#[invariant("INV-SEC-001: Not negative", assert(self.0 >= 0))]
pub struct Secret(i64);

impl ::core::convert::From<Secret> for i32 {
    fn from(secret: Secret) -> Self {
        Self::try_from(secret.0).unwrap_or_default()
    }
}

impl ::core::convert::From<i32> for Secret {
    fn from(number: i32) -> Self {
        Self(number.into())
    }
}

/// What says how a pair of bytes is stored.
#[derive(Debug)]
pub struct Pairs;

impl StoredAs<(u8, u8)> for Pairs {
    type Column = u16;

    fn to_column(value: &(u8, u8)) -> u16 {
        u16::from_be_bytes([value.0, value.1])
    }

    fn from_column(
        column: u16,
    ) -> ::core::result::Result<(u8, u8), ::std::boxed::Box<dyn ::core::error::Error + Send + Sync>>
    {
        ::core::result::Result::Ok(column.to_be_bytes().into())
    }
}

/// A root among strangers.
#[derive(Debug, Aggregate)]
#[aggregate(tenant = owner)]
#[invariant("INV-RST-001: Named once", unique(name) global)]
pub struct Root {
    /// The identity.
    pub id: Id<Self>,
    /// Whose it is.
    pub owner: Id<Owner>,
    /// The first of its parts.
    pub first: ::core::option::Option<PartId>,
    /// A name.
    pub name: ::std::boxed::Box<str>,
    /// Another root.
    pub other: ::core::option::Option<Id<Self>>,
    /// Two bytes.
    #[column(with = Pairs)]
    pub pair: (u8, u8),
    /// Its parts.
    pub parts: ::std::vec::Vec<Part>,
}

/// A part among strangers.
#[derive(Debug, Entity)]
#[invariant("INV-RPT-001: One at a time", no_overlap(parent, slot, since..until))]
pub struct Part {
    /// The identity.
    pub id: PartId,
    /// What it is behind.
    pub behind: ::core::option::Option<Id<Self>>,
    /// Another root.
    pub root: ::core::option::Option<Id<Root>>,
    /// Where it is.
    pub slot: ::core::option::Option<::core::num::NonZeroI32>,
    /// From when on.
    pub since: ::std::time::SystemTime,
    /// Until when.
    pub until: ::core::option::Option<::std::time::SystemTime>,
    /// A number.
    pub secret: Secret,
}
