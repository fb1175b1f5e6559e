//! What is different, and which object is which.

use super::object::Kind;

/// One difference. Objects are meant by their positions among those that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of its object.
    pub kind: Kind,
    /// The object as it was accepted, if it was.
    pub before: Option<usize>,
    /// The object as the code has it, if it does.
    pub after: Option<usize>,
    /// What is different.
    pub what: What,
}

/// What is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It was not accepted.
    Added,
    /// It does not exist any more.
    Removed,
    /// The value of the key at this position.
    Value(usize),
    /// It says something that no record does.
    Unknown,
    /// The order of its list.
    Order,
}

impl What {
    /// Whether the same is different.
    pub(super) const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Value(key), Self::Value(other)) => key == other,
            (Self::Added, Self::Added)
            | (Self::Removed, Self::Removed)
            | (Self::Unknown, Self::Unknown)
            | (Self::Order, Self::Order) => true,
            _ => false,
        }
    }
}

impl Change {
    /// Room for a change.
    pub const EMPTY: Self = Self {
        kind: Kind::Aggregate,
        before: None,
        after: None,
        what: What::Added,
    };
}

/// Which object is which on the other side; as many as there are objects.
pub struct Partners<'p> {
    /// Of each accepted object, the one of the code.
    pub of_before: &'p mut [Option<usize>],
    /// Of each object of the code, the accepted one.
    pub of_after: &'p mut [Option<usize>],
    /// Of each object of the code, whether it is known to say what the accepted one does.
    pub are_same: &'p mut [bool],
}
