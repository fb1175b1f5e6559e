//! The order of what lies in a layer, for few crossings.

use std::collections::BTreeSet;

use dugong::graphlib::{Graph, GraphOptions};
use dugong::{EdgeLabel, GraphLabel, NodeLabel, RankDir};

use super::trunks::Layered;

/// Sorts each layer as it is laid out by a port of dagre. All hops reach from one layer to the
/// next, so that there are the same layers. Where it cannot be laid out, the order stays.
pub(super) fn sort(layered: &mut Layered) {
    let mut graph: Graph<NodeLabel, EdgeLabel, GraphLabel> = Graph::new(GraphOptions {
        directed: true,
        ..GraphOptions::default()
    });
    graph.set_graph(GraphLabel {
        rankdir: RankDir::LR,
        // As all hops are as short as they may be, one tree of them tells all layers.
        ranker: Some("tight-tree".to_owned()),
        ..GraphLabel::default()
    });
    for (number, node) in layered.nodes.iter().enumerate() {
        let label = NodeLabel {
            width: f64::from(node.width.max(1)),
            height: f64::from(node.height),
            ..NodeLabel::default()
        };
        graph.set_node(number.to_string(), label);
    }
    let hops = layered.hops.iter();
    let hops: BTreeSet<(usize, usize)> = hops.map(|hop| (hop.left.node, hop.right.node)).collect();
    for (left, right) in hops {
        let label = EdgeLabel {
            weight: 1.0,
            ..EdgeLabel::default()
        };
        graph.set_edge_with_label(left.to_string(), right.to_string(), label);
    }
    if dugong::layout(&mut graph).is_err() {
        return;
    }
    let height = |number: &usize| {
        let node = graph.node(&number.to_string());
        node.and_then(|node| node.y).unwrap_or_default()
    };
    for layer in &mut layered.layers {
        layer.sort_by(|one, other| height(one).total_cmp(&height(other)));
    }
}
