//! Lines inside of an aggregate.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::arrange::{BENEATH, INDENT};
use super::card::{Card, Inner};
use super::path;
use super::shared::{self, Ends, Shared};
use super::tree::Tree;
use crate::page::layout::Point;
use crate::view::Mark;

/// Between a reference inside of an aggregate and the next one.
const TRACK: i32 = 10;
/// Between the tables and the first of these.
const BEFORE_TRACKS: i32 = 5;

/// From each table to its parts, at the left of these.
pub(super) fn to_parts(card: &Card<'_>, tree: &Tree<'_, '_>) -> Vec<Inner> {
    let lines = tree.parts.iter().filter_map(|relation| {
        let part = card.sheet(&relation.from.table.it.name)?;
        let of = card.sheet(relation.to)?;
        let (start, x) = (of.place.x + INDENT / 2, part.place.x - INDENT / 2);
        // A part in another column is reached from beneath the root.
        let between = of.bottom() + BENEATH;
        let corners = [
            (start, of.bottom()),
            (start, between),
            (x, between),
            (x, part.middle()),
            (part.place.x, part.middle()),
        ];
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
    let mut lines: Vec<Inner> = lines.collect();
    // What leads to the same lies above: of others, that is seen which leads further.
    lines.sort_by_key(|line| Reverse(line.mark));
    lines
}

/// Other references inside of an aggregate, at the right of all tables; and how much room they take.
pub(super) fn others(card: &Card<'_>, tree: &Tree<'_, '_>, right: i32) -> (Vec<Inner>, i32) {
    let mut others: BTreeMap<Ends<i32>, Shared<'_>> = BTreeMap::new();
    for relation in &tree.others {
        let ends = Ends {
            from: card.leaving(relation),
            to: card.entering(relation.to),
            mark: relation.mark,
        };
        shared::add(&mut others, ends, relation);
    }
    let mut room = 0;
    let lines = others.into_iter().map(|(ends, shared)| {
        room += if room == 0 {
            BEFORE_TRACKS + TRACK
        } else {
            TRACK
        };
        let x = right + room;
        let mut points = card.way(shared.from, ends.from, false);
        points.extend([ends.from, ends.to].map(|y| Point { x, y }));
        points.extend(card.way(shared.to, ends.to, false).into_iter().rev());
        let points = path::without_repetition(points);
        let [path, marks] = path::reference(&points, shared.is_many, 0);
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

/// All references inside of an aggregate whose tables are not shown, as one loop; too small for
/// dashes.
pub(super) fn loop_of(tree: &Tree<'_, '_>, at: Point) -> Option<Inner> {
    let marks = tree.others.iter().map(|relation| relation.mark);
    let mark = marks.reduce(|one, other| if one == other { one } else { Mark::Changed })?;
    let [path, marks] = path::around(at);
    Some(Inner {
        path,
        marks,
        is_part: false,
        is_optional: false,
        mark,
    })
}
