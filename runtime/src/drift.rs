//! Drift: what the code maps to, against what was accepted.
//!
//! One comparison for all: const evaluation runs it where a fingerprint differs, so that `cargo
//! check` refuses what was not accepted, and [`lock`](crate::lock) runs it on whole models.

pub(crate) mod cause;
pub(crate) mod compare;
mod json;
pub(crate) mod message;
pub(crate) mod object;
mod read;

use std::marker::PhantomData;

use crate::plan::{self, Plan};
use crate::shape::EntityShape;
use crate::stored::Identified;
use crate::{fingerprint, record, text};
pub use cause::Place;
use cause::{Compared, Spot};
use compare::{Change, Partners};
use message::{Line, Sides};
use object::Object;

/// Reads a record. Returns how many objects it has.
pub(crate) const fn read<'a>(text: &'a str, objects: &mut [Object<'a>]) -> usize {
    read::record(text, objects)
}

/// Compares two readings. Returns how many changes there are.
pub(crate) const fn compare(
    before: &[Object<'_>],
    after: &[Object<'_>],
    partners: &mut Partners<'_>,
    changes: &mut [Change],
) -> usize {
    compare::all(before, after, partners, changes)
}

/// One accepted record, by a key that is unique in the program.
#[derive(Debug)]
pub struct Accepted<const KEY: u64>;

/// Says which root answers for an accepted record. `Gone` only serves the message.
#[diagnostic::on_unimplemented(
    message = "the accepted aggregate `{Gone}` is gone: no type maps to its tables any more",
    label = "the first type of this crate reports it",
    note = "the rows of its tables are lost when these are dropped; `#[renamed_from(\"…\")]` on a type that was renamed keeps them",
    note = "to accept: `TABLEWRIGHT_DRIFT=allow cargo run --example export -- --accept`"
)]
pub trait Answers<T: Identified, Gone> {}

/// The text of the lock file, which one type of each crate includes.
pub trait LockText<Includer> {
    /// The text.
    const TEXT: &'static str;
}

/// A crate with a lock file, by a key that is unique in the program.
#[derive(Debug)]
pub struct InCrate<const KEY: u64>;

/// Asks whether a type answers for an accepted record.
pub const fn answered<const KEY: u64, T: Identified, Gone>()
where
    Accepted<KEY>: Answers<T, Gone>,
{
}

/// An accepted record, as a derive found it.
#[derive(Clone, Copy, Debug)]
pub struct Locked {
    /// Its text.
    pub text: &'static str,
    /// Whether the text is as it was written when it was accepted.
    pub intact: bool,
    /// Whether this is the first record of the file that is not.
    pub first: bool,
}

impl Locked {
    /// Of a type with mistakes: nothing is compared.
    pub const UNKNOWN: Self = Self {
        text: "",
        intact: false,
        first: false,
    };
}

/// What an environment variable was when the crate was compiled: Cargo compiles it again when that
/// changes.
pub type Variable = Option<&'static str>;

/// Reports a change of an enum, unless it is that of another one of its name.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn enum_changed(accepted: &str, module: &str, name: &str, message: &str) {
    if cause::is_type(accepted, module, name) {
        panic!("{}", message);
    }
}

/// A part of the lock file.
#[must_use]
pub const fn part(text: &'static str, start: usize, end: usize) -> &'static str {
    text.split_at(end).0.split_at(start).1
}

/// How the code of an aggregate differs from its accepted record.
#[derive(Debug)]
pub struct Drift {
    found: Option<Found>,
}

#[derive(Debug)]
struct Found {
    plan: &'static Plan,
    before: &'static [Object<'static>],
    after: &'static [Object<'static>],
    changes: &'static [Change],
    /// Where each change is reported.
    spots: &'static [Option<Spot>],
    misspelled: bool,
}

const NONE: Drift = Drift { found: None };

/// How the code of a root differs from the record that it answers for.
const fn drift<T: Identified>() -> &'static Drift {
    if T::ACCEPTED.text.is_empty() {
        return &NONE;
    }
    found::<T>()
}

