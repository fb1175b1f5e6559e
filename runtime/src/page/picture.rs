//! Entity-relationship diagrams: aggregates as boundaries around their tables, and references.

pub(super) mod card;
pub(super) mod path;
pub(super) mod text;

use std::collections::BTreeMap;

use askama::Template;

use self::card::Card;
use super::layout::{self, End, Graph, Line, Point, Size};
use super::{anchor, owners};
use crate::diagram::relation::Relation;
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
        let name = &self.aggregate.record.aggregate.name;
        let tables = self.aggregate.tables.len();
        let tables = if tables == 1 {
            "1 table".to_owned()
        } else {
            format!("{tables} tables")
        };
        match self.card.mark {
            Mark::Same => format!("{name}, {tables}"),
            mark => format!("{name}, {tables}, {}", mark.class()),
        }
    }
}

/// A line between two aggregates.
struct Reference {
    path: String,
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

/// What a line is of, of those that are drawn as one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    from: End,
    to: End,
}

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
        let lines = lines(&cards, &owners, relations);
        let graph = Graph {
            boxes: cards.iter().map(|card| card.size).collect(),
            gap: if cards.iter().any(Card::has_columns) {
                24
            } else {
                14
            },
            lines: lines
                .keys()
                .map(|key| Line {
                    from: key.from,
                    to: key.to,
                })
                .collect(),
        };
        let layout = layout::of(&graph);
        let references = lines.into_iter().zip(&layout.paths);
        let references = references.map(|((key, shared), path)| {
            let path = path::reference(shared.within(&key, &cards, &layout, path), shared.is_many);
            Reference {
                path,
                from: members[key.from.of].number,
                to: members[key.to.of].number,
                is_optional: shared.is_optional,
                mark: shared.mark,
            }
        });
        let references: Vec<Reference> = references.collect();
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
            lines: references,
        }
    }

    /// The upper left corner of what the picture shows.
    fn origin() -> i32 {
        -MARGIN
    }
}

/// What references that are drawn as one line have in common.
struct Shared<'v> {
    from: &'v str,
    to: &'v str,
    is_many: bool,
    is_optional: bool,
    mark: Mark,
}

impl Shared<'_> {
    /// A path from one table to another: the way inside of their aggregates is straight.
    fn within(
        &self,
        key: &Key,
        cards: &[Card<'_>],
        layout: &layout::Layout,
        path: &[Point],
    ) -> Vec<Point> {
        let extended = |point: Option<&Point>, end: End, table: &str| {
            let point = *point?;
            let left = layout.places[end.of].x;
            let (start, stop) = cards[end.of].sides(table);
            let x = if point.x == left { start } else { stop };
            Some(Point {
                x: left + x,
                y: point.y,
            })
        };
        let start = extended(path.first(), key.from, self.from);
        let stop = extended(path.last(), key.to, self.to);
        let inner = path.iter().copied();
        start.into_iter().chain(inner).chain(stop).collect()
    }
}

/// The references between different cards, those with both ends in common as one.
fn lines<'v>(
    cards: &[Card<'v>],
    owners: &BTreeMap<&str, usize>,
    relations: &[Relation<'v>],
) -> BTreeMap<Key, Shared<'v>> {
    let mut lines: BTreeMap<Key, Shared<'v>> = BTreeMap::new();
    for relation in relations {
        let from = relation.from.table.it.name.as_str();
        let (Some(of), Some(to)) = (owners.get(from), owners.get(relation.to)) else {
            continue;
        };
        if of == to {
            continue;
        }
        let column = relation.key.it.columns.first().map(String::as_str);
        let key = Key {
            from: End {
                of: *of,
                y: cards[*of].height_of(from, column),
            },
            to: End {
                of: *to,
                y: cards[*to].height_of(relation.to, None),
            },
        };
        let shared = lines.entry(key).or_insert(Shared {
            from,
            to: relation.to,
            is_many: false,
            is_optional: true,
            mark: relation.key.mark,
        });
        shared.is_many |= !relation.is_unique;
        shared.is_optional &= relation.is_optional;
        if shared.mark != relation.key.mark {
            shared.mark = Mark::Changed;
        }
    }
    lines
}
