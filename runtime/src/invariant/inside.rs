//! References inside of an aggregate: each names an entity that is there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Checker, Violation};

/// Why a reference is none, where nothing is called so.
const MISSING: &str = "must name an entity of this aggregate";
/// Why a reference is none that names the child of another parent.
const ELSEWHERE: &str = "must name an entity of the same parent";

/// The row of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    /// The Rust name of the entity, and the module that declares it.
    pub(crate) entity: [&'static str; 2],
}

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
    entities: BTreeMap<Row, Option<Row>>,
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
    /// Whether references to children are followed: in an aggregate that has such, from the root on.
    pub(crate) fn follows(&self) -> bool {
        self.place.is_some()
    }

    /// Runs the check of an entity, whose references to children are followed.
    pub(crate) fn inside(&mut self, entity: Row, check: impl FnOnce(&mut Self)) {
        let around = self.place;
        let parent = around.map(|around| around.entity);
        self.found.inside.entities.insert(entity, parent);
        self.place = Some(Place {
            entity,
            parent,
            is_beside: false,
        });
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

    /// Follows a reference to a child.
    pub(crate) fn follow(&mut self, to: Row) {
        let Some(from) = self.place else {
            return;
        };
        let mut reference = Reference {
            to,
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
        let Some(around) = inside.entities.get(&self.to) else {
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
        let parent = parents.find(|row| row.entity == around.entity)?;
        (parent.id != around.id).then_some(ELSEWHERE)
    }
}
