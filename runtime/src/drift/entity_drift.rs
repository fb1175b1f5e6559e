//! What an entity has to report of the comparison of its aggregate.

use super::aggregate::{self, Drift, Told};
use super::line::Line;
use super::spot::Location;
use super::{ACCEPT, Accepted, Answers, NOT_CANONICAL, Record, holder};
use crate::fingerprint;
use crate::shape::Target;
use crate::stored::Identified;

/// The drift of an aggregate as one of its entities sees it.
#[derive(Clone, Copy, Debug)]
pub struct EntityDrift {
    drift: Option<&'static Drift>,
    entity: usize,
}

impl EntityDrift {
    /// Of an entity that is as it was accepted.
    pub const NONE: Self = Self {
        drift: None,
        entity: 0,
    };

    /// What a root has to report, whose accepted fingerprint this is, and whose derive knows this
    /// of it.
    #[must_use]
    pub const fn of<T: Identified, R: Record>(fingerprint: u64, print: u64) -> Self {
        if is_accepted::<T>(fingerprint, print) {
            Self::NONE
        } else {
            Self::of_changed::<T, R>()
        }
    }

    /// The same, of a root that is the accepted one if this is its path.
    #[must_use]
    pub const fn of_path<T: Identified, R: Record>(
        path: &str,
        fingerprint: u64,
        print: u64,
    ) -> Self {
        if holder::is_type(path, T::TARGET.module, T::TARGET.name) {
            Self::of::<T, R>(fingerprint, print)
        } else {
            Self::NONE
        }
    }

    /// The same, of a root that is known to have changed.
    #[must_use]
    pub const fn of_changed<T: Identified, R: Record>() -> Self {
        // One mistake is one error.
        if holder::is_mistaken(T::OWN) || holder::is_overstated(T::SHAPE) {
            return Self::NONE;
        }
        Self {
            drift: Some(aggregate::drift::<T, R>()),
            entity: 0,
        }
    }

    /// What a child has to report, that was accepted under this path.
    #[must_use]
    pub const fn of_child<const KEY: u64, Local, Gone, T: Identified>(
        path: &str,
        fingerprint: u64,
        print: u64,
    ) -> Self
    where
        Accepted<KEY>: Answers<Local, Gone>,
    {
        if is_accepted::<T>(fingerprint, print)
            || !holder::is_type(path, T::TARGET.module, T::TARGET.name)
        {
            Self::NONE
        } else {
            root::<KEY, Local, Gone>().of_entity(T::TARGET)
        }
    }

    const fn of_entity(self, target: &Target) -> Self {
        let Some(drift) = self.drift else {
            return Self::NONE;
        };
        Self {
            drift: self.drift,
            entity: drift.entity_of(target),
        }
    }

    /// Reports what changed of the type as such.
    #[track_caller]
    pub const fn of_type(self) {
        self.at(Location::Type);
    }

    /// Reports what changed at the mapped field of this position.
    #[track_caller]
    pub const fn field(self, position: usize) {
        self.at(Location::Field(position));
    }

    /// Reports what changed at the `#[invariant]` of this position.
    #[track_caller]
    pub const fn rule(self, position: usize) {
        self.at(Location::Rule(position));
    }

    /// Reports what changed at the `#[index]` of this position: those on fields first.
    #[track_caller]
    pub const fn index(self, position: usize) {
        self.at(Location::Index(position));
    }

    /// Reports what changed at the `sql` of this position.
    #[track_caller]
    pub const fn script(self, position: usize) {
        self.at(Location::Script(position));
    }

    #[track_caller]
    const fn at(self, place: Location) {
        if let Some(drift) = self.drift {
            drift.report(self.entity, Some(place), 0);
        }
    }

    /// Reports what changed anywhere else than at the mapped fields of these positions, each a bit.
    #[track_caller]
    pub const fn all_but(self, fields: u128) {
        if let Some(drift) = self.drift {
            drift.report(self.entity, None, fields);
        }
    }
}

/// A function of its own: the constants that one names are evaluated even where it returns early.
const fn root<const KEY: u64, Local, Gone>() -> EntityDrift
where
    Accepted<KEY>: Answers<Local, Gone>,
{
    <Accepted<KEY> as Answers<Local, Gone>>::DRIFT
}

/// Whether an entity is as it was accepted. What was edited by hand has no fingerprint: 0.
const fn is_accepted<T: Identified>(fingerprint: u64, print: u64) -> bool {
    fingerprint == fingerprint::of(print, T::TARGET, T::OWN)
}

impl Drift {
    #[track_caller]
    #[expect(clippy::panic, reason = "this is how const evaluation reports")]
    const fn report(&self, entity: usize, at: Option<Location>, others: u128) {
        let mut first: Option<&Told> = None;
        let mut lines = 0;
        let mut index = 0;
        while index < self.told.len() {
            let told = &self.told[index];
            if told.spot.entity == entity && is_meant(told.spot.place, at, others) {
                lines += told.lines;
                if !matches!(first, Some(first) if first.is_before(told)) {
                    first = Some(told);
                }
            }
            index += 1;
        }
        match first {
            Some(told) => {
                let further = lines - told.has_line as usize;
                panic!("{}", self.message(told, further).as_str())
            }
            None if self.not_canonical && entity == 0 && is_meant(Location::Type, at, others) => {
                let mut line = Line::new();
                line.push(NOT_CANONICAL);
                line.push("\n");
                line.push(ACCEPT);
                panic!("{}", line.as_str())
            }
            None => {}
        }
    }

    const fn message(&self, told: &Told, further: usize) -> Line {
        let mut line = Line::new();
        line.push(self.text(told));
        if further > 0 {
            line.push("; `cargo tablewright check` lists ");
            line.push_integer(further as i128);
            line.push(if further == 1 {
                " more change that comes with it"
            } else {
                " more changes that come with it"
            });
        }
        line.push("\n");
        line.push(ACCEPT);
        line
    }
}

const fn is_meant(place: Location, at: Option<Location>, others: u128) -> bool {
    match (at, place) {
        (Some(at), place) => place.is(at),
        (None, Location::Field(position)) => position >= 128 || others >> position & 1 == 0,
        (None, _) => true,
    }
}
