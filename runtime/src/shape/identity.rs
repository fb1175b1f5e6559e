//! What the type of a field `id` is.

use std::any::Any;
use std::fmt;

use uuid::Uuid;

use super::Target;

/// What the field `id` of an entity identifies, and how to read it, with the field's type forgotten.
pub struct IdentityType {
    /// The entity: the one that has the field, or the one whose identity it shares.
    pub target: &'static Target,
    pub(crate) uuid: fn(&dyn Any) -> Option<Uuid>,
}

impl IdentityType {
    /// What a reader of an artifact knows of it: nothing of its values.
    #[must_use]
    pub const fn carried(target: &'static Target) -> Self {
        Self {
            target,
            uuid: |_| None,
        }
    }
}

/// All but the function, so that what was carried and read is compared with what a derive has made.
impl fmt::Debug for IdentityType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.target.fmt(formatter)
    }
}
