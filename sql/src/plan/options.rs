//! What a plan is asked for.

use std::collections::BTreeSet;

/// What a plan may do, and which way it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanOptions {
    /// What may be dropped with all that is stored in it: the paths of tables, as `orders`, and of
    /// columns, as `orders.note`, as they are called before. Nothing else is.
    pub drop: BTreeSet<String>,
    /// Whether the plan is a way back: from the newer side to the older one. What was added is dropped
    /// again then, whether it is named or not, and what was dropped comes back empty.
    pub down: bool,
}

impl PlanOptions {
    pub(super) fn may_drop(&self, path: &str) -> bool {
        self.down || self.drop.contains(path)
    }
}
