//! What an entity has to report: the comparison of its aggregate, in const evaluation.

use std::marker::PhantomData;

use super::change::{Change, Partners};
use super::line::{Line, Sides};
use super::location::{Compared, Location, Spot};
use super::message::{self};
use super::object::Object;
use super::{ACCEPT, Accepted, Answers, NOT_CANONICAL, Record, compare, holder, read, risk, told};
use crate::mapping::{self, Mapping};
use crate::shape::Target;
use crate::shape::walk::is_entity;
use crate::stored::Identified;
use crate::{fingerprint, record};

/// How the code of an aggregate differs from its accepted record.
#[derive(Debug)]
struct Drift {
    mapping: &'static Mapping,
    before: &'static [Object<'static>],
    after: &'static [Object<'static>],
    changes: &'static [Change],
    /// Where each change is reported.
    spots: &'static [Option<Spot>],
    not_canonical: bool,
}

#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn found<T: Identified, R: Record>() -> &'static Drift {
    // A try that does not fit costs more than room that is not needed.
    if let Some(drift) = found_within::<T, R, 256>() {
        return drift;
    }
    if let Some(drift) = found_within::<T, R, 2048>() {
        return drift;
    }
    match found_within::<T, R, 16384>() {
        Some(drift) => drift,
        None => panic!("an aggregate has at most 16384 columns, indexes, checks and rules"),
    }
}

/// A function of its own, as those below: the constants that one names are evaluated even where it
/// returns early.
const fn found_within<T: Identified, R: Record, const N: usize>() -> Option<&'static Drift> {
    if fits::<T, R, N>() {
        Some(whole::<T, R, N>())
    } else {
        None
    }
}

const fn fits<T: Identified, R: Record, const N: usize>() -> bool {
    Comparing::<T, R, N>::BEFORE.length <= N
        && Comparing::<T, R, N>::AFTER.length <= N
        && Comparing::<T, R, N>::CHANGES.length <= N
}

const fn whole<T: Identified, R: Record, const N: usize>() -> &'static Drift {
    Comparing::<T, R, N>::DRIFT
}

/// A function cannot return a reference to its local values; a constant can.
struct Comparing<T, R, const N: usize>(PhantomData<(T, R)>);

impl<T: Identified, R: Record, const N: usize> Comparing<T, R, N> {
    const BEFORE: &'static Objects<N> = &Objects::of(R::LOCKED.text);
    const AFTER: &'static Objects<N> = &Objects::of(record::locked::<T>());
    const CHANGES: &'static Changes<N> = &Changes::between(Self::BEFORE, Self::AFTER);
    const COMPARED: &'static Compared<'static> = &Compared {
        mapping: mapping::of::<T>(),
        before: Self::BEFORE.get(),
        after: Self::AFTER.get(),
        of_before: &Self::CHANGES.of_before,
        changes: Self::CHANGES.get(),
        intact: R::LOCKED.intact,
    };
    const PLACED: &'static Placed<N> = &Placed::of(Self::COMPARED);
    const DRIFT: &'static Drift = &Drift {
        mapping: mapping::of::<T>(),
        before: Self::BEFORE.get(),
        after: Self::AFTER.get(),
        changes: Self::CHANGES.get(),
        spots: &Self::PLACED.spots,
        not_canonical: Self::CHANGES.length == 0 && !R::LOCKED.intact && R::LOCKED.first,
    };
}

struct Objects<const N: usize> {
    list: [Object<'static>; N],
    length: usize,
}

impl<const N: usize> Objects<N> {
    const fn of(text: &'static str) -> Self {
        let mut list = [Object::EMPTY; N];
        let length = read(text, &mut list);
        Self { list, length }
    }

    const fn get(&self) -> &[Object<'static>] {
        self.list.split_at(least(self.length, N)).0
    }
}

struct Changes<const N: usize> {
    list: [Change; N],
    of_before: [Option<usize>; N],
    length: usize,
}

impl<const N: usize> Changes<N> {
    const fn between(before: &Objects<N>, after: &Objects<N>) -> Self {
        let mut list = [Change::EMPTY; N];
        let mut of_before = [None; N];
        let mut of_after = [None; N];
        let mut partners = Partners {
            of_before: &mut of_before,
            of_after: &mut of_after,
        };
        let length = compare(before.get(), after.get(), &mut partners, &mut list);
        Self {
            list,
            of_before,
            length,
        }
    }

    const fn get(&self) -> &[Change] {
        self.list.split_at(least(self.length, N)).0
    }
}

const fn least(left: usize, right: usize) -> usize {
    if left < right { left } else { right }
}

/// Where each change is reported.
struct Placed<const N: usize> {
    spots: [Option<Spot>; N],
}

impl<const N: usize> Placed<N> {
    const fn of(compared: &Compared<'_>) -> Self {
        let mut placed = Self { spots: [None; N] };
        let mut index = 0;
        while index < compared.changes.len() {
            placed.spots[index] = compared.spot(index);
            index += 1;
        }
        placed
    }
}

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
        if holder::is_mistaken(T::OWN) {
            return Self::NONE;
        }
        Self {
            drift: Some(found::<T, R>()),
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
        let entities = drift.mapping.entities;
        let mut entity = 0;
        while entity < entities.len() && !is_entity(target, entities[entity]) {
            entity += 1;
        }
        Self {
            drift: self.drift,
            entity,
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
        let mut first: Option<usize> = None;
        let mut lines = 0;
        let mut index = 0;
        while index < self.changes.len() {
            if let Some(spot) = self.spots[index]
                && spot.entity == entity
                && is_meant(spot.place, at, others)
            {
                lines += self.has_line(index) as usize;
                let weight = message::weight(&self.changes[index]);
                if !matches!(first, Some(known) if message::weight(&self.changes[known]) <= weight)
                {
                    first = Some(index);
                }
            }
            index += 1;
        }
        match first {
            Some(change) => {
                let further = lines - self.has_line(change) as usize;
                panic!("{}", self.message(change, further).as_str())
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

    const fn sides(&self) -> Sides<'static> {
        Sides {
            before: self.before,
            after: self.after,
            mapping: Some(self.mapping),
        }
    }

    const fn has_line(&self, change: usize) -> bool {
        told::has_line(self.sides(), self.changes, change)
    }

    const fn message(&self, change: usize, further: usize) -> Line {
        let sides = self.sides();
        let mut line = Line::new();
        message::push(&mut line, sides, self.changes, change);
        line.push("\n");
        line.push(risk::of(sides, &self.changes[change]).sentence);
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
        (Some(at), place) => is_same(place, at),
        (None, Location::Field(position)) => position >= 128 || others >> position & 1 == 0,
        (None, _) => true,
    }
}

const fn is_same(left: Location, right: Location) -> bool {
    match (left, right) {
        (Location::Type, Location::Type) => true,
        (Location::Field(left), Location::Field(right))
        | (Location::Rule(left), Location::Rule(right))
        | (Location::Index(left), Location::Index(right)) => left == right,
        _ => false,
    }
}
