//! References inside of an aggregate: each names an entity that is there.

use std::any::Any;
use std::borrow::Cow;
use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Checker, Violation};
use crate::shape::walk::are_same;
use crate::shape::{EntityShape, Shape, Target};

/// Why a reference is none, where nothing is called so.
const MISSING: &str = "must name an entity of this aggregate";
/// Why a reference is none that names the child of another parent.
const ELSEWHERE: &str = "must name an entity of the same parent";

/// The row of an entity.
#[derive(Clone, Copy, Debug)]
struct Row {
    target: &'static Target,
    id: Uuid,
}

impl Row {
    const fn key(&self) -> Key {
        (self.id, self.target.name, self.target.module)
    }
}

/// An id, and the entity that it is of.
type Key = (Uuid, &'static str, &'static str);

/// The row that a check is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    entity: Row,
    /// The entity around it.
    parent: Option<Row>,
    /// Whether it is the row of a value that the entity keeps beside its own row.
    is_beside: bool,
}

/// The entities of an aggregate, and the references for which none was found so far.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// The entity around each.
    entities: BTreeMap<Key, Option<Row>>,
    open: Vec<Reference>,
}

/// A reference that names nothing yet.
#[derive(Debug)]
struct Reference {
    to: Row,
    from: Place,
    path: String,
}

impl Checker<'_> {
    /// Runs the check of an entity. References to children are followed from the root on, where the
    /// aggregate has such.
    pub(crate) fn inside(
        &mut self,
        shape: &'static EntityShape,
        id: &dyn Any,
        check: impl FnOnce(&mut Self),
    ) {
        let around = self.place;
        let is_followed = around.is_some() || shape.root.is_some() && shape.fields.refer();
        let id = is_followed.then(|| (shape.identity.uuid)(id)).flatten();
        let Some(id) = id else {
            check(self);
            return;
        };
        let target = shape.target;
        let place = Place {
            entity: Row { target, id },
            parent: around.map(|around| around.entity),
            is_beside: false,
        };
        let entities = &mut self.found.inside.entities;
        entities.insert(place.entity.key(), place.parent);
        self.place = Some(place);
        check(self);
        self.place = around;
        if around.is_none() {
            self.close();
        }
    }

    /// Runs the check of values that an entity keeps beside its own row.
    pub(crate) fn beside(&mut self, check: impl FnOnce(&mut Self)) {
        let around = self.place;
        if let Some(place) = &mut self.place {
            place.is_beside = true;
        }
        check(self);
        self.place = around;
    }

    /// Follows the id of an entity, whose type contributes this shape.
    pub fn reference(&mut self, shape: &Shape, id: &Uuid) {
        let (Some(from), Shape::Reference(target)) = (self.place, shape) else {
            return;
        };
        if target.root {
            return;
        }
        let mut reference = Reference {
            to: Row { target, id: *id },
            from,
            path: String::new(),
        };
        if reference.flaw(&self.found.inside).is_some() {
            reference.path = self.at.to_string();
            self.found.inside.open.push(reference);
        }
    }

    /// Reports the references that name nothing, now that all entities are known.
    fn close(&mut self) {
        let inside = std::mem::take(&mut self.found.inside);
        for reference in &inside.open {
            if let Some(flaw) = reference.flaw(&inside) {
                self.found.violations.push(Violation {
                    path: reference.path.clone(),
                    rule: None,
                    sentence: Cow::Borrowed(flaw),
                    value: Some(format!("Id({})", reference.to.id)),
                });
            }
        }
    }
}

impl Reference {
    /// Why it names nothing. Where both rows hang on one parent, or one on the other, the foreign
    /// key holds the parent too.
    fn flaw(&self, inside: &Inside) -> Option<&'static str> {
        let Some(around) = inside.entities.get(&self.to.key()) else {
            return Some(MISSING);
        };
        let around = (*around)?;
        let Place {
            entity,
            parent,
            is_beside,
        } = self.from;
        let parents = [Some(entity), parent.filter(|_| !is_beside)];
        let mut parents = parents.into_iter().flatten();
        let parent = parents.find(|row| are_same(row.target, around.target))?;
        (parent.id != around.id).then_some(ELSEWHERE)
    }
}
