//! Lines as paths of SVG.

use std::fmt::Write as _;

use crate::page::layout::Point;

/// How round a corner is.
const RADIUS: i32 = 5;

/// A reference, and the marks at its ends, which are never dashed: at its beginning a crow's foot, if
/// many rows refer to one, or else a bar; at its end an arrow. Both ends are level.
///
/// Lines that lie on each other must not look solid because their dashes do not. So the line is
/// drawn from its end to its beginning: the dashes of lines with one end lie on each other where the
/// lines do. What it has in common with others at its beginning, `shared` pixels, is a mark too.
pub(super) fn reference(points: &[Point], is_many: bool, shared: i32) -> [String; 2] {
    let backwards: Vec<Point> = points.iter().rev().copied().collect();
    let line = along(&backwards);
    let mut marks = String::new();
    if let [first, second, ..] = points {
        let out = (second.x - first.x).signum();
        if shared > 0 {
            let _ = write!(marks, "M{} {}H{}", first.x, first.y, first.x + out * shared);
        }
        beginning(&mut marks, *first, out, is_many);
    }
    if let [.., before, last] = points {
        arrow(&mut marks, *before, *last);
    }
    [line, marks]
}

/// From an aggregate's table to one that is part of it: the mark is at the part.
pub(super) fn containment(points: Vec<Point>, is_many: bool) -> [String; 2] {
    let points = without_repetition(points);
    let mut marks = String::new();
    if let [.., last] = points.as_slice() {
        beginning(&mut marks, *last, -1, is_many);
    }
    [along(&points), marks]
}

/// Three quarters of a circle around a point, and an arrow at its end.
pub(super) fn around(Point { x, y }: Point) -> [String; 2] {
    const RADIUS: i32 = 6;
    let (top, right) = (y - RADIUS, x + RADIUS);
    [
        format!("M{x} {top}A{RADIUS} {RADIUS} 0 1 0 {right} {y}"),
        format!(
            "M{} {}L{right} {y}L{} {}",
            right - 4,
            y + 3,
            right + 3,
            y + 4
        ),
    ]
}

/// A transition: an arrow.
pub(in crate::page) fn transition(points: &[Point]) -> String {
    let points = without_repetition(points.to_vec());
    let mut path = along(&points);
    if let [.., before, last] = points.as_slice() {
        arrow(&mut path, *before, *last);
    }
    path
}

/// Corners alone: nothing that is twice, or on the way.
pub(super) fn without_repetition(points: Vec<Point>) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::new();
    for point in points {
        if corners.last() == Some(&point) {
            continue;
        }
        if let [.., one, two] = corners.as_slice()
            && ((one.x == two.x && two.x == point.x) || (one.y == two.y && two.y == point.y))
        {
            corners.pop();
        }
        corners.push(point);
    }
    corners
}

/// The line itself, with round corners.
fn along(points: &[Point]) -> String {
    let mut path = String::new();
    let [first, rest @ ..] = points else {
        return path;
    };
    let _ = write!(path, "M{} {}", first.x, first.y);
    for (index, point) in rest.iter().enumerate() {
        match rest.get(index + 1) {
            None => step(&mut path, *point, points[index]),
            Some(next) => {
                let radius = RADIUS
                    .min(distance(points[index], *point) / 2)
                    .min(distance(*point, *next) / 2);
                let start = towards(*point, points[index], radius);
                let end = towards(*point, *next, radius);
                step(&mut path, start, points[index]);
                let _ = write!(path, "Q{} {} {} {}", point.x, point.y, end.x, end.y);
            }
        }
    }
    path
}

/// To a point that is level with, or above or beneath the one before.
fn step(path: &mut String, to: Point, from: Point) {
    let _ = if to.y == from.y {
        write!(path, "H{}", to.x)
    } else {
        write!(path, "V{}", to.y)
    };
}

fn distance(one: Point, other: Point) -> i32 {
    (one.x - other.x).abs() + (one.y - other.y).abs()
}

fn towards(from: Point, to: Point, by: i32) -> Point {
    Point {
        x: from.x + (to.x - from.x).signum() * by,
        y: from.y + (to.y - from.y).signum() * by,
    }
}

fn beginning(path: &mut String, at: Point, out: i32, is_many: bool) {
    let Point { x, y } = at;
    let _ = if is_many {
        let tip = x + out * 8;
        write!(path, "M{x} {}L{tip} {y}L{x} {}", y - 5, y + 5)
    } else {
        write!(path, "M{} {}V{}", x + out * 5, y - 5, y + 5)
    };
}

fn arrow(path: &mut String, before: Point, at: Point) {
    let Point { x, y } = at;
    let _ = if before.x == x {
        let back = y + (before.y - y).signum() * 7;
        write!(path, "M{} {back}L{x} {y}L{} {back}", x - 4, x + 4)
    } else {
        let back = x + (before.x - x).signum() * 7;
        write!(path, "M{back} {}L{x} {y}L{back} {}", y - 4, y + 4)
    };
}

#[cfg(test)]
mod tests {
    use super::{Point, reference, without_repetition};

    #[test]
    fn a_line_has_its_marks_and_round_corners() {
        let points = [(0, 10), (20, 10), (20, 50), (60, 50)].map(|(x, y)| Point { x, y });
        assert_eq!(
            reference(&points, true, 15),
            [
                "M60 50H25Q20 50 20 45V15Q20 10 15 10H0",
                "M0 10H15M0 5L8 10L0 15M53 46L60 50L53 54"
            ]
        );
        let points = [(60, 10), (40, 10), (40, 10), (0, 10)].map(|(x, y)| Point { x, y });
        let points = without_repetition(points.to_vec());
        assert_eq!(
            reference(&points, false, 0),
            ["M0 10H60", "M55 5V15M7 6L0 10L7 14"]
        );
    }
}
