//! The lines: tracks between layers, and the corners of each line.

use std::collections::BTreeMap;

use super::pack::{Members, Part};
use super::trunks::{Hop, Layered, Run, Stop, Trunk};
use super::{Graph, Point, Size};

/// Between two tracks.
const TRACK: i32 = 8;

/// Between two lines on one track.
const APART: i32 = 12;

/// Lines that are nearer than that cannot be told apart.
const NEAR: i32 = 4;

/// Between a layer and the first track.
const MARGIN: i32 = 20;

/// A part with all its lines.
pub(super) fn all(graph: &Graph, part: &Members, layered: &Layered) -> Part {
    let gaps = gaps(layered);
    let columns = Columns::of(layered, &gaps);
    let mut places = Vec::new();
    for node in &layered.nodes {
        if let Some(of) = node.of {
            let place = Point {
                x: columns.left[node.layer],
                y: node.top,
            };
            places.push((part.boxes[of], place));
        }
    }
    let lines = layered.lines.iter();
    let bottoms = layered.nodes.iter().map(|node| node.top + node.height);
    Part {
        size: Size {
            width: columns.width,
            height: bottoms.max().unwrap_or_default(),
        },
        between: columns.between,
        places,
        paths: lines
            .map(|run| (run.number, path(graph, layered, &columns, run)))
            .collect(),
    }
}

/// Some hops between two layers that share a track: from where to where it reaches.
struct Bundle {
    trunk: Trunk,
    lefts: Vec<i32>,
    rights: Vec<i32>,
}

/// As many crossings are as bad as two lines that lie on each other.
const OVERLAP: usize = 20;

impl Bundle {
    /// How often lines cross if this one's track is left of the other's. Lines of both that are at
    /// one height lie on each other then, where one has left its track and the other is not there.
    fn crossings_before(&self, other: &Self) -> usize {
        let crossing = |heights: &[i32], of: &Self| {
            let (least, most) = of.reach();
            let crossing = heights.iter().filter(|y| (least..=most).contains(*y));
            crossing.count()
        };
        let is_near = |y: &&i32| self.rights.iter().any(|right| (*y - right).abs() < NEAR);
        let overlaps = other.lefts.iter().filter(is_near).count();
        crossing(&other.lefts, self) + crossing(&self.rights, other) + OVERLAP * overlaps
    }

    fn reach(&self) -> (i32, i32) {
        let ends = || self.lefts.iter().chain(&self.rights).copied();
        let (least, most) = (ends().min(), ends().max());
        (least.unwrap_or_default(), most.unwrap_or_default())
    }

    fn is_straight(&self) -> bool {
        let (least, most) = self.reach();
        least == most
    }
}

/// The tracks left of each layer, from left to right, by number.
fn gaps(layered: &Layered) -> Vec<BTreeMap<Trunk, i32>> {
    let mut gaps: Vec<BTreeMap<Trunk, Bundle>> = Vec::new();
    gaps.resize_with(layered.layers.len(), BTreeMap::new);
    for hop in &layered.hops {
        let gap = &mut gaps[layered.nodes[hop.right.node].layer];
        let bundle = gap.entry(hop.trunk).or_insert_with(|| Bundle {
            trunk: hop.trunk,
            lefts: Vec::new(),
            rights: Vec::new(),
        });
        bundle.lefts.push(height(layered, hop.left));
        bundle.rights.push(height(layered, hop.right));
    }
    let gaps = gaps.into_iter().map(|gap| {
        let bundles = gap.into_values().filter(|bundle| !bundle.is_straight());
        tracks(&in_order(bundles))
    });
    gaps.collect()
}

/// Each where it crosses the fewest of those before it.
fn in_order(bundles: impl Iterator<Item = Bundle>) -> Vec<Bundle> {
    let mut placed: Vec<Bundle> = Vec::new();
    for bundle in bundles {
        // As the first of all, then behind one more of them each time.
        let all = placed.iter().map(|other| bundle.crossings_before(other));
        let all: usize = all.sum();
        let (mut crossings, mut fewest, mut best) = (all, all, 0);
        for (position, other) in placed.iter().enumerate() {
            crossings += other.crossings_before(&bundle);
            crossings -= bundle.crossings_before(other);
            if crossings < fewest {
                (fewest, best) = (crossings, position + 1);
            }
        }
        placed.insert(best, bundle);
    }
    placed
}

