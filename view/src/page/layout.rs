//! Where boxes are drawn, and the lines between them: in layers, from left to right.
//!
//! Lines point from left to right, but for those that close a circle. What is connected is laid out
//! by itself, [in layers](layers) no taller than a picture of good proportions is; lines with one
//! end share [a trunk](trunks) where they pass a layer; [the order](order) inside of layers is that
//! of a crate that avoids crossings; boxes are moved [towards what they are connected with](place)
//! as far as that order allows; lines have [tracks](route) between layers. No box overlaps another,
//! and no line runs through one.

mod layers;
mod order;
mod pack;
mod place;
mod route;
mod trunks;

use pack::{Members, Part};
use trunks::Layered;

/// How much wider than tall a picture is to be, in tenths.
const PROPORTION: i64 = 16;

/// What is laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub(super) boxes: Vec<Size>,
    /// Between two boxes of a layer.
    pub(super) gap: i32,
    pub(super) lines: Vec<Line>,
    pub(super) flow: Flow,
}

/// Which layers there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Flow {
    /// As many as make a picture of good proportions.
    #[default]
    Proportional,
    /// As many as lines follow each other, from the first box on, and from others that nothing
    /// leads to.
    FromFirst,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: i32,
    pub(super) height: i32,
}

/// A line between two boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) from: End,
    pub(super) to: End,
    /// Only lines of one kind share a trunk.
    pub(super) kind: u8,
}

/// An end of a line, at the left or the right side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    /// The box, by its position.
    pub(super) of: usize,
    /// How far beneath its top.
    pub(super) y: i32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: i32,
    pub(super) y: i32,
}

/// Where all of it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) size: Size,
    /// The upper left corner of each box.
    pub(super) places: Vec<Point>,
    /// The corners of each line; none of a line from a box to itself.
    pub(super) paths: Vec<Vec<Point>>,
}

/// Lays a graph out.
pub(super) fn of(graph: &Graph) -> Layout {
    let parts = pack::components(graph);
    let parts = parts.iter().map(|part| of_part(graph, part));
    pack::side_by_side(graph, parts.collect())
}

/// How wide the room between two layers is about.
const BETWEEN: i32 = 60;

fn of_part(graph: &Graph, part: &Members) -> Part {
    let guessed = layered(graph, part, BETWEEN);
    if guessed.is_proportional() || graph.flow == Flow::FromFirst {
        return guessed;
    }
    // Where there are many lines, layers are further apart.
    let measured = layered(graph, part, guessed.between);
    if measured.distortion() < guessed.distortion() {
        measured
    } else {
        guessed
    }
}

