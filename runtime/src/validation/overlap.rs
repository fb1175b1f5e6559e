//! Children of one parent whose ranges overlap: compared by their columns, as a database compares
//! them.

use std::collections::BTreeMap;

use super::{judged, unique};
use crate::invariant::{Checker, Column, Held, columns};
use crate::rule::{Form, GENERATED, Path};
use crate::shape::EntityShape;
use crate::stored::Entity;

/// What a range holds at its two ends: half open, as a range of Rust is. The second one is open where
/// it is NULL.
struct Range {
    from: Held,
    to: Held,
}

impl Range {
    /// Whether both have something in common, so that an empty one has nothing in common with any.
    fn overlaps(&self, other: &Self) -> bool {
        let are_some = self.begins_in(self) && other.begins_in(other);
        are_some && self.begins_in(other) && other.begins_in(self)
    }

    /// Whether it begins before another one ends.
    fn begins_in(&self, other: &Self) -> bool {
        other.to.is_null() || judged::is_less(&self.from, &other.to)
    }
}

impl Checker<'_> {
    /// Reports the rows that meet an earlier one, by the rule at a position.
    pub fn overlaps<T: Entity>(&mut self, items: &[T], rule: usize) {
        let mut rows = items.iter().map(|item| columns(|check| item.check(check)));
        for index in meeting(T::SHAPE, rule, &mut rows) {
            self.item(index).entity_breaks::<T>(rule, "", None);
        }
    }
}

/// The positions of the rows that meet an earlier one.
fn meeting(
    shape: &EntityShape,
    rule: usize,
    rows: &mut dyn Iterator<Item = Vec<Column>>,
) -> Vec<usize> {
    let Form::NoOverlap { fields, range, .. } = shape.rules[rule].form else {
        return Vec::new();
    };
    let paths = |of: &[Path]| -> Option<Vec<String>> {
        of.iter().map(|path| whole(shape, *path)).collect()
    };
    let (Some(fields), Some(ends)) = (paths(fields), paths(range)) else {
        return Vec::new();
    };
    let mut known: BTreeMap<Vec<unique::Key>, Vec<Range>> = BTreeMap::new();
    let mut meeting = Vec::new();
    for (index, row) in rows.enumerate() {
        let keys = fields.iter();
        let keys: Vec<_> = keys.map(|path| unique::key_of(&row, path, false)).collect();
        // NULL equals nothing, itself neither.
        if unique::has_null(&keys) {
            continue;
        }
        let [from, to] = [0, 1].map(|end| held(&row, &ends[end]));
        let range = Range { from, to };
        let alike = known.entry(keys).or_default();
        if alike.iter().any(|earlier| earlier.overlaps(&range)) {
            meeting.push(index);
        }
        alike.push(range);
    }
    meeting
}

/// A path from the entity on; nothing of a column that is no field, which Rust does not know.
fn whole(shape: &EntityShape, (position, rest): Path) -> Option<String> {
    if position >= GENERATED {
        return None;
    }
    let name = shape.fields.names[position];
    Some(if rest.is_empty() {
        name.to_owned()
    } else {
        format!("{name}.{rest}")
    })
}

/// What the column at a path holds: NULL, where something around it is absent.
fn held(row: &[Column], path: &str) -> Held {
    let column = row.iter().find(|column| column.path == path);
    column.map_or(Held::Null, |column| column.held.clone())
}