/// The first track behind all that a bundle would touch: those that are apart share one.
fn tracks(bundles: &[Bundle]) -> BTreeMap<Trunk, i32> {
    let mut tracks = BTreeMap::new();
    let mut placed: Vec<(i32, (i32, i32))> = Vec::new();
    for bundle in bundles {
        let (least, most) = bundle.reach();
        let touched = placed.iter().filter(|(_, (other_least, other_most))| {
            least <= other_most + APART && other_least - APART <= most
        });
        let track = touched.map(|(track, _)| track + 1).max().unwrap_or(0);
        placed.push((track, (least, most)));
        tracks.insert(bundle.trunk, track);
    }
    tracks
}

fn height(layered: &Layered, stop: Stop) -> i32 {
    layered.nodes[stop.node].top + stop.y
}

/// Where layers and tracks are.
struct Columns {
    width: i32,
    /// The room between two layers, on the average.
    between: i32,
    /// The left side of each layer.
    left: Vec<i32>,
    /// The tracks left of each layer.
    tracks: Vec<BTreeMap<Trunk, i32>>,
}

impl Columns {
    fn of(layered: &Layered, gaps: &[BTreeMap<Trunk, i32>]) -> Self {
        let count = layered.layers.len();
        let mut columns = Self {
            width: 0,
            between: 0,
            left: vec![0; count],
            tracks: vec![BTreeMap::new(); count],
        };
        let (mut x, mut filled) = (0, 0);
        for layer in (0..count).rev() {
            if layer + 1 < count {
                let first = x + MARGIN;
                let numbers = gaps[layer].iter();
                let tracks = numbers.map(|(trunk, number)| (*trunk, first + TRACK * number));
                columns.tracks[layer] = tracks.collect();
                let last = columns.tracks[layer].values().max();
                x = last.copied().unwrap_or(first) + MARGIN;
            }
            columns.left[layer] = x;
            let nodes = layered.layers[layer].iter();
            let widest = nodes.map(|node| layered.nodes[*node].width).max();
            x += widest.unwrap_or_default();
            filled += widest.unwrap_or_default();
        }
        columns.width = x;
        let gaps = i32::try_from(count - 1).unwrap_or_default().max(1);
        columns.between = (x - filled) / gaps;
        columns
    }
}

fn path(graph: &Graph, layered: &Layered, columns: &Columns, run: &Run) -> Vec<Point> {
    let line = graph.lines[run.number];
    let left = if run.is_to_left { line.to } else { line.from };
    let mut path = Vec::new();
    for (position, hop) in run.hops.iter().enumerate() {
        let Hop {
            left: from,
            right: to,
            trunk,
        } = layered.hops[*hop];
        let (y, next) = (height(layered, from), height(layered, to));
        let layer = layered.nodes[to.node].layer;
        if position == 0 {
            let x = columns.left[layered.nodes[from.node].layer] + graph.boxes[left.of].width;
            path.push(Point { x, y });
        }
        if let Some(track) = columns.tracks[layer].get(&trunk) {
            path.extend([y, next].map(|y| Point { x: *track, y }));
        }
        if position + 1 == run.hops.len() {
            let x = columns.left[layer];
            path.push(Point { x, y: next });
        }
    }
    path.dedup();
    if run.is_to_left {
        path.reverse();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::super::End;
    use super::{Bundle, Trunk, in_order};

    /// Whatever comes first: the line that leaves at some height turns before the one that arrives.
    #[test]
    fn lines_at_one_height_do_not_lie_on_each_other() {
        let bundle = |of, left, right| Bundle {
            trunk: Trunk::to(End { of, y: 0 }),
            lefts: vec![left],
            rights: vec![right],
        };
        let turned = [(100, 300), (200, 102)];
        for order in [[0, 1], [1, 0]] {
            let bundles = order.map(|of| bundle(of, turned[of].0, turned[of].1));
            let lefts: Vec<i32> = in_order(bundles.into_iter())
                .iter()
                .map(|bundle| bundle.lefts[0])
                .collect();
            assert_eq!(lefts, [100, 200]);
        }
    }
}
