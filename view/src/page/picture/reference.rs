//! References between aggregates, as lines.

use std::collections::BTreeMap;

use super::card::Card;
use super::path;
use super::shared::{Ends, Shared, add};
use crate::page::layout::{End, Layout, Point};
use crate::view::relation::Relation;

impl Shared<'_> {
    /// The corners from one table to another, through their aggregates.
    pub(super) fn corners(
        &self,
        ends: &Ends<End>,
        cards: &[Card<'_>],
        layout: &Layout,
        path: &[Point],
    ) -> Vec<Point> {
        let inner = |point: Option<&Point>, end: End, table: &str| {
            let place = layout.places[end.of];
            let is_at_left = point.is_some_and(|point| point.x == place.x);
            let way = cards[end.of].way(table, end.y, is_at_left).into_iter();
            way.map(|Point { x, y }| Point {
                x: place.x + x,
                y: place.y + y,
            })
            .collect::<Vec<_>>()
        };
        let start = inner(path.first(), ends.from, self.from);
        let stop = inner(path.last(), ends.to, self.to);
        let points = start.into_iter().chain(path.iter().copied());
        let points = points.chain(stop.into_iter().rev());
        path::without_repetition(points.collect())
    }
}

/// For each line how much of its first step it has in common with another.
pub(super) fn shared_beginnings(lines: &[Vec<Point>]) -> Vec<i32> {
    let first_step = |line: &[Point]| match line {
        [first, second, ..] => Some((first.x, first.y, second.x - first.x)),
        _ => None,
    };
    let mut lengths: BTreeMap<(i32, i32, i32), Vec<i32>> = BTreeMap::new();
    for (x, y, step) in lines.iter().filter_map(|line| first_step(line)) {
        lengths
            .entry((x, y, step.signum()))
            .or_default()
            .push(step.abs());
    }
    for lengths in lengths.values_mut() {
        lengths.sort_unstable();
    }
    let shared = lines.iter().map(|line| {
        let (x, y, step) = first_step(line)?;
        let [.., second, _] = lengths[&(x, y, step.signum())].as_slice() else {
            return None;
        };
        Some(step.abs().min(*second))
    });
    shared.map(Option::unwrap_or_default).collect()
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
        add(&mut lines, ends, relation);
    }
    lines
}
