//! An aggregate in a picture: its boundary, and what is inside.

use std::collections::BTreeMap;

use super::path;
use super::text::{Font, Text};
use super::{Detail, Mark};
use crate::diagram::relation::Relation;
use crate::model::{Constraints, Field};
use crate::page::layout::{Point, Size};
use crate::view::{AggregateView, Shown, TableView};

/// Between the boundary and what is inside.
const PADDING: i32 = 12;
/// How much further right the parts of a table are.
const INDENT: i32 = 18;
/// Between two tables.
const GAP: i32 = 12;
/// The name of the aggregate.
const TITLE: i32 = 34;
/// The name of a table.
const HEADER: i32 = 24;
/// A column.
const ROW: i32 = 18;
/// Where the name of a column begins, behind what tells of keys.
const NAME: i32 = 34;
/// Between a reference of an aggregate to itself and the next one.
const TRACK: i32 = 10;

/// Between the middle of a table and a line that enters or leaves it.
const BESIDE: i32 = 5;

/// The most characters of a name, and of a type.
const MOST: (usize, usize) = (36, 26);

pub(super) struct Card<'v> {
    pub(super) size: Size,
    pub(super) mark: Mark,
    pub(super) title: Text<'v>,
    /// How many tables there are, where that is all that is told of them.
    pub(super) count: String,
    pub(super) tables: Vec<Sheet<'v>>,
    /// References inside of the aggregate.
    pub(super) lines: Vec<(String, Mark)>,
    detail: Detail,
    /// By table.
    ends: BTreeMap<&'v str, Ends<'v>>,
}

/// A table.
pub(super) struct Sheet<'v> {
    pub(super) place: Point,
    pub(super) size: Size,
    pub(super) mark: Mark,
    pub(super) is_root: bool,
    pub(super) name: Text<'v>,
    pub(super) rows: Vec<Row<'v>>,
}

/// A column.
pub(super) struct Row<'v> {
    pub(super) y: i32,
    pub(super) mark: Mark,
    pub(super) keys: &'static str,
    pub(super) name: Text<'v>,
    pub(super) ty: Text<'v>,
}

impl Row<'_> {
    pub(super) fn class(&self) -> &'static str {
        match self.mark {
            Mark::Removed => "column removed",
            _ => "column",
        }
    }
}

/// Where lines begin and end at a table.
struct Ends<'v> {
    left: i32,
    right: i32,
    header: i32,
    columns: BTreeMap<&'v str, i32>,
}

