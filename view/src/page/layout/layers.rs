//! Which layer each box is in, counted from the right: what a line points to is in a layer before, if
//! that does not make too many; or always, where all that counts is what follows what.

use std::collections::{BTreeMap, BTreeSet};

use super::pack::{Members, area};
use super::{Flow, Graph, PROPORTION};

/// For each box of a part, how many layers are right of it. No line connects two boxes of a layer.
pub(super) fn of(graph: &Graph, part: &Members, between: i32) -> Vec<usize> {
    let position: BTreeMap<usize, usize> = part.boxes.iter().copied().zip(0..).collect();
    let lines = part.lines.iter().map(|number| {
        let line = graph.lines[*number];
        (position[&line.from.of], position[&line.to.of])
    });
    let lines: Vec<(usize, usize)> = lines.collect();
    let closing = closing(part.boxes.len(), &lines);
    let mut targets = vec![Vec::new(); part.boxes.len()];
    for ((from, to), closes) in lines.iter().zip(&closing) {
        let (left, right) = if *closes { (to, from) } else { (from, to) };
        targets[*left].push(*right);
    }
    if graph.flow == Flow::FromFirst {
        return flowing(&targets);
    }
    let heights: Vec<i32> = part
        .boxes
        .iter()
        .map(|of| graph.boxes[*of].height)
        .collect();
    let mut filled = Filled::of(graph, part, between);
    let mut layers = ranked(&targets, &heights, &mut filled);
    nearer(&targets, &heights, &mut filled, &mut layers);
    without_empty(&mut layers);
    layers
}

/// Whether each line closes a circle of lines before it.
fn closing(boxes: usize, lines: &[(usize, usize)]) -> Vec<bool> {
    let mut from = vec![Vec::new(); boxes];
    for (index, (of, to)) in lines.iter().enumerate() {
        from[*of].push((index, *to));
    }
    let mut closing = vec![false; lines.len()];
    let (mut is_open, mut is_seen) = (vec![false; boxes], vec![false; boxes]);
    for start in 0..boxes {
        // A box, and how many of its lines were followed.
        let mut open = vec![(start, 0)];
        while let Some((of, followed)) = open.pop() {
            if followed == 0 {
                if is_seen[of] {
                    continue;
                }
                (is_seen[of], is_open[of]) = (true, true);
            }
            let Some((index, to)) = from[of].get(followed).copied() else {
                is_open[of] = false;
                continue;
            };
            open.push((of, followed + 1));
            if is_open[to] {
                closing[index] = true;
            } else if !is_seen[to] {
                open.push((to, 0));
            }
        }
    }
    closing
}

/// Each box behind all that point to it.
fn flowing(targets: &[Vec<usize>]) -> Vec<usize> {
    let mut steps = vec![0; targets.len()];
    for of in in_order(&sources(targets), targets) {
        for to in &targets[of] {
            steps[*to] = steps[*to].max(steps[of] + 1);
        }
    }
    let last = steps.iter().max().copied().unwrap_or_default();
    steps.iter().map(|step| last - step).collect()
}

/// All boxes, each behind all those that are before it.
fn in_order(before: &[Vec<usize>], after: &[Vec<usize>]) -> Vec<usize> {
    let mut open: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..before.len()).filter(|of| open[*of] == 0).collect();
    let mut next = 0;
    while let Some(of) = order.get(next).copied() {
        for other in &after[of] {
            open[*other] -= 1;
            if open[*other] == 0 {
                order.push(*other);
            }
        }
        next += 1;
    }
    order
}

/// The fewest layers that there may be.
const FEWEST: usize = 4;

/// How tall layers are, how tall they may be, and how many there are, for good proportions.
struct Filled {
    tallest: i32,
    most: usize,
    layers: Vec<i32>,
    gap: i32,
}

impl Filled {
    fn of(graph: &Graph, part: &Members, between: i32) -> Self {
        let sizes = || part.boxes.iter().map(|of| graph.boxes[*of]);
        let tallest = sizes().map(|size| size.height).max().unwrap_or_default();
        let area = area(sizes(), between, graph.gap) * 10 / PROPORTION;
        let tallest = i64::from(tallest).max(area.isqrt());
        let stacked: i64 = sizes().map(|size| i64::from(size.height + graph.gap)).sum();
        let needed = usize::try_from(stacked / tallest.max(1)).unwrap_or(FEWEST);
        Self {
            tallest: i32::try_from(tallest).unwrap_or(i32::MAX / 2),
            most: FEWEST.max(needed + 2),
            layers: Vec::new(),
            gap: graph.gap,
        }
    }

    fn has_room(&self, layer: usize, height: i32) -> bool {
        let filled = self.layers.get(layer).copied().unwrap_or_default();
        filled == 0 || filled + height <= self.tallest
    }

    /// A layer for a box that is connected with boxes of others.
    fn layer_for(&self, others: &[usize], height: i32) -> usize {
        let behind = others.iter().max().map_or(0, |layer| layer + 1);
        let fits = |layer: &usize| self.has_room(*layer, height) && !others.contains(layer);
        let distance =
            |layer: &usize| -> usize { others.iter().map(|other| other.abs_diff(*layer)).sum() };
        let after = (behind..self.most).find(fits);
        let nearest = || (0..self.most).filter(fits).min_by_key(distance);
        // A new layer is empty.
        let further = self.most.max(self.layers.len());
        after.or_else(nearest).unwrap_or(further)
    }

    fn add(&mut self, layer: usize, height: i32) {
        if self.layers.len() <= layer {
            self.layers.resize(layer + 1, 0);
        }
        self.layers[layer] += height + self.gap;
    }
}

/// The first layer left of all that a box points to where there is room; or else, what is near to
/// that.
fn ranked(targets: &[Vec<usize>], heights: &[i32], filled: &mut Filled) -> Vec<usize> {
    let mut layers = vec![0; targets.len()];
    for of in in_order(targets, &sources(targets)) {
        let others: Vec<usize> = targets[of].iter().map(|to| layers[*to]).collect();
        let layer = filled.layer_for(&others, heights[of]);
        filled.add(layer, heights[of]);
        layers[of] = layer;
    }
    layers
}

/// Moves what points to nothing next to the first that points to it.
fn nearer(targets: &[Vec<usize>], heights: &[i32], filled: &mut Filled, layers: &mut [usize]) {
    for (of, sources) in sources(targets).into_iter().enumerate() {
        let nearest = sources.iter().map(|source| layers[*source]).min();
        let Some(nearest) = nearest.filter(|_| targets[of].is_empty()) else {
            continue;
        };
        let mut rooms = (layers[of] + 1..nearest).rev();
        if let Some(layer) = rooms.find(|layer| filled.has_room(*layer, heights[of])) {
            filled.layers[layers[of]] -= heights[of] + filled.gap;
            filled.add(layer, heights[of]);
            layers[of] = layer;
        }
    }
}

/// What is empty is no layer.
fn without_empty(layers: &mut [usize]) {
    let used: BTreeSet<usize> = layers.iter().copied().collect();
    let numbers: BTreeMap<usize, usize> = used.into_iter().zip(0..).collect();
    for layer in layers {
        *layer = numbers[layer];
    }
}

fn sources(targets: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut sources = vec![Vec::new(); targets.len()];
    for (of, targets) in targets.iter().enumerate() {
        for to in targets {
            sources[*to].push(of);
        }
    }
    sources
}
