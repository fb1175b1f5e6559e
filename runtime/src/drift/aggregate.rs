//! The comparison of one aggregate, in const evaluation: what there is to be told, place for place.
//!
//! It is one constant, and all that it looks at are its local values: rustc checks each constant
//! that is made, with all that it refers to, and that costs more than to make it.
#![allow(
    clippy::large_stack_arrays,
    reason = "const evaluation has no heap, and no stack to be careful of"
)]

use std::marker::PhantomData;

use super::change::{Change, Partners};
use super::code::Code;
use super::line::{Line, Sides};
use super::list::{Arrow, SqlCondition, Texts};
use super::location::Compared;
use super::object::Object;
use super::parts::{self, Composed};
use super::read::{Lists, Reader};
use super::spot::{Location, Spot};
use super::{Locked, Record, compare, message, risk, told};
use crate::mapping::draft::Found;
use crate::mapping::{self, TOO_LARGE};
use crate::shape::walk::are_same;
use crate::shape::{EntityShape, Target};
use crate::stored::Identified;
use crate::text;

/// How the code of an aggregate differs from its accepted record.
#[derive(Debug)]
pub(super) struct Drift {
    /// The type of each table's entity.
    targets: &'static [&'static Target],
    pub(super) told: &'static [Told],
    text: &'static [[u8; ROW]],
    /// Whether the record says the same, but not as it was written.
    pub(super) not_canonical: bool,
}

/// What there is to be told at one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) spot: Spot,
    /// The change that says best what happened there, and how well: the less, the better.
    change: usize,
    weight: u8,
    /// How many changes there have a line of their own, and whether that one does.
    pub(super) lines: usize,
    pub(super) has_line: bool,
    /// Where its message is.
    start: usize,
    end: usize,
}

impl Told {
    const EMPTY: Self = Self {
        spot: Spot {
            entity: 0,
            place: Location::Type,
        },
        change: 0,
        weight: 0,
        lines: 0,
        has_line: false,
        start: 0,
        end: 0,
    };

    /// Whether it says better what happened.
    pub(super) const fn is_before(&self, other: &Self) -> bool {
        self.weight < other.weight || self.weight == other.weight && self.change < other.change
    }
}

impl Drift {
    /// The position of an entity; behind the last one, where there is no such.
    pub(super) const fn entity_of(&self, target: &Target) -> usize {
        let mut entity = 0;
        while entity < self.targets.len() && !are_same(target, self.targets[entity]) {
            entity += 1;
        }
        entity
    }

    /// What is told, and what it does to stored rows.
    pub(super) const fn text(&self, told: &Told) -> &'static str {
        text::slice(self.text, told.start, told.end)
    }
}

/// How an aggregate differs from its accepted record.
pub(super) const fn drift<T: Identified, R: Record>() -> &'static Drift {
    // A try that does not fit costs what the comparison does, so the first one has the size of what
    // was accepted. The code may have grown since.
    let size = R::LOCKED.size;
    if size <= 32
        && let Some(drift) = within::<T, R, 32>()
    {
        return drift;
    }
    if size <= 64
        && let Some(drift) = within::<T, R, 64>()
    {
        return drift;
    }
    if size <= 128
        && let Some(drift) = within::<T, R, 128>()
    {
        return drift;
    }
    if size <= 512
        && let Some(drift) = within::<T, R, 512>()
    {
        return drift;
    }
    within::<T, R, 4096>().expect(TOO_LARGE)
}

/// A function of its own: the constants that one names are evaluated even where it returns early.
const fn within<T: Identified, R: Record, const N: usize>() -> Option<&'static Drift> {
    Comparing::<T, R, N>::DRIFT
}

/// A function cannot return a reference to its local values; a constant can.
struct Comparing<T, R, const N: usize>(PhantomData<(T, R)>);

impl<T: Identified, R: Record, const N: usize> Comparing<T, R, N> {
    const REPORT: &'static Report<N> = &of_code(T::SHAPE, &R::LOCKED);
    const DRIFT: Option<&'static Drift> = if Self::REPORT.overflowed() {
        None
    } else {
        Some(&Drift {
            targets: Self::REPORT.targets.split_at(Self::REPORT.tables).0,
            told: Self::REPORT.told.split_at(Self::REPORT.length).0,
            text: &Self::REPORT.text,
            not_canonical: Self::REPORT.not_canonical,
        })
    };
}

/// A unit of capacity has room for so many objects, and for so many bytes of messages.
const OBJECTS: usize = 4;
const ROW: usize = 256;

/// All that is told, and its text.
struct Report<const N: usize> {
    targets: [&'static Target; N],
    tables: usize,
    told: [Told; N],
    length: usize,
    text: [[u8; ROW]; N],
    end: usize,
    not_canonical: bool,
}

impl<const N: usize> Report<N> {
    const fn new() -> Self {
        Self {
            targets: [EntityShape::EMPTY.target; N],
            tables: 0,
            told: [Told::EMPTY; N],
            length: 0,
            text: [[0; ROW]; N],
            end: 0,
            not_canonical: false,
        }
    }

    /// Of what does not fit.
    const fn too_much() -> Self {
        Self {
            length: usize::MAX,
            ..Self::new()
        }
    }

    const fn overflowed(&self) -> bool {
        self.length > N || self.end > N * ROW
    }

