//! Where the tables of an aggregate are: the parts beneath the root, in as many columns as keep them
//! from being a tower.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Detail;
use super::sheet::Sheet;
use super::tree::Tree;
use crate::page::layout::Point;
use crate::view::relation::Relation;

/// Between the boundary and what is inside.
pub(super) const PADDING: i32 = 12;
/// How much further right the parts of a table are.
pub(super) const INDENT: i32 = 18;
/// From a root down to the line that leads to its parts in other columns.
pub(super) const BENEATH: i32 = 6;
/// The name of the aggregate.
const TITLE: i32 = 34;
/// Between two columns.
const GUTTER: i32 = 16;
/// Between two lines that lead around.
const TRACK: i32 = 8;

/// Where the tables end, and what leads around them.
pub(super) struct Placed<'v> {
    pub(super) right: i32,
    pub(super) bottom: i32,
    pub(super) around: Around<'v>,
}

/// The ways of references from and to parts that stand beside each other: from the part into the
/// gutter, and down to a band of their own beneath all tables.
#[derive(Default)]
pub(super) struct Around<'v> {
    /// How far down each band is, by table, and by where the reference is there.
    bands: BTreeMap<(&'v str, i32), i32>,
    /// By band.
    ways: BTreeMap<i32, [Point; 3]>,
}

impl Around<'_> {
    /// How far down a reference reaches the boundary that is at some height of its table.
    pub(super) fn band(&self, table: &str, y: i32) -> i32 {
        self.bands.get(&(table, y)).copied().unwrap_or(y)
    }

    /// From the table to the band.
    pub(super) fn way(&self, band: i32) -> Option<&[Point; 3]> {
        self.ways.get(&band)
    }
}

/// Sets the places of tables, of which each stands before its parts, and makes those of a column
/// equally far right.
pub(super) fn place<'v>(
    sheets: &mut [Sheet<'v>],
    detail: Detail,
    head: i32,
    tree: &Tree<'v, '_>,
    relations: &[Relation<'v>],
) -> Placed<'v> {
    let (gap, most) = match detail {
        Detail::Columns => (12, 1000),
        Detail::Aggregates | Detail::Tables => (4, 420),
    };
    if sheets.is_empty() {
        return Placed {
            right: head,
            bottom: TITLE,
            around: Around::default(),
        };
    }
    let mut columns = split(sheets, gap, most);
    let bottom = stack(sheets, &columns, gap);
    if columns.len() > 1 {
        for column in &mut columns {
            column.find_ends(sheets, tree, relations);
        }
    }
    let right = side_by_side(sheets, &mut columns, head);
    let around = around(sheets, &columns, bottom);
    let bands = i32::try_from(around.ways.len()).unwrap_or_default();
    Placed {
        right,
        bottom: bottom + TRACK * bands,
        around,
    }
}

/// Parts that stand one beneath the other.
struct Column {
    parts: Range<usize>,
    /// By part, and how far down.
    leaving: BTreeSet<(usize, i32)>,
    entering: BTreeSet<(usize, i32)>,
    left: i32,
    right: i32,
}

