//! References, as lines: between aggregates, and inside of one.

use std::collections::BTreeMap;

use super::card::{Card, INDENT};
use super::path;
use super::tree::Tree;
use crate::diagram::relation::Relation;
use crate::page::layout::{End, Layout, Point};
use crate::view::Mark;

/// Between a reference inside of an aggregate and the next one.
const TRACK: i32 = 10;
/// Between the tables and the first of these.
const BEFORE_TRACKS: i32 = 5;

/// The ends of a line. What was added or removed has one of its own.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ends<E> {
    pub(super) from: E,
    pub(super) to: E,
    pub(super) mark: Mark,
}

/// What references that are drawn as one line have in common.
pub(super) struct Shared<'v> {
    from: &'v str,
    to: &'v str,
    is_many: bool,
    pub(super) is_optional: bool,
}

impl<'v> Shared<'v> {
    fn of(relation: &Relation<'v>) -> Self {
        Self {
            from: relation.from.table.it.name.as_str(),
            to: relation.to,
            is_many: false,
            is_optional: true,
        }
    }

    fn join(&mut self, relation: &Relation<'v>) {
        self.is_many |= !relation.is_unique;
        self.is_optional &= relation.is_optional;
    }

    /// From one table to another: the way inside of their aggregates is straight.
    pub(super) fn path(
        &self,
        ends: &Ends<End>,
        cards: &[Card<'_>],
        layout: &Layout,
        path: &[Point],
    ) -> [String; 2] {
        let extended = |point: Option<&Point>, end: End, table: &str| {
            let point = *point?;
            let left = layout.places[end.of].x;
            let (start, stop) = cards[end.of].sides(table);
            let x = if point.x == left { start } else { stop };
            Some(Point {
                x: left + x,
                y: point.y,
            })
        };
        let start = extended(path.first(), ends.from, self.from);
        let stop = extended(path.last(), ends.to, self.to);
        let inner = path.iter().copied();
        let points = start.into_iter().chain(inner).chain(stop);
        path::reference(points.collect(), self.is_many)
    }
}

/// The references between different cards, those with both ends in common as one.
pub(super) fn between<'v>(
    cards: &[Card<'v>],
    owners: &BTreeMap<&str, usize>,
    relations: &[Relation<'v>],
) -> BTreeMap<Ends<End>, Shared<'v>> {
    let mut lines: BTreeMap<Ends<End>, Shared<'v>> = BTreeMap::new();
    for relation in relations {
        let from = relation.from.table.it.name.as_str();
        let (Some(of), Some(to)) = (owners.get(from), owners.get(relation.to)) else {
            continue;
        };
        if of == to {
            continue;
        }
        let ends = Ends {
            from: End {
                of: *of,
                y: cards[*of].leaving(relation),
            },
            to: End {
                of: *to,
                y: cards[*to].entering(relation.to),
            },
            mark: relation.mark,
        };
        let shared = lines.entry(ends);
        shared
            .or_insert_with(|| Shared::of(relation))
            .join(relation);
    }
    lines
}

/// A line inside of an aggregate.
pub(super) struct Inner {
    pub(super) path: String,
    pub(super) marks: String,
    /// Whether it leads from a table to a part of it.
    pub(super) is_part: bool,
    pub(super) is_optional: bool,
    pub(super) mark: Mark,
}

impl Inner {
    pub(super) fn class(&self) -> &'static str {
        match (self.is_part, self.is_optional) {
            (true, _) => "part",
            (false, true) => "optional",
            (false, false) => "own",
        }
    }
}

/// From each table to its parts, at the left.
pub(super) fn to_parts(card: &Card<'_>, tree: &Tree<'_, '_>) -> Vec<Inner> {
    let lines = tree.parts().filter_map(|relation| {
        let part = card.table(&relation.from.table.it.name)?;
        let of = card.table(relation.to)?;
        let x = of.left + INDENT / 2;
        let corners = [(x, of.bottom), (x, part.middle), (part.left, part.middle)];
        let points = corners.map(|(x, y)| Point { x, y });
        let [path, marks] = path::containment(points.to_vec(), !relation.is_unique);
        Some(Inner {
            path,
            marks,
            is_part: true,
            is_optional: false,
            mark: relation.mark,
        })
    });
    lines.collect()
}

/// Other references inside of an aggregate, at the right of its tables; and how much room they take.
pub(super) fn inside(card: &Card<'_>, tree: &Tree<'_, '_>, right: i32) -> (Vec<Inner>, i32) {
    let mut own: BTreeMap<Ends<i32>, Shared<'_>> = BTreeMap::new();
    for relation in tree.own() {
        let ends = Ends {
            from: card.leaving(relation),
            to: card.entering(relation.to),
            mark: relation.mark,
        };
        let shared = own.entry(ends);
        shared
            .or_insert_with(|| Shared::of(relation))
            .join(relation);
    }
    let mut room = 0;
    let lines = own.into_iter().map(|(ends, shared)| {
        room += if room == 0 {
            BEFORE_TRACKS + TRACK
        } else {
            TRACK
        };
        let x = right + room;
        let corners = [
            (right, ends.from),
            (x, ends.from),
            (x, ends.to),
            (right, ends.to),
        ];
        let points = corners.map(|(x, y)| Point { x, y });
        let [path, marks] = path::reference(points.to_vec(), shared.is_many);
        Inner {
            path,
            marks,
            is_part: false,
            is_optional: shared.is_optional,
            mark: ends.mark,
        }
    });
    (lines.collect(), room)
}

/// All references inside of an aggregate whose tables are not shown, as one loop.
pub(super) fn loop_of(tree: &Tree<'_, '_>, at: Point) -> Option<Inner> {
    let marks = tree.own().map(|relation| relation.mark);
    let mark = marks.reduce(|one, other| if one == other { one } else { Mark::Changed })?;
    let [path, marks] = path::around(at);
    Some(Inner {
        path,
        marks,
        is_part: false,
        is_optional: tree.own().all(|relation| relation.is_optional),
        mark,
    })
}