/// Whether an entity is as it was accepted. Not generic, and asked before anything that is:
/// resolving that for each type costs rustc more than the comparison does.
#[must_use]
pub const fn is_accepted(shape: &EntityShape, fingerprint: u64) -> bool {
    fingerprint == fingerprint::of(shape)
}

/// A function of its own: the constants that one names are evaluated even where it returns early.
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn found<T: Identified>() -> &'static Drift {
    if let Some(drift) = found_within::<T, 64>() {
        return drift;
    }
    if let Some(drift) = found_within::<T, 1024>() {
        return drift;
    }
    match found_within::<T, 16384>() {
        Some(drift) => drift,
        None => panic!("an aggregate has at most 16384 columns, indexes, checks and rules"),
    }
}

const fn found_within<T: Identified, const N: usize>()
-> Option<&'static Drift> {
    Comparing::<T, N>::DRIFT
}

/// A function cannot return a reference to its local values; a constant can.
struct Comparing<T, const N: usize>(PhantomData<T>);

impl<T: Identified, const N: usize> Comparing<T, N> {
    const BEFORE: &'static Objects<N> = &Objects::of(T::ACCEPTED.text);
    const AFTER: &'static Objects<N> = &Objects::of(record::locked::<T>());
    const CHANGES: &'static Changes<N> = &Changes::between(Self::BEFORE, Self::AFTER);
    const COMPARED: &'static Compared<'static> = &Compared {
        plan: plan::of::<T>(),
        before: Self::BEFORE.get(),
        after: Self::AFTER.get(),
        of_before: &Self::CHANGES.of_before,
        changes: Self::CHANGES.get(),
        intact: T::ACCEPTED.intact,
    };
    const PLACED: &'static Placed<N> = &Placed::of(Self::COMPARED);
    const DRIFT: Option<&'static Drift> = drift_of::<T, N>();
    const FOUND: &'static Drift = &Drift {
        found: Some(Found {
            plan: plan::of::<T>(),
            before: Self::BEFORE.get(),
            after: Self::AFTER.get(),
            changes: Self::CHANGES.get(),
            spots: &Self::PLACED.spots,
            misspelled: Self::CHANGES.length == 0 && !T::ACCEPTED.intact && T::ACCEPTED.first,
        }),
    };
}

const fn drift_of<T: Identified, const N: usize>()
-> Option<&'static Drift> {
    if fits::<T, N>() {
        Some(whole::<T, N>())
    } else {
        None
    }
}

const fn fits<T: Identified, const N: usize>() -> bool {
    Comparing::<T, N>::BEFORE.length <= N
        && Comparing::<T, N>::AFTER.length <= N
        && Comparing::<T, N>::CHANGES.length <= N
}

const fn whole<T: Identified, const N: usize>()
-> &'static Drift {
    Comparing::<T, N>::FOUND
}

struct Objects<const N: usize> {
    objects: [Object<'static>; N],
    length: usize,
}

impl<const N: usize> Objects<N> {
    const fn of(text: &'static str) -> Self {
        let mut objects = [Object::EMPTY; N];
        let length = read(text, &mut objects);
        Self { objects, length }
    }

    const fn get(&self) -> &[Object<'static>] {
        self.objects.split_at(least(self.length, N)).0
    }
}

struct Changes<const N: usize> {
    changes: [Change; N],
    of_before: [Option<usize>; N],
    length: usize,
}

impl<const N: usize> Changes<N> {
    const fn between(before: &Objects<N>, after: &Objects<N>) -> Self {
        let mut changes = [Change::EMPTY; N];
        let mut of_before = [None; N];
        let mut of_after = [None; N];
        let mut partners = Partners {
            of_before: &mut of_before,
            of_after: &mut of_after,
        };
        let length = compare(before.get(), after.get(), &mut partners, &mut changes);
        Self {
            changes,
            of_before,
            length,
        }
    }

