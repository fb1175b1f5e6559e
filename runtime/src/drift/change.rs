//! What is different, and which object is which.

use super::object::{Kind, Object};
use super::value::{Value, same};
use crate::text;

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

impl Partners<'_> {
    /// How many values of two objects differ; where they are more than so many, one more than that.
    pub(super) const fn differences(
        &self,
        old: &Object<'_>,
        new: &Object<'_>,
        most: usize,
    ) -> usize {
        let keys = new.kind.count();
        let named_by = match new.kind.table_key() {
            Some(key) => key,
            None => keys,
        };
        let mut count = 0;
        let mut index = 0;
        while index < keys && count <= most {
            // Most values are texts: to ask for no more costs least.
            let agree = match (&old.values[index], &new.values[index]) {
                _ if index == named_by => self.agree(old, new, index),
                (None, None) => true,
                (Some(Value::Text(old)), Some(Value::Text(new))) => text::equal(old, new),
                (Some(_), Some(_)) => same(old.values[index], new.values[index]),
                _ => false,
            };
            if !agree {
                count += 1;
            }
            index += 1;
        }
        count
    }

    /// Whether two objects agree on the key at a position. What names a table which is called
    /// otherwise now still names the same one.
    pub(super) const fn agree(&self, old: &Object<'_>, new: &Object<'_>, key: usize) -> bool {
        if matches!(new.kind.table_key(), Some(of_table) if of_table == key)
            && let (Some(old), Some(new)) = (old.owner, new.owner)
        {
            return matches!(self.of_before[old], Some(partner) if partner == new);
        }
        same(old.values[key], new.values[key])
    }
}
