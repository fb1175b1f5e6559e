//! Diagrams of state machines: the states of an enum, and which may follow which.

use std::collections::BTreeMap;

use askama::Template;

use super::layout::{self, End, Flow, Graph, Layout, Line, Point, Size};
use super::picture::path;
use super::picture::text::{Font, Text};
use crate::model::{Arrow, Rule, RuleForm};
use crate::view::{Mark, Shown, TableView};

/// The height of a state.
const HEIGHT: i32 = 32;

/// Where arrows leave a state and enter one: apart, as those that lead back are at the same sides.
const LEAVE: i32 = 10;
const ENTER: i32 = 22;

/// How far beneath a state an arrow is that leads back to it.
const LOOP: i32 = 12;

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

impl<'v> States<'v> {
    /// The state machine that a rule asks for; nothing of other rules.
    pub(super) fn of(rule: &Shown<'v, Rule>, table: &'v TableView<'v>) -> Option<Self> {
        let now = arrows(rule.it)?;
        let was = rule.was.and_then(arrows).unwrap_or(now);
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
        let default = default(table, column);
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
        let texts = names.iter().map(|name| Text::of(name, Font::Normal, 40));
        let texts: Vec<Text<'v>> = texts.collect();
        let graph = graph(names, &texts, arrows);
        let layout = layout::of(&graph);
        let states = texts.into_iter().enumerate().map(|(index, name)| State {
            place: layout.places[index],
            width: graph.boxes[index].width,
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
            transitions: transitions(&graph, &layout, arrows),
            label: said(arrows),
        }
    }

    /// The upper left corner of what the picture shows.
    fn origin() -> i32 {
        -MARGIN
    }
}

fn graph(names: &[&str], texts: &[Text<'_>], arrows: &Arrows<'_>) -> Graph {
    let position: BTreeMap<&str, usize> = names.iter().copied().zip(0..).collect();
    let lines = arrows.iter().map(|((from, to), mark)| Line {
        from: End {
            of: position[from],
            y: LEAVE,
        },
        to: End {
            of: position[to],
            y: ENTER,
        },
        kind: *mark as u8,
    });
    let boxes = names.iter().zip(texts).map(|(name, text)| {
        let beneath = match arrows.get(&(*name, *name)) {
            Some(_) => LOOP,
            None => 0,
        };
        Size {
            width: text.width + 36,
            height: HEIGHT + beneath,
        }
    });
    Graph {
        boxes: boxes.collect(),
        gap: 20,
        lines: lines.collect(),
        flow: Flow::FromFirst,
    }
}

/// The arrows: what is not the same lies above.
fn transitions(graph: &Graph, layout: &Layout, arrows: &Arrows<'_>) -> Vec<(String, Mark)> {
    let drawn = graph.lines.iter().zip(&layout.paths);
    let paths = drawn.map(|(line, path)| {
        let of = line.from.of;
        if of == line.to.of {
            back(layout.places[of], graph.boxes[of].width)
        } else {
            path::transition(path)
        }
    });
    let mut transitions: Vec<(String, Mark)> = paths.zip(arrows.values().copied()).collect();
    transitions.sort_by_key(|(_, mark)| *mark);
    transitions
}

/// An arrow from a state to itself, beneath it.
fn back(place: Point, width: i32) -> String {
    let (right, left) = (place.x + width - 18, place.x + width - 36);
    path::beneath(right, left, place.y + HEIGHT, LOOP - 3)
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
    let default = columns.find(|of| of.name == column)?.default.as_deref()?;
    default.strip_prefix('\'')?.strip_suffix('\'')
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

/// What the picture says, for those who do not see it.
fn said(arrows: &Arrows<'_>) -> String {
    let said = arrows.iter().map(|((from, to), mark)| match mark {
        Mark::Added => format!("{from} to {to} (added)"),
        Mark::Removed => format!("{from} to {to} (removed)"),
        Mark::Same | Mark::Changed => format!("{from} to {to}"),
    });
    said.collect::<Vec<_>>().join(", ")
}
