//! An aggregate in a picture: its boundary, and what is inside.

use std::collections::BTreeMap;

use super::reference::{self, Inner};
use super::text::{Font, Text};
use super::tree::Tree;
use super::{Detail, Mark};
use crate::diagram::relation::Relation;
use crate::model::{Constraints, Field};
use crate::page::layout::{Point, Size};
use crate::view::{AggregateView, Shown, TableView};

/// Between the boundary and what is inside.
const PADDING: i32 = 12;
/// How much further right the parts of a table are.
pub(super) const INDENT: i32 = 18;
/// The height of what has no tables to show.
const FOLDED: i32 = 32;
/// What tells that an aggregate refers to itself.
const LOOP: i32 = 28;
/// Between the title and what stands behind it.
const BEHIND: i32 = 8;
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
    /// The package, if there are several, and where its name begins.
    pub(super) package: Option<(i32, Text<'v>)>,
    pub(super) tables: Vec<Sheet<'v>>,
    /// What connects its tables.
    pub(super) lines: Vec<Inner>,
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
pub(super) struct Ends<'v> {
    pub(super) left: i32,
    right: i32,
    /// The middle of its name.
    pub(super) middle: i32,
    pub(super) bottom: i32,
    /// The middle of each column.
    columns: BTreeMap<&'v str, i32>,
}

impl<'v> Card<'v> {
    pub(super) fn of(
        aggregate: &'v AggregateView<'v>,
        detail: Detail,
        relations: &[Relation<'v>],
    ) -> Self {
        let tree = Tree::of(aggregate, relations);
        let mut card = Self {
            size: Size::default(),
            mark: aggregate.mark,
            title: Text::of(&aggregate.title, Font::Title, MOST.0),
            count: match detail {
                Detail::Aggregates => aggregate.tables.len().to_string(),
                Detail::Tables | Detail::Columns => String::new(),
            },
            package: None,
            tables: Vec::new(),
            lines: Vec::new(),
            detail,
            ends: BTreeMap::new(),
        };
        let right = card.head(aggregate);
        match detail {
            Detail::Aggregates => card.fold(&tree, right),
            Detail::Tables | Detail::Columns => card.unfold(&tree, right),
        }
        card
    }

    /// Sets what stands behind the title, and says how far right all of it reaches.
    fn head(&mut self, aggregate: &AggregateView<'v>) -> i32 {
        let mut right = PADDING + self.title.width;
        if !self.count.is_empty() {
            right += BEHIND + Text::of(&self.count, Font::Normal, MOST.0).width;
        }
        if let Some(package) = aggregate.package {
            let package = Text::of(package, Font::Normal, MOST.1);
            let left = right + BEHIND;
            right = left + package.width;
            self.package = Some((left, package));
        }
        right
    }

    /// Where the number of tables stands.
    pub(super) fn count_left(&self) -> i32 {
        PADDING + self.title.width + BEHIND
    }

    /// The left and the right side of a table.
    pub(super) fn sides(&self, table: &str) -> (i32, i32) {
        let ends = self.ends.get(table);
        ends.map_or((0, self.size.width), |ends| (ends.left, ends.right))
    }

    pub(super) fn table(&self, name: &str) -> Option<&Ends<'v>> {
        self.ends.get(name)
    }

    /// How far down a reference leaves: at its column, or where columns are not shown, above the
    /// middle of its table or aggregate.
    pub(super) fn leaving(&self, relation: &Relation<'_>) -> i32 {
        let table = relation.from.table.it.name.as_str();
        let column = relation.key.it.columns.first();
        let ends = self.ends.get(table);
        let row = ends.and_then(|ends| ends.columns.get(column?.as_str()));
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
        ends.map_or(self.size.height / 2, |ends| ends.middle)
    }

    /// Whether the rows of tables are there.
    pub(super) fn has_columns(&self) -> bool {
        self.detail == Detail::Columns
    }

    fn fold(&mut self, tree: &Tree<'_, '_>, right: i32) {
        let at = Point {
            x: right + LOOP / 2,
            y: FOLDED / 2,
        };
        self.lines.extend(reference::loop_of(tree, at));
        let own = if self.lines.is_empty() { 0 } else { LOOP };
        self.size = Size {
            width: right + own + PADDING,
            height: FOLDED,
        };
    }

    fn unfold(&mut self, tree: &Tree<'v, '_>, head: i32) {
        let indent = |depth: usize| PADDING + INDENT * i32::try_from(depth).unwrap_or_default();
        let mut right = head;
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
                    middle: y + HEADER / 2,
                    bottom: y + height,
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
        self.lines = reference::to_parts(self, tree);
        let (own, room) = reference::inside(self, tree, right);
        self.lines.extend(own);
        self.size = Size {
            width: right + PADDING + room,
            height: y,
        };
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