fn layered(graph: &Graph, part: &Members, between: i32) -> Part {
    let layers = layers::of(graph, part, between);
    let mut layered = Layered::of(graph, part, &layers);
    order::sort(&mut layered);
    place::rows(&mut layered, graph.gap);
    route::all(graph, part, &layered)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{End, Flow, Graph, Layout, Line, Point, Size};

    /// A graph of up to so many boxes, with circles, and lines of boxes to themselves.
    fn graphs(most: usize) -> impl Strategy<Value = Graph> {
        let boxes = prop::collection::vec((20..300, 20..400), 1..most);
        let flow = prop::sample::select(vec![Flow::Proportional, Flow::FromFirst]);
        let lines = prop::collection::vec(any::<(usize, usize, u16, u16, bool)>(), 0..most * 2);
        (boxes, lines, flow).prop_map(|(boxes, lines, flow)| {
            let boxes: Vec<Size> = boxes
                .into_iter()
                .map(|(width, height)| Size { width, height })
                .collect();
            let end = |of: usize, y: u16| {
                let of = of % boxes.len();
                let y = i32::from(y) % boxes[of].height;
                End { of, y }
            };
            let lines = lines.into_iter().map(|(from, to, start, stop, kind)| Line {
                from: end(from, start),
                to: end(to, stop),
                kind: u8::from(kind),
            });
            Graph {
                lines: lines.collect(),
                boxes: boxes.clone(),
                gap: 24,
                flow,
            }
        })
    }

    fn corners(graph: &Graph, layout: &Layout, of: usize) -> (Point, Point) {
        let (place, size) = (layout.places[of], graph.boxes[of]);
        let end = Point {
            x: place.x + size.width,
            y: place.y + size.height,
        };
        (place, end)
    }

    fn check(graph: &Graph) {
        let layout = super::of(graph);
        assert_eq!(layout, super::of(graph), "the same twice");
        assert_eq!(layout.places.len(), graph.boxes.len());
        assert_eq!(layout.paths.len(), graph.lines.len());
        let all: Vec<_> = (0..graph.boxes.len())
            .map(|of| corners(graph, &layout, of))
            .collect();
        for (of, (start, end)) in all.iter().enumerate() {
            assert!(start.x >= 0 && start.y >= 0);
            assert!(end.x <= layout.size.width && end.y <= layout.size.height);
            for (other_start, other_end) in &all[of + 1..] {
                let is_apart = end.x < other_start.x
                    || other_end.x < start.x
                    || end.y < other_start.y
                    || other_end.y < start.y;
                assert!(is_apart, "boxes overlap");
            }
        }
        for (line, path) in graph.lines.iter().zip(&layout.paths) {
            if line.from.of == line.to.of {
                assert_eq!(path, &[]);
                continue;
            }
            for (end, point) in [(line.from, path[0]), (line.to, path[path.len() - 1])] {
                let (start, stop) = all[end.of];
                assert_eq!(point.y, start.y + end.y);
                assert!(point.x == start.x || point.x == stop.x);
            }
            for step in path.windows(2) {
                let (left, right) = (step[0].x.min(step[1].x), step[0].x.max(step[1].x));
                let (top, bottom) = (step[0].y.min(step[1].y), step[0].y.max(step[1].y));
                assert!(left == right || top == bottom, "upright");
                assert!(left >= 0 && right <= layout.size.width);
                assert!(top >= 0 && bottom <= layout.size.height);
                for (start, stop) in &all {
                    let is_apart =
                        right <= start.x || stop.x <= left || bottom <= start.y || stop.y <= top;
                    assert!(is_apart, "a line runs through a box");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_overlaps(graph in graphs(30)) {
            check(&graph);
        }
    }

    #[test]
    fn nothing_is_laid_out() {
        assert_eq!(super::of(&Graph::default()), Layout::default());
    }

    /// So many boxes of one size, and lines between them.
    fn laid_out(boxes: usize, lines: &[(usize, usize)], flow: Flow) -> Layout {
        let size = Size {
            width: 100,
            height: 50,
        };
        let lines = lines.iter().map(|(from, to)| Line {
            from: End { of: *from, y: 10 },
            to: End { of: *to, y: 20 },
            kind: 0,
        });
        super::of(&Graph {
            boxes: vec![size; boxes],
            gap: 24,
            lines: lines.collect(),
            flow,
        })
    }

    /// What refers stands left of what it refers to.
    #[test]
    fn lines_point_to_the_right() {
        let layout = laid_out(3, &[(0, 1), (1, 2), (0, 2)], Flow::Proportional);
        let x: Vec<i32> = layout.places.iter().map(|place| place.x).collect();
        assert!(x[0] < x[1] && x[1] < x[2]);
        // Both lines to the last box enter it at one point.
        assert_eq!(layout.paths[1].last(), layout.paths[2].last());
    }

    /// A circle begins with the first box, and all others are right of it.
    #[test]
    fn what_flows_begins_at_the_left() {
        let lines = [(0, 3), (3, 2), (2, 0), (2, 1), (0, 4), (4, 1)];
        let layout = laid_out(5, &lines, Flow::FromFirst);
        let x: Vec<i32> = layout.places.iter().map(|place| place.x).collect();
        assert!(x[0] == 0 && x[0] < x[3] && x[3] < x[2] && x[2] < x[1]);
        // No further left than it has to be.
        assert_eq!(x[4], x[3]);
    }

    /// Many that refer to one do not make a tower.
    #[test]
    fn proportions_are_those_of_a_page() {
        let size = Size {
            width: 200,
            height: 300,
        };
        let lines = (1..100).map(|of| Line {
            from: End { of, y: 40 },
            to: End { of: 0, y: 20 },
            kind: 0,
        });
        let graph = Graph {
            boxes: vec![size; 100],
            gap: 24,
            lines: lines.collect(),
            flow: Flow::default(),
        };
        let layout = super::of(&graph);
        assert!(layout.size.width > layout.size.height);
        assert!(layout.size.width < layout.size.height * 3);
    }
}
