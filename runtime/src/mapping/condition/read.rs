//! Which columns a condition reads.

use super::path_lookup::{Frame, Marker};
use crate::mapping::draft::{Columns, Draft, Range};
use crate::rule::{Comparison, Expr};

/// Adds the columns that an expression reads, in the order of their first mention.
pub(in crate::mapping) const fn columns_read<const N: usize>(
    draft: &Draft<N>,
    frame: Frame,
    expression: &Expr,
    found: &mut Columns,
) {
    match expression {
        Expr::Compare(
            Comparison::Equal | Comparison::NotEqual,
            Expr::Column(left),
            Expr::Column(right),
        ) => {
            note_all(frame.whole(draft, *left), found);
            note_all(frame.whole(draft, *right), found);
        }
        Expr::Column(path) => note(frame.column(draft, *path), found),
        Expr::Identity => note(frame.identity(), found),
        Expr::Present(path) => match frame.marker(draft, *path) {
            Marker::Filled(column) | Marker::True(column) => note(column, found),
        },
        _ => {
            let mut position = 0;
            while let Some(operand) = expression.operand(position) {
                columns_read(draft, frame, operand, found);
                position += 1;
            }
        }
    }
}

const fn note(column: usize, found: &mut Columns) {
    if !found.holds(column) {
        found.push(column);
    }
}

const fn note_all(columns: Range, found: &mut Columns) {
    let mut position = columns.start;
    while position < columns.end {
        note(position, found);
        position += 1;
    }
}
