//! References between aggregates, as lines.

use std::collections::BTreeMap;

use super::card::Card;
use super::path;
use crate::diagram::relation::Relation;
use crate::page::layout::{End, Layout, Point};
use crate::view::Mark;

/// The ends of a line.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ends {
    pub(super) from: End,
    pub(super) to: End,
}

/// What references that are drawn as one line have in common.
pub(super) struct Shared<'v> {
    from: &'v str,
    to: &'v str,
    is_many: bool,
    pub(super) is_optional: bool,
    pub(super) mark: Mark,
}

impl Shared<'_> {
    /// From one table to another: the way inside of their aggregates is straight.
    pub(super) fn path(
        &self,
        ends: &Ends,
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
) -> BTreeMap<Ends, Shared<'v>> {
    let mut lines: BTreeMap<Ends, Shared<'v>> = BTreeMap::new();
    for relation in relations {
        let from = relation.from.table.it.name.as_str();
        let (Some(of), Some(to)) = (owners.get(from), owners.get(relation.to)) else {
            continue;
        };
        if of == to {
            continue;
        }
        let column = relation.key.it.columns.first().map(String::as_str);
        let ends = Ends {
            from: End {
                of: *of,
                y: cards[*of].leaving(from, column),
            },
            to: End {
                of: *to,
                y: cards[*to].entering(relation.to),
            },
        };
        let shared = lines.entry(ends).or_insert(Shared {
            from,
            to: relation.to,
            is_many: false,
            is_optional: true,
            mark: relation.key.mark,
        });
        shared.is_many |= !relation.is_unique;
        shared.is_optional &= relation.is_optional;
        if shared.mark != relation.key.mark {
            shared.mark = Mark::Changed;
        }
    }
    lines
}