/// The parts of a root in columns of about one height; what belongs to a part stays with it.
fn split(sheets: &[Sheet<'_>], gap: i32, most: i32) -> Vec<Column> {
    let parts = || sheets.iter().enumerate().skip(1);
    let all: i32 = parts().map(|(_, part)| part.size.height + gap).sum();
    let count = (all + most - 1) / most;
    let height = all / count.max(1);
    let mut starts = vec![1];
    let mut filled = 0;
    for (position, part) in parts() {
        // Where most of what follows would be too much.
        let is_full = filled > 0 && filled + part.size.height / 2 > height;
        if part.depth == 1 && is_full {
            starts.push(position);
            filled = 0;
        }
        filled += part.size.height + gap;
    }
    let ends = starts[1..].iter().copied().chain([sheets.len()]);
    let ranges = starts.iter().copied().zip(ends);
    let columns = ranges.map(|(start, end)| Column {
        parts: start..end,
        leaving: BTreeSet::new(),
        entering: BTreeSet::new(),
        left: 0,
        right: 0,
    });
    columns.collect()
}

/// Sets how far down each table is, and says how far down all of them reach.
fn stack(sheets: &mut [Sheet<'_>], columns: &[Column], gap: i32) -> i32 {
    sheets[0].place.y = TITLE;
    let beneath = if columns.len() > 1 { 2 * BENEATH } else { gap };
    let top = sheets[0].bottom() + beneath;
    let mut bottom = top;
    for column in columns {
        let mut y = top;
        for sheet in &mut sheets[column.parts.clone()] {
            sheet.place.y = y;
            y += sheet.size.height + gap;
        }
        bottom = bottom.max(y);
    }
    bottom
}

impl Column {
    /// Finds what refers from its parts, and to them.
    fn find_ends<'v>(
        &mut self,
        sheets: &[Sheet<'v>],
        tree: &Tree<'v, '_>,
        relations: &[Relation<'v>],
    ) {
        let parts = self.parts.clone();
        let names = parts.map(|part| (sheets[part].name_of_table(), part));
        let names: BTreeMap<&str, usize> = names.collect();
        let outside = relations.iter().filter(|relation| !relation.is_inside);
        for relation in tree.others.iter().copied().chain(outside) {
            if let Some(part) = names.get(relation.from.table.it.name.as_str()) {
                let y = sheets[*part].leaving(relation);
                self.leaving.insert((*part, y));
            }
            if let Some(part) = names.get(relation.to) {
                self.entering.insert((*part, sheets[*part].entering()));
            }
        }
    }
}

/// Sets how far right each column is, and says how far right all of them reach.
fn side_by_side(sheets: &mut [Sheet<'_>], columns: &mut [Column], head: i32) -> i32 {
    let tracks = |ends: &BTreeSet<_>| TRACK * i32::try_from(ends.len()).unwrap_or_default();
    let is_one = columns.len() == 1;
    let mut x = PADDING;
    for (number, column) in columns.iter_mut().enumerate() {
        column.left = x + tracks(&column.entering);
        // The root is as wide as what is beneath it first.
        let first = if number == 0 { 0 } else { column.parts.start };
        let end = column.parts.end;
        for sheet in &mut sheets[first..end] {
            let indent = INDENT * i32::try_from(sheet.depth).unwrap_or_default();
            sheet.place.x = column.left + indent;
            column.right = column.right.max(sheet.place.x + sheet.size.width);
        }
        if is_one {
            column.right = column.right.max(head);
        }
        for sheet in &mut sheets[first..end] {
            sheet.size.width = column.right - sheet.place.x;
        }
        x = column.right + tracks(&column.leaving) + GUTTER;
    }
    let right = x - GUTTER;
    right.max(head)
}

/// The ways around: what leaves further right has a band further up, so that ways do not cross.
fn around<'v>(sheets: &[Sheet<'v>], columns: &[Column], bottom: i32) -> Around<'v> {
    let mut around = Around::default();
    let mut band = bottom;
    let mut add = |part: usize, y: i32, side: i32, x: i32| {
        around.bands.insert((sheets[part].name_of_table(), y), band);
        let corners = [(side, y), (x, y), (x, band)];
        around
            .ways
            .insert(band, corners.map(|(x, y)| Point { x, y }));
        band += TRACK;
    };
    for column in columns.iter().rev() {
        let mut x = column.right + TRACK * i32::try_from(column.leaving.len()).unwrap_or_default();
        for (part, y) in &column.leaving {
            add(*part, *y, column.right, x);
            x -= TRACK;
        }
        let mut x = column.left - TRACK;
        for (part, y) in column.entering.iter().rev() {
            add(*part, *y, sheets[*part].place.x, x);
            x -= TRACK;
        }
    }
    around
}
