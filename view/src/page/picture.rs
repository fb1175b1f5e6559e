//! Entity-relationship diagrams: aggregates as boundaries around their tables, and references.

mod arrange;
mod card;
mod draw;
mod inner_lines;
pub(super) mod path;
mod reference;
mod shared;
pub(super) mod sheet;
pub(super) mod text;
mod tree;

use std::collections::BTreeMap;

use askama::Template;

use self::card::Card;
use self::shared::{Ends, Shared};
use super::layout::{self, End, Flow, Graph, Layout, Line, Point, Size};
use super::{anchor, owners};
use crate::view::relation::Relation;
use crate::view::{AggregateView, Mark};

/// How much of an aggregate is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Its name, and how many tables it has.
    Aggregates,
    /// The names of its tables.
    Tables,
    /// All columns.
    Columns,
}

impl Detail {
    pub(super) const ALL: [Self; 3] = [Self::Aggregates, Self::Tables, Self::Columns];

    /// As classes of the style sheet have it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Aggregates => "aggregates",
            Self::Tables => "tables",
            Self::Columns => "columns",
        }
    }

    /// As it is chosen.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Aggregates => "Aggregates",
            Self::Tables => "Tables",
            Self::Columns => "Columns",
        }
    }
}

/// A diagram, drawn as SVG.
#[derive(Template)]
#[template(path = "picture.svg", escape = "html")]
pub(super) struct Picture<'v> {
    pub(super) size: Size,
    pub(super) label: String,
    aggregates: Vec<Drawn<'v>>,
    lines: Vec<Reference>,
}

/// A card in its place.
struct Drawn<'v> {
    place: Point,
    card: Card<'v>,
    aggregate: &'v AggregateView<'v>,
    href: String,
    /// By which lines know it.
    number: usize,
}

impl Drawn<'_> {
    /// What the card is, in words.
    fn label(&self) -> String {
        let name = &self.aggregate.title;
        let tables = self.aggregate.tables.len();
        let tables = if tables == 1 {
            "1 table".to_owned()
        } else {
            format!("{tables} tables")
        };
        let own = if self.card.lines.iter().any(|line| !line.is_part) {
            ", refers to itself"
        } else {
            ""
        };
        match self.card.mark {
            Mark::Same => format!("{name}, {tables}{own}"),
            mark => format!("{name}, {tables}{own}, {}", mark.class()),
        }
    }
}

/// A line between two aggregates.
struct Reference {
    path: String,
    marks: String,
    from: usize,
    to: usize,
    is_optional: bool,
    mark: Mark,
}

/// An aggregate that is to be drawn.
pub(super) struct Member<'v, 'r> {
    /// By which lines know it.
    pub(super) number: usize,
    pub(super) aggregate: &'v AggregateView<'v>,
    pub(super) detail: Detail,
    /// Its references, at least those inside of it.
    pub(super) relations: &'r [Relation<'v>],
}

/// Around everything.
const MARGIN: i32 = 8;

impl<'v> Picture<'v> {
    /// A diagram of aggregates, and of the references between them.
    pub(super) fn of(
        members: &[Member<'v, '_>],
        relations: &[Relation<'v>],
        label: String,
    ) -> Self {
        let cards: Vec<Card<'v>> = members
            .iter()
            .map(|of| Card::of(of.aggregate, of.detail, of.relations))
            .collect();
        let owners = owners(members.iter().map(|of| of.aggregate));
        let between = reference::between(&cards, &owners, relations);
        let layout = layout::of(&graph(&cards, &between));
        let lines = lines(&between, &cards, &layout, members);
        let drawn = cards.into_iter().zip(&layout.places).zip(members);
        Self {
            size: Size {
                width: layout.size.width + 2 * MARGIN,
                height: layout.size.height + 2 * MARGIN,
            },
            label,
            aggregates: drawn
                .map(|((card, place), of)| Drawn {
                    place: *place,
                    card,
                    aggregate: of.aggregate,
                    href: anchor::of_aggregate(of.aggregate),
                    number: of.number,
                })
                .collect(),
            lines,
        }
    }

    /// How many aggregates are drawn around the first.
    pub(super) fn neighbours(&self) -> usize {
        self.aggregates.len().saturating_sub(1)
    }

    /// Whether an aggregate whose tables are not shown refers to itself.
    pub(super) fn has_loops(&self) -> bool {
        let mut folded = self
            .aggregates
            .iter()
            .filter(|of| of.card.tables.is_empty());
        folded.any(|of| !of.card.lines.is_empty())
    }

    /// The upper left corner of what the picture shows.
    fn origin() -> i32 {
        -MARGIN
    }
}

/// All references: what is not the same lies above.
fn lines(
    between: &BTreeMap<Ends<End>, Shared<'_>>,
    cards: &[Card<'_>],
    layout: &Layout,
    members: &[Member<'_, '_>],
) -> Vec<Reference> {
    let routed = between.iter().zip(&layout.paths);
    let corners = routed.map(|((ends, shared), path)| shared.corners(ends, cards, layout, path));
    let corners: Vec<Vec<Point>> = corners.collect();
    let beginnings = reference::shared_beginnings(&corners);
    let routed = between.iter().zip(corners.iter().zip(beginnings));
    let lines = routed.map(|((ends, shared), (corners, beginning))| {
        let [path, marks] = path::reference(corners, shared.is_many, beginning);
        Reference {
            path,
            marks,
            from: members[ends.from.of].number,
            to: members[ends.to.of].number,
            is_optional: shared.is_optional,
            mark: ends.mark,
        }
    });
    let mut lines: Vec<Reference> = lines.collect();
    lines.sort_by_key(|line| line.mark);
    lines
}

fn graph(cards: &[Card<'_>], between: &BTreeMap<Ends<End>, Shared<'_>>) -> Graph {
    let lines = between.iter().map(|(ends, shared)| Line {
        from: ends.from,
        to: ends.to,
        kind: 2 * ends.mark as u8 + u8::from(shared.is_optional),
    });
    Graph {
        boxes: cards.iter().map(|card| card.size).collect(),
        gap: if cards.iter().any(Card::has_columns) {
            24
        } else {
            14
        },
        lines: lines.collect(),
        flow: Flow::Proportional,
    }
}
