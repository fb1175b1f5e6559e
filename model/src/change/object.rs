//! What changed: an object of the model, as it was and as it is.

use std::borrow::Cow;

use crate::record::{
    Check, Column, Entity, Enum, EnumType, ForeignKey, Index, Record, Rename, Rule, Script, Table,
};
use tablewright::__workspace::drift::Kind;

/// An object on both sides, or on one of them.
#[derive(Debug, PartialEq, Eq)]
#[expect(
    clippy::exhaustive_enums,
    reason = "there are no other sides of a comparison"
)]
pub enum Sides<'m, T> {
    /// It was not accepted.
    Added(&'m T),
    /// Nothing maps to it any more.
    Removed(&'m T),
    /// It is there on both sides.
    Both {
        /// As it was accepted.
        before: &'m T,
        /// As the code has it.
        after: &'m T,
    },
}

impl<T> Clone for Sides<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Sides<'_, T> {}

impl<'m, T> Sides<'m, T> {
    /// As it was accepted, if it was.
    #[must_use]
    pub fn before(self) -> Option<&'m T> {
        match self {
            Self::Added(_) => None,
            Self::Removed(before) | Self::Both { before, .. } => Some(before),
        }
    }

    /// As the code has it, if it does.
    #[must_use]
    pub fn after(self) -> Option<&'m T> {
        match self {
            Self::Removed(_) => None,
            Self::Added(after) | Self::Both { after, .. } => Some(after),
        }
    }

    /// As the code has it, or as it was last.
    #[must_use]
    pub fn latest(self) -> &'m T {
        match self {
            Self::Added(it) | Self::Removed(it) | Self::Both { after: it, .. } => it,
        }
    }

    fn removed(self) -> Self {
        Self::Removed(self.latest())
    }

    fn with(self, after: Self) -> Self {
        Self::Both {
            before: self.latest(),
            after: after.latest(),
        }
    }
}

/// An object of the model, as it was accepted and as the code has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Object<'m> {
    /// The aggregate, and the package that declares it.
    Aggregate(Sides<'m, Record>),
    /// A table.
    Table(Sides<'m, Table>),
    /// The entity of a table.
    Entity(Sides<'m, Entity>),
    /// A column.
    Column(Sides<'m, Column>),
    /// An index.
    Index(Sides<'m, Index>),
    /// A foreign key.
    ForeignKey(Sides<'m, ForeignKey>),
    /// A CHECK constraint.
    Check(Sides<'m, Check>),
    /// A rule of the domain.
    Rule(Sides<'m, Rule>),
    /// The previous name of a column.
    Rename(Sides<'m, Rename>),
    /// Statements beside a table.
    Script(Sides<'m, Script>),
    /// An enum.
    Enum(Sides<'m, Enum>),
    /// The Rust type of an enum.
    EnumType(Sides<'m, EnumType>),
}

impl<'m> Object<'m> {
    /// What kind of object it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Aggregate(_) => Kind::Aggregate,
            Self::Table(_) => Kind::Table,
            Self::Entity(_) => Kind::Entity,
            Self::Column(_) => Kind::Column,
            Self::Index(_) => Kind::Index,
            Self::ForeignKey(_) => Kind::ForeignKey,
            Self::Check(_) => Kind::Check,
            Self::Rule(_) => Kind::Rule,
            Self::Rename(_) => Kind::Rename,
            Self::Script(_) => Kind::Script,
            Self::Enum(_) => Kind::Enum,
            Self::EnumType(_) => Kind::EnumType,
        }
    }

    /// What it is called, as the code has it where it still does: a column, an index, a check,
    /// statements or an enum by its name, a rule by its id, a foreign key by its columns, a type by its path; the
    /// type of an enum by the enum's name, and a previous name by its column.
    #[must_use]
    pub fn name(self) -> Cow<'m, str> {
        Cow::Borrowed(match self {
            Self::Aggregate(of) => &of.latest().aggregate.ty,
            Self::Table(of) => &of.latest().name,
            Self::Entity(of) => &of.latest().ty,
            Self::Column(of) => &of.latest().name,
            Self::Index(of) => &of.latest().name,
            Self::ForeignKey(of) => return Cow::Owned(of.latest().columns.join(", ")),
            Self::Check(of) => &of.latest().name,
            Self::Rule(of) => &of.latest().id,
            Self::Rename(of) => &of.latest().column,
            Self::Script(of) => &of.latest().name,
            Self::Enum(of) => &of.latest().name,
            Self::EnumType(of) => &of.latest().name,
        })
    }

    /// The same object, which is gone.
    pub(super) fn removed(self) -> Self {
        match self {
            Self::Aggregate(of) => Self::Aggregate(of.removed()),
            Self::Table(of) => Self::Table(of.removed()),
            Self::Entity(of) => Self::Entity(of.removed()),
            Self::Column(of) => Self::Column(of.removed()),
            Self::Index(of) => Self::Index(of.removed()),
            Self::ForeignKey(of) => Self::ForeignKey(of.removed()),
            Self::Check(of) => Self::Check(of.removed()),
            Self::Rule(of) => Self::Rule(of.removed()),
            Self::Rename(of) => Self::Rename(of.removed()),
            Self::Script(of) => Self::Script(of.removed()),
            Self::Enum(of) => Self::Enum(of.removed()),
            Self::EnumType(of) => Self::EnumType(of.removed()),
        }
    }

    /// Both sides of an object; nothing where they are not of one kind.
    pub(super) fn beside(self, after: Self) -> Option<Self> {
        Some(match (self, after) {
            (Self::Aggregate(of), Self::Aggregate(after)) => Self::Aggregate(of.with(after)),
            (Self::Table(of), Self::Table(after)) => Self::Table(of.with(after)),
            (Self::Entity(of), Self::Entity(after)) => Self::Entity(of.with(after)),
            (Self::Column(of), Self::Column(after)) => Self::Column(of.with(after)),
            (Self::Index(of), Self::Index(after)) => Self::Index(of.with(after)),
            (Self::ForeignKey(of), Self::ForeignKey(after)) => Self::ForeignKey(of.with(after)),
            (Self::Check(of), Self::Check(after)) => Self::Check(of.with(after)),
            (Self::Rule(of), Self::Rule(after)) => Self::Rule(of.with(after)),
            (Self::Rename(of), Self::Rename(after)) => Self::Rename(of.with(after)),
            (Self::Script(of), Self::Script(after)) => Self::Script(of.with(after)),
            (Self::Enum(of), Self::Enum(after)) => Self::Enum(of.with(after)),
            (Self::EnumType(of), Self::EnumType(after)) => Self::EnumType(of.with(after)),
            _ => return None,
        })
    }
}
