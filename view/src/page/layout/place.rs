//! How far down everything in a layer is: as near to what it is connected with as its order allows.

use super::trunks::{Layered, Node, Stop};

/// How often everything moves: what it is near to moves as well.
const ROUNDS: usize = 24;

/// Between a trunk and what is above or beneath it.
const BESIDE_TRUNK: i32 = 8;

/// Sets the tops of all nodes: the whole is as tall as the tallest layer has to be.
pub(super) fn rows(layered: &mut Layered, gap: i32) {
    let heights = layered
        .layers
        .iter()
        .map(|layer| height(&layered.nodes, layer, gap));
    let room = heights.max().unwrap_or_default();
    for layer in &layered.layers {
        stack(&mut layered.nodes, layer, room, gap);
    }
    // The ends of hops at a node, with the other end.
    let mut ends = vec![Vec::new(); layered.nodes.len()];
    for hop in &layered.hops {
        ends[hop.left.node].push((hop.left.y, hop.right));
        ends[hop.right.node].push((hop.right.y, hop.left));
    }
    for round in 0..ROUNDS {
        let count = layered.layers.len();
        for step in 0..count {
            let layer = if round % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            pull(&mut layered.nodes, &layered.layers[layer], &ends, room, gap);
        }
    }
    for layer in &layered.layers {
        straighten(&mut layered.nodes, layer, &ends, room, gap);
    }
}

/// A line that is moved by less looks as if it were to be level.
const LEVEL: i32 = 7;

/// Makes lines level that nearly are, where there is room to move.
fn straighten(nodes: &mut [Node], layer: &[usize], ends: &[Vec<(i32, Stop)>], room: i32, gap: i32) {
    for (position, number) in layer.iter().enumerate() {
        let node = nodes[*number];
        let moves = ends[*number]
            .iter()
            .map(|(y, other)| nodes[other.node].top + other.y - node.top - y);
        // What is level already stays so.
        let Some(by) = moves
            .min_by_key(|by| by.abs())
            .filter(|by| by.abs() < LEVEL)
        else {
            continue;
        };
        let above = position.checked_sub(1).map_or(0, |above| {
            let above = nodes[layer[above]];
            above.top + above.height + between(above, node, gap)
        });
        let below = layer.get(position + 1).map_or(room, |below| {
            let below = nodes[*below];
            below.top - between(node, below, gap)
        });
        let top = node.top + by;
        if top >= above && top + node.height <= below {
            nodes[*number].top = top;
        }
    }
}

/// The least room between two of a layer.
fn between(above: Node, below: Node, gap: i32) -> i32 {
    if above.of.is_none() || below.of.is_none() {
        BESIDE_TRUNK
    } else {
        gap
    }
}

/// One beneath the other, in the middle of the room.
fn stack(nodes: &mut [Node], layer: &[usize], room: i32, gap: i32) {
    let above = (room - height(nodes, layer, gap)) / 2;
    for (number, offset) in layer.iter().zip(offsets(nodes, layer, gap)) {
        nodes[*number].top = above + offset;
    }
}

/// The least height of a layer.
fn height(nodes: &[Node], layer: &[usize], gap: i32) -> i32 {
    let last = layer.last().map_or(0, |number| nodes[*number].height);
    offsets(nodes, layer, gap)
        .last()
        .map_or(0, |offset| offset + last)
}

/// How far each of a layer is beneath the first one, if all are as near as they may be.
fn offsets(nodes: &[Node], layer: &[usize], gap: i32) -> Vec<i32> {
    let mut offset = 0;
    let mut above: Option<Node> = None;
    let offsets = layer.iter().map(|number| {
        let node = nodes[*number];
        if let Some(above) = above {
            offset += above.height + between(above, node, gap);
        }
        above = Some(node);
        offset
    });
    offsets.collect()
}

/// Some of a layer that touch each other, and so move as one.
struct Block {
    /// Where each would be by itself, less its offset; the sum of these.
    wanted: i64,
    weight: i64,
    count: usize,
}

impl Block {
    fn mean(&self) -> i64 {
        self.wanted.div_euclid(self.weight)
    }
}

/// Moves everything in a layer to the mean of what it is connected with. What would overlap then
/// moves as one block, which is the least squares solution ("pool adjacent violators"); nothing leaves
/// the room.
fn pull(nodes: &mut [Node], layer: &[usize], ends: &[Vec<(i32, Stop)>], room: i32, gap: i32) {
    let most = room - height(nodes, layer, gap);
    let offsets = offsets(nodes, layer, gap);
    let mut blocks: Vec<Block> = Vec::new();
    for (number, offset) in layer.iter().zip(&offsets) {
        let tops = ends[*number]
            .iter()
            .map(|(y, other)| i64::from(nodes[other.node].top + other.y - y));
        let (sum, count) = tops.fold((0, 0), |(sum, count), top| (sum + top, count + 1));
        let (sum, weight) = match count {
            0 => (i64::from(nodes[*number].top), 1),
            _ => (sum, count),
        };
        let mut block = Block {
            wanted: sum - i64::from(*offset) * weight,
            weight,
            count: 1,
        };
        while let Some(above) = blocks.pop_if(|above| above.mean() > block.mean()) {
            block.wanted += above.wanted;
            block.weight += above.weight;
            block.count += above.count;
        }
        blocks.push(block);
    }
    let means = blocks
        .iter()
        .flat_map(|block| std::iter::repeat_n(block.mean(), block.count));
    for ((number, offset), mean) in layer.iter().zip(offsets).zip(means) {
        // A mean of heights, which are small.
        let mean = i32::try_from(mean).unwrap_or_default();
        nodes[*number].top = mean.clamp(0, most) + offset;
    }
}
