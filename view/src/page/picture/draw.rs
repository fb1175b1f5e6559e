//! How an aggregate is drawn: folded, or with its tables.

use std::collections::BTreeMap;

use super::Detail;
use super::arrange::{self, Around, PADDING};
use super::card::Card;
use super::inner_lines;
use super::sheet::{LONGEST_NAME, SIGN, Sheet};
use super::text::{Font, Text};
use super::tree::Tree;
use crate::page::layout::{Point, Size};
use crate::view::AggregateView;
use crate::view::relation::Relation;

/// The height of what has no tables to show.
const FOLDED: i32 = 32;
/// What tells that an aggregate refers to itself.
const LOOP: i32 = 28;
/// Between the title and what stands behind it.
const BEHIND: i32 = 8;
/// The most characters of a package.
const LONGEST_PACKAGE: usize = 26;

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

    fn fold(&mut self, tree: &Tree<'_, '_>, right: i32) {
        let at = Point {
            x: right + LOOP / 2,
            y: FOLDED / 2,
        };
        self.lines.extend(inner_lines::loop_of(tree, at));
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
        let placed = arrange::place(&mut sheets, self.detail, head, tree, relations);
        let names = sheets.iter().map(Sheet::name_of_table);
        self.position = names.zip(0..).collect();
        self.tables = sheets;
        self.around = placed.around;
        self.lines = inner_lines::to_parts(self, tree);
        let (own, room) = inner_lines::others(self, tree, placed.right);
        self.lines.extend(own);
        self.size = Size {
            width: placed.right + PADDING + room,
            height: placed.bottom,
        };
    }
}
