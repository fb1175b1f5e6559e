//! The layers with what lies in them: boxes, and where lines pass. Lines with the same end pass a
//! layer as one: as a trunk.

use std::collections::BTreeMap;

use super::pack::Members;
use super::{End, Flow, Graph, Line};

/// The layers of a part.
pub(super) struct Layered {
    pub(super) nodes: Vec<Node>,
    pub(super) hops: Vec<Hop>,
    /// The hops of each line, from left to right.
    pub(super) lines: Vec<Run>,
    /// The nodes of each layer from top to bottom, the rightmost layer first.
    pub(super) layers: Vec<Vec<usize>>,
}

/// What takes room in a layer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The box, by its position in the part; nothing of a trunk.
    pub(super) of: Option<usize>,
    pub(super) layer: usize,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) top: i32,
}

/// From a node to one of the next layer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hop {
    pub(super) left: Stop,
    pub(super) right: Stop,
    pub(super) trunk: Trunk,
}

/// Where a hop begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) node: usize,
    /// How far beneath its top.
    pub(super) y: i32,
}

/// What lines have in common that lie on each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Trunk {
    end: Shared,
    is_to_left: bool,
    kind: u8,
}

#[cfg(test)]
impl Trunk {
    /// That of lines to the right, to an end.
    pub(super) fn to(end: End) -> Self {
        Self {
            end: Shared::To(end),
            is_to_left: false,
            kind: 0,
        }
    }
}

/// The end that lines share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    From(End),
    To(End),
}

impl Shared {
    /// That of more lines, where all that leaves a box is looked at; or else, what is pointed to.
    fn of(graph: &Graph, line: Line) -> Self {
        let count = |is_shared: &dyn Fn(&Line) -> bool| {
            let lines = graph.lines.iter();
            lines.filter(|other| is_shared(other)).count()
        };
        let is_from = graph.flow == Flow::FromFirst
            && count(&|other| other.from == line.from) > count(&|other| other.to == line.to);
        if is_from {
            Self::From(line.from)
        } else {
            Self::To(line.to)
        }
    }
}

/// A line.
pub(super) struct Run {
    /// By position in the graph.
    pub(super) number: usize,
    pub(super) is_to_left: bool,
    pub(super) hops: Vec<usize>,
}

/// The height of a trunk.
const TRUNK: i32 = 2;

impl Layered {
    pub(super) fn of(graph: &Graph, part: &Members, layers: &[usize]) -> Self {
        let boxes = part.boxes.iter().zip(layers).enumerate();
        let nodes = boxes.map(|(position, (of, layer))| Node {
            of: Some(position),
            layer: *layer,
            width: graph.boxes[*of].width,
            height: graph.boxes[*of].height,
            top: 0,
        });
        let mut building = Building {
            position: part.boxes.iter().copied().zip(0..).collect(),
            trunks: BTreeMap::new(),
            known: BTreeMap::new(),
            layered: Self {
                nodes: nodes.collect(),
                hops: Vec::new(),
                lines: Vec::new(),
                layers: Vec::new(),
            },
        };
        for number in &part.lines {
            building.line(graph, *number);
        }
        let mut layered = building.layered;
        for (number, node) in layered.nodes.iter().enumerate() {
            if layered.layers.len() <= node.layer {
                layered.layers.resize(node.layer + 1, Vec::new());
            }
            layered.layers[node.layer].push(number);
        }
        layered
    }
}

struct Building {
    /// Of the boxes in the part, which are the first nodes.
    position: BTreeMap<usize, usize>,
    /// The node of a trunk in a layer.
    trunks: BTreeMap<(Trunk, usize), usize>,
    /// The hops that are there, by trunk, and by node and height at both sides.
    known: BTreeMap<(Trunk, [(usize, i32); 2]), usize>,
    layered: Layered,
}

impl Building {
    fn line(&mut self, graph: &Graph, number: usize) {
        let line = graph.lines[number];
        let [from, to] = [line.from, line.to].map(|end| Stop {
            node: self.position[&end.of],
            y: end.y,
        });
        let nodes = &self.layered.nodes;
        let is_to_left = nodes[from.node].layer < nodes[to.node].layer;
        let (mut at, end) = if is_to_left { (to, from) } else { (from, to) };
        let trunk = Trunk {
            end: Shared::of(graph, line),
            is_to_left,
            kind: line.kind,
        };
        let layer_of = |stop: Stop| self.layered.nodes[stop.node].layer;
        let passed = (layer_of(end) + 1..layer_of(at)).rev();
        let mut hops = Vec::new();
        for layer in passed {
            let next = Stop {
                node: self.trunk(trunk, layer),
                y: 0,
            };
            hops.push(self.hop(at, next, trunk));
            at = next;
        }
        hops.push(self.hop(at, end, trunk));
        self.layered.lines.push(Run {
            number,
            is_to_left,
            hops,
        });
    }

    fn trunk(&mut self, trunk: Trunk, layer: usize) -> usize {
        let nodes = &mut self.layered.nodes;
        let known = self.trunks.entry((trunk, layer));
        *known.or_insert_with(|| {
            nodes.push(Node {
                of: None,
                layer,
                width: 0,
                height: TRUNK,
                top: 0,
            });
            nodes.len() - 1
        })
    }

    fn hop(&mut self, left: Stop, right: Stop, trunk: Trunk) -> usize {
        let sides = [left, right].map(|stop| (stop.node, stop.y));
        let hops = &mut self.layered.hops;
        *self.known.entry((trunk, sides)).or_insert_with(|| {
            hops.push(Hop { left, right, trunk });
            hops.len() - 1
        })
    }
}
