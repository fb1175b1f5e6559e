//! Diagrams of state machines: the states of an enum, and which may follow which.

use std::collections::BTreeMap;

use askama::Template;

use super::layout::{self, End, Flow, Graph, Layout, Line, Point, Size};
use super::picture::path;
use super::picture::text::{Font, Text};
use crate::view::{Mark, Shown, TableView};
use tablewright_model::{Arrow, DefaultValue, Rule, RuleForm};

/// The height of a state.
const HEIGHT: i32 = 32;

/// Where arrows leave a state and enter one: apart, as those that lead back are at the same sides.
const LEAVE: i32 = 10;
const ENTER: i32 = 22;

/// The room of an arrow that leads from a state to itself.
const LOOP: i32 = 12;

/// What is wider does not fit on paper, in letters that can be read.
const WIDEST: i32 = 900;

/// Around everything.
const MARGIN: i32 = 6;

/// A diagram, drawn as SVG.
#[derive(Template)]
#[template(path = "states.svg", escape = "html")]
pub(super) struct States<'v> {
    /// The column of the state.
    pub(super) column: &'v str,
    pub(super) rule: &'v Rule,
    size: Size,
    nodes: Vec<State<'v>>,
    transitions: Vec<(String, Mark)>,
    label: String,
}

/// From one state to another.
type Arrows<'v> = BTreeMap<(&'v str, &'v str), Mark>;

struct State<'v> {
    place: Point,
    width: i32,
    name: Text<'v>,
    mark: Mark,
    /// Whether a new row has it.
    is_first: bool,
    /// Whether nothing follows.
    is_last: bool,
}

impl State<'_> {
    /// Where the name begins: in the middle, or behind the dot.
    fn name_left(&self) -> i32 {
        let middle = (self.width - self.name.width) / 2;
        if self.is_first { middle + 4 } else { middle }
    }
}

impl<'v> States<'v> {
    /// The state machine that a rule asks for; nothing of other rules.
    pub(super) fn of(rule: &Shown<'v, Rule>, table: &'v TableView<'v>) -> Option<Self> {
        let now = arrows(rule.it)?;
        // What was another rule had no arrows; what is new has a mark of its own.
        let was = rule.was.map_or(now, |was| arrows(was).unwrap_or_default());
        let column = rule.it.columns.first()?;
        let arrows = merged(was, now, rule.mark);
        let mut names: Vec<&str> = Vec::new();
        for arrow in now.iter().chain(was) {
            for name in [&arrow.from].into_iter().chain(&arrow.to) {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
        }
        let default = default(table, column).filter(|default| names.contains(default));
        // Where there is no default, what is declared begins with it.
        let first = default.or_else(|| Some(now.first()?.from.as_str()));
        // What is laid out begins with the first state.
        names.sort_by_key(|name| first != Some(*name));
        Some(Self::drawn(rule.it, column, &names, &arrows, first))
    }

    fn drawn(
        rule: &'v Rule,
        column: &'v str,
        names: &[&'v str],
        arrows: &Arrows<'v>,
        first: Option<&str>,
    ) -> Self {
        let texts = names
            .iter()
            .map(|name| Text::of(called(name), Font::Normal, 40));
        let texts: Vec<Text<'v>> = texts.collect();
        let machine = Machine {
            names,
            position: names.iter().copied().zip(0..).collect(),
            widths: texts.iter().map(|text| text.width + 36).collect(),
            arrows,
        };
        let (layout, direction) = machine.laid_out();
        let states = texts.into_iter().enumerate().map(|(index, name)| State {
            place: layout.places[index],
            width: machine.widths[index],
            is_first: first == Some(names[index]),
            is_last: is_last(arrows, names[index]),
            mark: mark_of(arrows, names[index]),
            name,
        });
        Self {
            column,
            rule,
            size: Size {
                width: layout.size.width + 2 * MARGIN,
                height: layout.size.height + 2 * MARGIN,
            },
            nodes: states.collect(),
            transitions: machine.transitions(&layout, direction),
            label: said(arrows, names, first),
        }
    }

    /// The upper left corner of what the picture shows.
    fn origin() -> i32 {
        -MARGIN
    }
}

/// Which way arrows lead that do not lead back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Right,
    Down,
}

/// What is laid out.
struct Machine<'v, 'a> {
    names: &'a [&'v str],
    /// Of each state.
    position: BTreeMap<&'v str, usize>,
    widths: Vec<i32>,
    arrows: &'a Arrows<'v>,
}

impl Machine<'_, '_> {
    /// From left to right, or where that is wider than paper, downwards.
    fn laid_out(&self) -> (Layout, Direction) {
        let layout = layout::of(&self.graph(Direction::Right));
        if layout.size.width <= WIDEST {
            return (layout, Direction::Right);
        }
        let layout = layout::of(&self.graph(Direction::Down));
        (turned(&layout), Direction::Down)
    }

    fn graph(&self, direction: Direction) -> Graph {
        let lines = self.arrows.iter().map(|((from, to), mark)| Line {
            from: self.end(from, LEAVE, direction),
            to: self.end(to, ENTER, direction),
            kind: *mark as u8,
        });
        let boxes = self.names.iter().zip(&self.widths).map(|(name, width)| {
            let has_loop = self.arrows.contains_key(&(*name, *name));
            let beside = if has_loop { LOOP } else { 0 };
            match direction {
                Direction::Right => Size {
                    width: *width,
                    height: HEIGHT + beside,
                },
                Direction::Down => Size {
                    width: HEIGHT,
                    height: width + beside,
                },
            }
        });
        Graph {
            boxes: boxes.collect(),
            gap: 20,
            lines: lines.collect(),
            flow: Flow::FromFirst,
        }
    }