impl<'v> Card<'v> {
    pub(super) fn of(
        aggregate: &'v AggregateView<'v>,
        detail: Detail,
        relations: &[Relation<'v>],
    ) -> Self {
        let mut card = Self {
            size: Size::default(),
            mark: aggregate.mark,
            title: Text::of(&aggregate.record.aggregate.name, Font::Title, MOST.0),
            count: String::new(),
            tables: Vec::new(),
            lines: Vec::new(),
            detail,
            ends: BTreeMap::new(),
        };
        match detail {
            Detail::Aggregates => card.fold(aggregate),
            Detail::Tables | Detail::Columns => card.unfold(aggregate, relations),
        }
        card
    }

    /// The left and the right side of a table.
    pub(super) fn sides(&self, table: &str) -> (i32, i32) {
        let ends = self.ends.get(table);
        ends.map_or((0, self.size.width), |ends| (ends.left, ends.right))
    }

    /// How far down the reference of a column leaves: where columns are not shown, above the middle
    /// of its table or aggregate.
    pub(super) fn leaving(&self, table: &str, column: Option<&str>) -> i32 {
        let ends = self.ends.get(table);
        let row = ends.and_then(|ends| ends.columns.get(column?));
        row.copied().unwrap_or(self.middle(table) - BESIDE)
    }

    /// How far down references enter a table: where those that leave could be at the same side,
    /// beneath the middle.
    pub(super) fn entering(&self, table: &str) -> i32 {
        let beside = if self.has_columns() { 0 } else { BESIDE };
        self.middle(table) + beside
    }

    fn middle(&self, table: &str) -> i32 {
        let ends = self.ends.get(table);
        ends.map_or(self.size.height / 2, |ends| ends.header)
    }

    /// Whether the rows of tables are there.
    pub(super) fn has_columns(&self) -> bool {
        self.detail == Detail::Columns
    }

    fn fold(&mut self, aggregate: &AggregateView<'_>) {
        self.count = aggregate.tables.len().to_string();
        let count = Text::of(&self.count, Font::Normal, MOST.0).width;
        self.size = Size {
            width: PADDING + self.title.width + 8 + count + PADDING,
            height: 32,
        };
    }

    fn unfold(&mut self, aggregate: &'v AggregateView<'v>, relations: &[Relation<'v>]) {
        let tree = Tree::of(aggregate, relations);
        let indent = |depth: usize| PADDING + INDENT * i32::try_from(depth).unwrap_or_default();
        let mut right = PADDING + self.title.width;
        let mut y = TITLE;
        for (table, depth) in tree.tables() {
            let rows = match self.detail {
                Detail::Columns => rows(table),
                _ => Vec::new(),
            };
            let of = &table.table;
            let name = Text::of(&of.it.name, Font::Normal, MOST.0);
            let left = indent(depth);
            right = right.max(left + width(&name, &rows));
            let height = HEADER + ROW * i32::try_from(rows.len()).unwrap_or_default();
            self.ends.insert(
                &of.it.name,
                Ends {
                    left,
                    right: 0,
                    header: y + HEADER / 2,
                    columns: table
                        .columns
                        .iter()
                        .zip(&rows)
                        .map(|(column, row)| (column.it.name.as_str(), y + row.y + ROW / 2))
                        .collect(),
                },
            );
            self.tables.push(Sheet {
                place: Point { x: left, y },
                size: Size { width: 0, height },
                mark: of.mark,
                is_root: self.tables.is_empty(),
                name,
                rows,
            });
            y += height + if self.has_columns() { GAP } else { 4 };
        }
        for sheet in &mut self.tables {
            sheet.size.width = right - sheet.place.x;
        }
        for ends in self.ends.values_mut() {
            ends.right = right;
        }
        let own = tree.own_lines(self, right);
        self.size = Size {
            width: right + PADDING + TRACK * i32::try_from(own.len()).unwrap_or_default(),
            height: y,
        };
        self.lines = tree.contained_lines(self);
        self.lines.extend(own);
    }
}

/// How wide a table has to be.
fn width(name: &Text<'_>, rows: &[Row<'_>]) -> i32 {
    let names = rows.iter().map(|row| row.name.width).max();
    let types = rows.iter().map(|row| row.ty.width).max();
    let rows = match (names, types) {
        (Some(name), Some(ty)) => NAME + name + 16 + ty + 8,
        _ => 0,
    };
    rows.max(name.width + 20)
}

fn rows<'v>(table: &'v TableView<'v>) -> Vec<Row<'v>> {
    let columns = table.columns.iter().zip(0..);
    let rows = columns.map(|(column, number)| Row {
        y: HEADER + ROW * number,
        mark: column.mark,
        keys: keys(table, column),
        name: Text::of(&column.it.name, Font::Normal, MOST.0),
        ty: Text::of(&column.it.ty, Font::Normal, MOST.1),
    });
    rows.collect()
}

/// The one key that matters most, as there is room for one.
pub(in crate::page) fn keys(table: &TableView<'_>, column: &Shown<'_, Field>) -> &'static str {
    let field = column.it;
    if field.constraints == Constraints::PrimaryKey {
        "PK"
    } else if table.key_of(field).is_some() {
        "FK"
    } else if field.is_unique() {
        "UK"
    } else {
        ""
    }
}

