//! An aggregate in a picture: its boundary, its tables and the lines between them.

use std::collections::BTreeMap;

use super::arrange::Around;
use super::sheet::{BESIDE, Sheet};
use super::text::Text;
use super::{Detail, Mark};
use crate::page::layout::{Point, Size};
use crate::view::relation::Relation;

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
    pub(super) detail: Detail,
    /// By table, which of them it is.
    pub(super) position: BTreeMap<&'v str, usize>,
    pub(super) around: Around<'v>,
}

impl<'v> Card<'v> {
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
}

/// A line inside of an aggregate.
pub(super) struct Inner {
    pub(super) path: String,
    pub(super) marks: String,
    /// Whether it leads from a table to a part of it.
    pub(super) is_part: bool,
    pub(super) is_optional: bool,
    pub(super) mark: Mark,
}

impl Inner {
    pub(super) fn class(&self) -> &'static str {
        match (self.is_part, self.is_optional) {
            (true, _) => "part",
            (false, true) => "optional",
            (false, false) => "",
        }
    }
}
