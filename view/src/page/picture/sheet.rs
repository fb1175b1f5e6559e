//! A table in a picture, with its columns.

use super::text::{Font, Text};
use super::{Detail, Mark};
use crate::page::layout::{Point, Size};
use crate::view::relation::Relation;
use crate::view::{Shown, TableView};
use tablewright_model::{Column, Constraints};

/// The name of a table.
pub(super) const HEADER: i32 = 24;
/// A column.
const ROW: i32 = 18;
/// Where the name of a column begins, behind what tells of keys.
pub(super) const NAME: i32 = 38;
/// Between the middle of a table and a line that enters or leaves it.
pub(super) const BESIDE: i32 = 5;

/// The room for the sign of what is not as it was.
pub(super) const SIGN: i32 = 16;

/// The most characters of a name, and of a type.
pub(super) const LONGEST_NAME: usize = 36;
const LONGEST_TYPE: usize = 26;

/// A table.
pub(super) struct Sheet<'v> {
    pub(super) table: &'v TableView<'v>,
    /// How many others it is part of, one in the other.
    pub(super) depth: usize,
    pub(super) place: Point,
    pub(super) size: Size,
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

impl<'v> Sheet<'v> {
    /// A table that has no place yet, as wide as it has to be.
    pub(super) fn of(table: &'v TableView<'v>, depth: usize, detail: Detail) -> Self {
        let rows = match detail {
            Detail::Columns => rows(table),
            Detail::Aggregates | Detail::Tables => Vec::new(),
        };
        let name = Text::of(&table.table.it.name, Font::Normal, LONGEST_NAME);
        let sign = if table.table.mark.is_other() { SIGN } else { 0 };
        let height = HEADER + ROW * i32::try_from(rows.len()).unwrap_or_default();
        Self {
            table,
            depth,
            place: Point::default(),
            size: Size {
                width: width(name.width + sign, &rows),
                height,
            },
            name,
            rows,
        }
    }

    pub(super) fn bottom(&self) -> i32 {
        self.place.y + self.size.height
    }

    /// The middle of the name.
    pub(super) fn middle(&self) -> i32 {
        self.place.y + HEADER / 2
    }

    pub(super) fn mark(&self) -> Mark {
        self.table.table.mark
    }

    /// Where the sign stands of what is not as it was.
    pub(super) fn sign_left(&self) -> i32 {
        self.size.width - SIGN
    }

    pub(super) fn name_of_table(&self) -> &'v str {
        &self.table.table.it.name
    }

    /// How far down a reference leaves: at its column, or where columns are not shown, above the
    /// middle.
    pub(super) fn leaving(&self, relation: &Relation<'_>) -> i32 {
        let column = relation.key.it.columns.first();
        let mut rows = self.table.columns.iter().zip(&self.rows);
        let row = rows.find(|(shown, _)| Some(&shown.it.name) == column);
        row.map_or(self.middle() - BESIDE, |(_, row)| {
            self.place.y + row.y + ROW / 2
        })
    }

    /// How far down references enter: where those that leave could be at the same side, beneath the
    /// middle.
    pub(super) fn entering(&self) -> i32 {
        let beside = if self.rows.is_empty() { BESIDE } else { 0 };
        self.middle() + beside
    }
}

/// How wide a table has to be.
fn width(head: i32, rows: &[Row<'_>]) -> i32 {
    let names = rows.iter().map(|row| row.name.width).max();
    let types = rows.iter().map(|row| row.ty.width).max();
    let rows = match (names, types) {
        (Some(name), Some(ty)) => NAME + name + 16 + ty + 8,
        _ => 0,
    };
    rows.max(head + 20)
}

fn rows<'v>(table: &'v TableView<'v>) -> Vec<Row<'v>> {
    let columns = table.columns.iter().zip(0..);
    let rows = columns.map(|(column, number)| Row {
        y: HEADER + ROW * number,
        mark: table.mark_of(column),
        keys: keys(table, column),
        name: Text::of(&column.it.name, Font::Normal, LONGEST_NAME),
        ty: Text::of(column.it.ty.text(), Font::Normal, LONGEST_TYPE),
    });
    rows.collect()
}

/// The one key that matters most, as there is room for one.
pub(in crate::page) fn keys(table: &TableView<'_>, column: &Shown<'_, Column>) -> &'static str {
    let field = column.it;
    if field.constraints == Constraints::PrimaryKey {
        "PK"
    } else if table.is_reference(column) {
        "FK"
    } else if field.is_unique() {
        "UK"
    } else {
        ""
    }
}
