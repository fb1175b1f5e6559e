//! The four roles of a type, each a derive.

use std::fmt;

/// What a type is derived as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Aggregate,
    Entity,
    ValueObject,
    Identifier,
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Aggregate => "Aggregate",
            Self::Entity => "Entity",
            Self::ValueObject => "ValueObject",
            Self::Identifier => "Identifier",
        })
    }
}