/// The tables of an aggregate, each beneath the one that it is part of.
struct Tree<'v, 'r> {
    aggregate: &'v AggregateView<'v>,
    inside: Vec<&'r Relation<'v>>,
    /// By table: which reference makes it a part, by position, and of which table.
    parents: Vec<Option<(usize, usize)>>,
    /// In the order in which they are drawn, with how deep they are.
    order: Vec<(usize, usize)>,
}

impl<'v, 'r> Tree<'v, 'r> {
    fn of(aggregate: &'v AggregateView<'v>, relations: &'r [Relation<'v>]) -> Self {
        let names = aggregate
            .tables
            .iter()
            .map(|table| table.table.it.name.as_str());
        let position: BTreeMap<&str, usize> = names.zip(0..).collect();
        let inside = relations.iter().filter(|relation| {
            relation.is_inside && position.contains_key(relation.from.table.it.name.as_str())
        });
        let inside: Vec<&Relation<'v>> = inside.collect();
        let mut parents = vec![None; aggregate.tables.len()];
        for (number, relation) in inside.iter().enumerate() {
            let from = position[relation.from.table.it.name.as_str()];
            let to = position.get(relation.to).copied().unwrap_or_default();
            // What a table is part of stands before it.
            if to < from && parents[from].is_none() {
                parents[from] = Some((number, to));
            }
        }
        let mut parts = vec![Vec::new(); parents.len()];
        let mut open = Vec::new();
        for (table, parent) in parents.iter().enumerate().rev() {
            match parent {
                Some((_, parent)) => parts[*parent].push(table),
                None => open.push((table, usize::from(table > 0))),
            }
        }
        let mut order = Vec::new();
        while let Some((table, depth)) = open.pop() {
            order.push((table, depth));
            open.extend(parts[table].iter().map(|part| (*part, depth + 1)));
        }
        Self {
            aggregate,
            inside,
            parents,
            order,
        }
    }

    fn tables(&self) -> impl Iterator<Item = (&'v TableView<'v>, usize)> {
        let tables = self.order.iter();
        tables.map(|(table, depth)| (&self.aggregate.tables[*table], *depth))
    }

    /// From each table to what it is part of, at the left.
    fn contained_lines(&self, card: &Card<'v>) -> Vec<(String, Mark)> {
        let parents = self.parents.iter().flatten();
        let lines = parents.filter_map(|(number, _)| {
            let relation = self.inside[*number];
            let part = card.ends.get(relation.from.table.it.name.as_str())?;
            let of = card.ends.get(relation.to)?;
            let mut sheets = card.tables.iter();
            let sheet = sheets.find(|sheet| sheet.place.y + HEADER / 2 == of.header)?;
            let x = of.left + INDENT / 2;
            let points = vec![
                Point {
                    x,
                    y: sheet.place.y + sheet.size.height,
                },
                Point { x, y: part.header },
                Point {
                    x: part.left,
                    y: part.header,
                },
            ];
            let path = path::containment(points, !relation.is_unique);
            Some((path, relation.key.mark))
        });
        lines.collect()
    }

    /// Other references inside of the aggregate, at the right.
    fn own_lines(&self, card: &Card<'v>, right: i32) -> Vec<(String, Mark)> {
        let is_part = |number: usize| self.parents.iter().flatten().any(|(of, _)| *of == number);
        let own = self.inside.iter().enumerate();
        let own = own.filter(|(number, _)| card.has_columns() && !is_part(*number));
        let mut lines = Vec::new();
        for (_, relation) in own {
            let from = relation.from.table.it.name.as_str();
            let column = relation.key.it.columns.first().map(String::as_str);
            let x = right + TRACK * (i32::try_from(lines.len()).unwrap_or_default() + 1);
            let (start, stop) = (card.leaving(from, column), card.entering(relation.to));
            let points = [(right, start), (x, start), (x, stop), (right, stop)];
            let points = points.map(|(x, y)| Point { x, y });
            let path = path::reference(points.to_vec(), !relation.is_unique).concat();
            lines.push((path, relation.key.mark));
        }
        lines
    }
}