    const fn get(&self) -> &[Change] {
        self.changes.split_at(least(self.length, N)).0
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
        let mut placed = Self {
            spots: [None; N],
        };
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
pub struct View {
    drift: &'static Drift,
    entity: usize,
}

/// What a child has to report of an accepted record.
#[must_use]
pub const fn view_of_child<const KEY: u64, Root: Identified, T: Identified>() -> View
where
    Accepted<KEY>: Answers<Root, ()>,
{
    view::<Root, T>()
}

/// What the entity `T` of an aggregate has to report.
#[must_use]
pub const fn view<Root: Identified, T: Identified>() -> View {
    let drift = drift::<Root>();
    let mut entity = 0;
    if let Some(found) = &drift.found {
        while entity < found.plan.entities.len()
            && !(text::equal(found.plan.entities[entity].target.name, T::TARGET.name)
                && text::equal(
                    found.plan.entities[entity].target.module,
                    T::TARGET.module,
                ))
        {
            entity += 1;
        }
    }
    View { drift, entity }
}

impl View {
    /// Of an entity that is as it was accepted.
    pub const NONE: Self = Self {
        drift: &NONE,
        entity: 0,
    };

    /// Reports what changed at a place.
    #[track_caller]
    pub const fn at(self, place: Place) {
        if let Some(found) = &self.drift.found {
            found.report(self.entity, Some(place), &[]);
        }
    }

    /// Reports what changed at all other places than these.
    #[track_caller]
    pub const fn rest(self, others: &[Place]) {
        if let Some(found) = &self.drift.found {
            found.report(self.entity, None, others);
        }
    }
}

impl Found {
    #[track_caller]
    #[expect(clippy::panic, reason = "this is how const evaluation reports")]
    const fn report(&self, entity: usize, at: Option<Place>, others: &[Place]) {
        let mut first = None;
        let mut further = 0;
        let mut index = 0;
        while index < self.changes.len() {
            if let Some(spot) = self.spots[index]
                && spot.entity == entity
                && is_meant(spot.place, at, others)
            {
                match first {
                    None => first = Some(index),
                    Some(known) => {
                        further += 1;
                        let weight = message::weight(&self.changes[index]);
                        if weight < message::weight(&self.changes[known]) {
                            first = Some(index);
                        }
                    }
                }
            }
            index += 1;
        }
        match first {
            Some(change) => panic!("{}", self.message(change, further).as_str()),
            None if self.misspelled && at.is_none() && entity == 0 => {
                let mut line = Line::new();
                line.push(MISSPELLED);
                line.push("\n");
                line.push(ACCEPT);
                panic!("{}", line.as_str())
            }
            None => {}
        }
    }

    const fn message(&self, change: usize, further: usize) -> Line {
        let sides = Sides {
            before: self.before,
            after: self.after,
        };
        let mut line = Line::new();
        message::push(&mut line, sides, &self.changes[change]);
        line.push("\n");
        line.push(message::loss(sides, &self.changes[change]));
        if further > 0 {
            line.push("; `--check` lists ");
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

/// The facts are there, but not as they were written.
pub(crate) const MISSPELLED: &str =
    "the lock file holds the same facts as the code, but in another order or spelling";

/// How to accept.
pub(crate) const ACCEPT: &str =
    "to accept: TABLEWRIGHT_DRIFT=allow cargo run --example export -- --accept";

const fn is_meant(place: Place, at: Option<Place>, others: &[Place]) -> bool {
    match at {
        Some(at) => is_same(place, at),
        None => {
            let mut index = 0;
            while index < others.len() {
                if is_same(place, others[index]) {
                    return false;
                }
                index += 1;
            }
            true
        }
    }
}

const fn is_same(left: Place, right: Place) -> bool {
    match (left, right) {
        (Place::Type, Place::Type) => true,
        (Place::Field(left), Place::Field(right))
        | (Place::Rule(left), Place::Rule(right))
        | (Place::Index(left), Place::Index(right)) => left == right,
        _ => false,
    }
}
