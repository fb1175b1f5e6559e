//! What is connected, and how such parts stand side by side.

use super::{Graph, Layout, PROPORTION, Point, Size};

/// A part that is laid out.
pub(super) struct Part {
    pub(super) size: Size,
    /// How wide the room between two layers is, on the average.
    pub(super) between: i32,
    /// The boxes, and where they are in the part.
    pub(super) places: Vec<(usize, Point)>,
    /// The lines, and their corners.
    pub(super) paths: Vec<(usize, Vec<Point>)>,
}

impl Part {
    /// How far its proportions are from good ones: as a tenth of the height.
    pub(super) fn distortion(&self) -> i64 {
        let width = i64::from(self.size.width) * 10;
        let height = i64::from(self.size.height).max(1);
        (width / height - PROPORTION).abs()
    }

    pub(super) fn is_proportional(&self) -> bool {
        self.distortion() <= PROPORTION / 4
    }
}

/// Boxes that lines connect, and these lines, by their positions in the graph.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    pub(super) boxes: Vec<usize>,
    pub(super) lines: Vec<usize>,
}

/// What is connected, by the first box; lines of a box to itself are left out.
pub(super) fn components(graph: &Graph) -> Vec<Members> {
    let mut part_of: Vec<usize> = (0..graph.boxes.len()).collect();
    for line in &graph.lines {
        let one = first(&mut part_of, line.from.of);
        let other = first(&mut part_of, line.to.of);
        part_of[one.max(other)] = one.min(other);
    }
    let mut parts = vec![Members::default(); graph.boxes.len()];
    for of in 0..graph.boxes.len() {
        parts[first(&mut part_of, of)].boxes.push(of);
    }
    for (number, line) in graph.lines.iter().enumerate() {
        if line.from.of != line.to.of {
            parts[first(&mut part_of, line.from.of)].lines.push(number);
        }
    }
    parts.retain(|part| !part.boxes.is_empty());
    parts
}

/// The first box of a part, which stands for it.
fn first(part_of: &mut [usize], mut of: usize) -> usize {
    while part_of[of] != of {
        part_of[of] = part_of[part_of[of]];
        of = part_of[of];
    }
    of
}

/// Sets parts in rows, the tallest first, and in columns what is as tall together as the first of
/// its row.
pub(super) fn side_by_side(graph: &Graph, mut parts: Vec<Part>) -> Layout {
    let mut layout = Layout {
        size: Size::default(),
        places: vec![Point::default(); graph.boxes.len()],
        paths: vec![Vec::new(); graph.lines.len()],
    };
    let between = 2 * graph.gap;
    let mut rows = Rows {
        width: width_of(&parts, between),
        between,
        top: 0,
        height: 0,
        column: 0,
        column_width: 0,
        bottom: 0,
    };
    parts.sort_by_key(|part| std::cmp::Reverse(part.size.height));
    for part in parts {
        let at = rows.place(part.size);
        layout.size.width = layout.size.width.max(at.x + part.size.width);
        layout.size.height = layout.size.height.max(at.y + part.size.height);
        let moved = |point: Point| Point {
            x: point.x + at.x,
            y: point.y + at.y,
        };
        for (of, place) in part.places {
            layout.places[of] = moved(place);
        }
        for (of, path) in part.paths {
            layout.paths[of] = path.into_iter().map(moved).collect();
        }
    }
    layout
}

/// The row, and the column in it, where there may be room.
struct Rows {
    width: i32,
    between: i32,
    /// Of the row.
    top: i32,
    height: i32,
    /// The left side of the column, and what is free beneath it.
    column: i32,
    column_width: i32,
    bottom: i32,
}

impl Rows {
    /// Where what is not taller than all before is set.
    fn place(&mut self, size: Size) -> Point {
        let is_beneath = self.bottom + size.height <= self.top + self.height
            && self.column + size.width <= self.width;
        if !is_beneath {
            let next = self.column + self.column_width;
            let next = if self.column_width == 0 {
                0
            } else {
                next + self.between
            };
            if self.column_width > 0 && next + size.width > self.width {
                self.top += self.height + self.between;
                (self.column, self.height) = (0, size.height);
            } else {
                self.column = next;
                self.height = self.height.max(size.height);
            }
            self.column_width = 0;
            self.bottom = self.top;
        }
        let place = Point {
            x: self.column,
            y: self.bottom,
        };
        self.column_width = self.column_width.max(size.width);
        self.bottom += size.height + self.between;
        place
    }
}

/// As wide as a picture may be on any screen.
const SCREEN: i32 = 1000;

/// How wide a picture of all parts is.
fn width_of(parts: &[Part], between: i32) -> i32 {
    let sizes = || parts.iter().map(|part| part.size);
    let area = area(sizes(), between, between) * PROPORTION / 10;
    let widest = sizes().map(|size| size.width).max().unwrap_or_default();
    let width = i32::try_from(area.isqrt()).unwrap_or(i32::MAX / 2);
    widest.max(width).max(SCREEN)
}

/// How much room boxes take, with what is between them.
pub(super) fn area(sizes: impl Iterator<Item = Size>, beside: i32, beneath: i32) -> i64 {
    let areas = sizes.map(|size| i64::from(size.width + beside) * i64::from(size.height + beneath));
    areas.sum()
}
