//! The draft of an aggregate: its root's table, and those of all that it holds.

use super::draft::Draft;
use super::{child_tables, composite, entity, provenance};
use crate::shape::EntityShape;

/// The draft of a whole aggregate.
pub(super) const fn draft<const N: usize>(root: &'static EntityShape) -> Draft<N> {
    let mut draft = Draft::new();
    if let Some(owner) = entity::table(&mut draft, root, root, None) {
        child_tables::all(&mut draft, root, owner);
    }
    composite::resolve(&mut draft);
    provenance::sort(&mut draft);
    draft
}
