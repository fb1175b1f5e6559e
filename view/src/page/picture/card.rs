//! An aggregate in a picture: its boundary, and what is inside.

use std::collections::BTreeMap;

use super::columns::{self, Around, PADDING};
use super::inside::{self, Inner};
use super::sheet::{BESIDE, LONGEST_NAME, SIGN, Sheet};
use super::text::{Font, Text};
use super::tree::Tree;
use super::{Detail, Mark};
use crate::diagram::relation::Relation;
use crate::page::layout::{Point, Size};
use crate::view::AggregateView;

/// The height of what has no tables to show.
const FOLDED: i32 = 32;
/// What tells that an aggregate refers to itself.
const LOOP: i32 = 28;
/// Between the title and what stands behind it.
const BEHIND: i32 = 8;
/// The most characters of a package.
const LONGEST_PACKAGE: usize = 26;

pub(super) struct Card<'v> {
    pub(super) size: Size,
    pub(super) mark: Mark,
    pub(super) title: Text<'v>,
    /// How many tables there are, where that is all that is told of them, and where it stands.
    pub(super) count: Option<(i32, String)>,
    /// The package, if there are several, and where its name begins.
    pub(super) package: Option<(i32, Text<'v>)>,
    /// Where the sign stands of what is not as it was.
    pub(super) sign_left: i32,
    pub(super) tables: Vec<Sheet<'v>>,
    /// What connects its tables.
    pub(super) lines: Vec<Inner>,
    detail: Detail,
    /// By table, which of them it is.
    position: BTreeMap<&'v str, usize>,
    around: Around<'v>,
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
            title: Text::of(&aggregate.title, Font::Title, LONGEST_NAME),
            count: None,
            package: None,
            sign_left: 0,
            tables: Vec::new(),
            lines: Vec::new(),
            detail,
            position: BTreeMap::new(),
            around: Around::default(),
        };
        let right = card.head(aggregate);
        match detail {
            Detail::Aggregates => card.fold(&tree, right),
            Detail::Tables | Detail::Columns => card.unfold(&tree, relations, right),
        }
        card
    }

    /// Sets what stands behind the title, and says how far right all of it reaches.
    fn head(&mut self, aggregate: &AggregateView<'v>) -> i32 {
        let mut right = PADDING + self.title.width;
        if self.detail == Detail::Aggregates {
            let count = aggregate.tables.len().to_string();
            let left = right + BEHIND;
            right = left + Text::of(&count, Font::Normal, LONGEST_NAME).width;
            self.count = Some((left, count));
        }
        if let Some(package) = aggregate.package {
            let package = Text::of(package, Font::Normal, LONGEST_PACKAGE);
            let left = right + BEHIND;
            right = left + package.width;
            self.package = Some((left, package));
        }
        if self.mark.is_other() {
            self.sign_left = right + BEHIND;
            right += SIGN;
        }
        right
    }

    pub(super) fn sheet(&self, table: &str) -> Option<&Sheet<'v>> {
        Some(&self.tables[*self.position.get(table)?])
    }

    /// How far down a reference leaves.
    pub(super) fn leaving(&self, relation: &Relation<'_>) -> i32 {
        let table = relation.from.table.it.name.as_str();
        match self.sheet(table) {
            Some(sheet) => self.around.band(table, sheet.leaving(relation)),
            None => self.size.height / 2 - BESIDE,
        }
    }

    /// How far down references enter a table.
    pub(super) fn entering(&self, table: &str) -> i32 {
        match self.sheet(table) {
            Some(sheet) => self.around.band(table, sheet.entering()),
            None => self.size.height / 2 + BESIDE,
        }
    }

    /// From a table to where a line is so far down, at the left or at the right of it.
    pub(super) fn way(&self, table: &str, y: i32, is_at_left: bool) -> Vec<Point> {
        if let Some(way) = self.around.way(y) {
            return way.to_vec();
        }
        let (left, right) = match self.sheet(table) {
            Some(sheet) => (sheet.place.x, sheet.place.x + sheet.size.width),
            None => (0, self.size.width),
        };
        let x = if is_at_left { left } else { right };
        vec![Point { x, y }]
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
        self.lines.extend(inside::loop_of(tree, at));
        let own = if self.lines.is_empty() { 0 } else { LOOP };
        self.size = Size {
            width: right + own + PADDING,
            height: FOLDED,
        };
    }

    fn unfold(&mut self, tree: &Tree<'v, '_>, relations: &[Relation<'v>], head: i32) {
        let tables = tree.tables();
        let sheets = tables.map(|(table, depth)| Sheet::of(table, depth, self.detail));
        let mut sheets: Vec<Sheet<'v>> = sheets.collect();
        let placed = columns::place(&mut sheets, self.detail, head, tree, relations);
        let names = sheets.iter().map(Sheet::name_of_table);
        self.position = names.zip(0..).collect();
        self.tables = sheets;
        self.around = placed.around;
        self.lines = inside::to_parts(self, tree);
        let (own, room) = inside::others(self, tree, placed.right);
        self.lines.extend(own);
        self.size = Size {
            width: placed.right + PADDING + room,
            height: placed.bottom,
        };
    }
}