    /// Notes a change at its place.
    const fn add(&mut self, told: Told) {
        let mut index = 0;
        while index < self.length && index < N {
            let known = &mut self.told[index];
            if known.spot.entity == told.spot.entity && known.spot.place.is(told.spot.place) {
                let lines = known.lines + told.lines;
                if !known.is_before(&told) {
                    *known = told;
                }
                known.lines = lines;
                return;
            }
            index += 1;
        }
        if self.length < N {
            self.told[self.length] = told;
        }
        self.length += 1;
    }

    /// Writes the message of each place.
    const fn write(&mut self, sides: Sides<'_>, changes: &[Change]) {
        let mut index = 0;
        while index < self.length && index < N {
            let told = &mut self.told[index];
            let mut line = Line::new();
            message::push(&mut line, sides, changes, told.change);
            line.push("\n");
            line.push(risk::of(sides, &changes[told.change]).sentence);
            told.start = self.end;
            self.end = text::copy(line.as_str(), &mut self.text, self.end);
            told.end = self.end;
            index += 1;
        }
    }
}

/// Drafts what an aggregate maps to, and lists what was accepted.
const fn of_code<const N: usize>(root: &'static EntityShape, locked: &Locked) -> Report<N> {
    let draft = mapping::drafted::<N>(root);
    if draft.overflowed() {
        return Report::too_much();
    }
    let found = draft.found();
    let composed = Composed::<N>::of(&found);
    let mut names = [[""; OBJECTS]; N];
    let mut arrows = [[NO_ARROW; OBJECTS]; N];
    let mut conditions = [[NO_CONDITION; OBJECTS]; N];
    let names_length = parts::names(&found, names.as_flattened_mut());
    let arrows_length = parts::arrows(&found, arrows.as_flattened_mut());
    let conditions_length = parts::conditions(&found, conditions.as_flattened_mut());
    let most = N * OBJECTS;
    if composed.overflowed()
        || names_length > most
        || arrows_length > most
        || conditions_length > most
    {
        return Report::too_much();
    }
    let lists = Lists {
        texts: names.as_flattened(),
        arrows: arrows.as_flattened(),
        conditions: conditions.as_flattened(),
    };
    let mut after = [[Object::EMPTY; OBJECTS]; N];
    let code = Code::new(
        found,
        composed.parts(&found),
        lists,
        after.as_flattened_mut(),
    );
    let length = code.all();
    if length > most {
        return Report::too_much();
    }
    of_record(&found, after.as_flattened().split_at(length).0, locked)
}

/// Reads what was accepted, and compares.
const fn of_record<'a, const N: usize>(
    found: &Found<'a>,
    after: &[Object<'a>],
    locked: &Locked,
) -> Report<N> {
    let mut reader = Reader::new(locked.numbers, locked.texts);
    let mut texts = [[""; OBJECTS]; N];
    let mut arrows = [[NO_ARROW; OBJECTS]; N];
    let mut conditions = [[NO_CONDITION; OBJECTS]; N];
    let most = N * OBJECTS;
    let texts_length = reader.texts(texts.as_flattened_mut());
    if texts_length > most {
        return Report::too_much();
    }
    let (arrows_length, texts) = reader.arrows(arrows.as_flattened_mut(), texts.as_flattened());
    let conditions_length = reader.conditions(conditions.as_flattened_mut());
    if arrows_length > most || conditions_length > most {
        return Report::too_much();
    }
    let lists = Lists {
        texts,
        arrows: arrows.as_flattened(),
        conditions: conditions.as_flattened(),
    };
    let mut before = [[Object::EMPTY; OBJECTS]; N];
    let length = reader.objects(before.as_flattened_mut(), lists);
    if length > most {
        return Report::too_much();
    }
    compared(
        found,
        [before.as_flattened().split_at(length).0, after],
        locked,
    )
}

/// Compares both sides.
const fn compared<'a, const N: usize>(
    found: &Found<'a>,
    [before, after]: [&[Object<'a>]; 2],
    locked: &Locked,
) -> Report<N> {
    let mut list = [[Change::EMPTY; OBJECTS]; N];
    let mut of_before = [[None; OBJECTS]; N];
    let mut of_after = [[None; OBJECTS]; N];
    let mut are_same = [[false; OBJECTS]; N];
    let mut partners = Partners {
        of_before: of_before.as_flattened_mut(),
        of_after: of_after.as_flattened_mut(),
        are_same: are_same.as_flattened_mut(),
    };
    let length = compare(before, after, &mut partners, list.as_flattened_mut());
    if length > N * OBJECTS {
        return Report::too_much();
    }
    let changes = list.as_flattened().split_at(length).0;
    let compared = Compared {
        found,
        before,
        after,
        of_before: of_before.as_flattened(),
        changes,
        intact: locked.intact,
    };
    let sides = Sides {
        before,
        after,
        found: Some(found),
    };
    let mut report = Report::new();
    let mut index = 0;
    while index < changes.len() {
        if let Some(spot) = compared.spot(index) {
            let has_line = told::has_line(sides, changes, index);
            report.add(Told {
                spot,
                change: index,
                weight: message::weight(&changes[index]),
                lines: has_line as usize,
                has_line,
                ..Told::EMPTY
            });
        }
        index += 1;
    }
    report.write(sides, changes);
    let mut table = 0;
    while table < found.tables.len() {
        report.targets[table] = found.entity(table).target;
        table += 1;
    }
    report.tables = table;
    report.not_canonical = changes.is_empty() && !locked.intact && locked.first;
    report
}

const NO_ARROW: Arrow<'_> = Arrow {
    from: "",
    to: Texts::List(&[]),
};

const NO_CONDITION: SqlCondition<'_> = SqlCondition {
    engine: "",
    condition: "",
};