    /// An end at a state, so far along its side.
    fn end(&self, name: &str, y: i32, direction: Direction) -> End {
        let of = self.position[name];
        match direction {
            Direction::Right => End { of, y },
            Direction::Down => End {
                of,
                y: self.widths[of] * y / HEIGHT,
            },
        }
    }

    /// The arrows: what is not the same lies above.
    fn transitions(&self, layout: &Layout, direction: Direction) -> Vec<(String, Mark)> {
        let drawn = self.arrows.iter().zip(&layout.paths);
        let paths = drawn.map(|(((from, to), mark), path)| {
            let of = self.position[from];
            let path = match (from == to, direction) {
                (false, _) => path::transition(path),
                (true, Direction::Right) => beneath(layout.places[of], self.widths[of]),
                (true, Direction::Down) => beside(layout.places[of], self.widths[of]),
            };
            (path, *mark)
        });
        let mut transitions: Vec<(String, Mark)> = paths.collect();
        transitions.sort_by_key(|(_, mark)| *mark);
        transitions
    }
}

/// A layout whose layers lie beneath each other.
fn turned(layout: &Layout) -> Layout {
    let turned = |point: &Point| Point {
        x: point.y,
        y: point.x,
    };
    let paths = layout.paths.iter();
    Layout {
        size: Size {
            width: layout.size.height,
            height: layout.size.width,
        },
        places: layout.places.iter().map(turned).collect(),
        paths: paths
            .map(|path| path.iter().map(turned).collect())
            .collect(),
    }
}

/// An arrow from a state to itself, beneath its middle.
fn beneath(place: Point, width: i32) -> String {
    let (middle, y) = (place.x + width / 2, place.y + HEIGHT);
    let (leave, enter, outside) = (middle + 9, middle - 9, y + LOOP - 3);
    let corners = [(leave, y), (leave, outside), (enter, outside), (enter, y)];
    path::transition(&corners.map(|(x, y)| Point { x, y }))
}

/// An arrow from a state to itself, at its right.
fn beside(place: Point, width: i32) -> String {
    let (x, outside) = (place.x + width, place.x + width + LOOP - 3);
    let (leave, enter) = (place.y + LEAVE, place.y + ENTER);
    let corners = [(x, leave), (outside, leave), (outside, enter), (x, enter)];
    path::transition(&corners.map(|(x, y)| Point { x, y }))
}

fn arrows(rule: &Rule) -> Option<&[Arrow]> {
    match &rule.rule {
        RuleForm::Transitions { arrows } => Some(arrows),
        _ => None,
    }
}

/// The default of the column, without its quotes.
fn default<'v>(table: &TableView<'v>, column: &str) -> Option<&'v str> {
    let mut columns = table.columns.iter().map(|column| column.it);
    match columns
        .find(|of| of.name == column)?
        .default
        .as_ref()?
        .value()
    {
        DefaultValue::Text(text) => Some(text),
        _ => None,
    }
}

/// A state without a name is that there is none yet.
fn called(name: &str) -> &str {
    if name.is_empty() { "(none yet)" } else { name }
}

/// The arrows of both sides.
fn merged<'v>(was: &'v [Arrow], now: &'v [Arrow], mark: Mark) -> Arrows<'v> {
    let mut all = BTreeMap::new();
    for (from, to) in each(was) {
        all.insert((from, to), Mark::Removed);
    }
    for (from, to) in each(now) {
        let was = all.get(&(from, to));
        let mark = match (mark, was) {
            (Mark::Added | Mark::Removed, _) => mark,
            (_, Some(_)) => Mark::Same,
            (_, None) => Mark::Added,
        };
        all.insert((from, to), mark);
    }
    all
}

fn each(arrows: &[Arrow]) -> impl Iterator<Item = (&str, &str)> {
    arrows.iter().flat_map(|arrow| {
        let to = arrow.to.iter();
        to.map(|to| (arrow.from.as_str(), to.as_str()))
    })
}

/// Whether no other follows a state, as it is now.
fn is_last(arrows: &Arrows<'_>, state: &str) -> bool {
    let is_gone = mark_of(arrows, state) == Mark::Removed;
    let now = arrows.iter().filter(|(_, mark)| **mark != Mark::Removed);
    let mut onward = now.filter(|((from, to), _)| from != to);
    !is_gone && !onward.any(|((from, _), _)| *from == state)
}

/// A state is new, or gone, if all of its arrows are.
fn mark_of(arrows: &Arrows<'_>, state: &str) -> Mark {
    let own = arrows.iter();
    let mut own = own.filter(|((from, to), _)| *from == state || *to == state);
    let first = own.next().map_or(Mark::Same, |(_, mark)| *mark);
    if own.all(|(_, mark)| *mark == first) {
        first
    } else {
        Mark::Same
    }
}

/// What the picture says, for those who do not see it: in the order of the states.
fn said(arrows: &Arrows<'_>, names: &[&str], first: Option<&str>) -> String {
    let first = first.map(|first| format!("{} is the first", called(first)));
    let pairs = names
        .iter()
        .flat_map(|from| names.iter().map(|to| (*from, *to)));
    let said = pairs.filter_map(|(from, to)| {
        let told = match arrows.get(&(from, to))? {
            Mark::Added => " (added)",
            Mark::Removed => " (removed)",
            Mark::Same | Mark::Changed => "",
        };
        Some(format!("{} to {to}{told}", called(from)))
    });
    let last = names.iter().filter(|name| is_last(arrows, name));
    let last = last.map(|last| format!("nothing follows {last}"));
    let said: Vec<String> = first.into_iter().chain(said).chain(last).collect();
    said.join(", ")
}
