//! From the expressions of rules to standard SQL.

use super::draft::{ColumnDraft, Columns, Draft, Range};
use super::flatten;
use crate::rule::{Expr, Literal};
use crate::shape::Path;
use crate::text::Buffer;

/// The bytes that one expression may have.
pub(super) const LONGEST: usize = 32768;

/// Whether an expression reads a column.
pub(super) const fn reads<const N: usize>(
    draft: &Draft<N>,
    column: &ColumnDraft,
    expression: &Expr,
) -> bool {
    match expression {
        Expr::Column(path) => flatten::is_meant(draft, column, *path),
        Expr::Literal(_) => false,
        Expr::Not(operand) => reads(draft, column, operand),
        Expr::Compare(_, left, right) | Expr::And(left, right) | Expr::Or(left, right) => {
            reads(draft, column, left) || reads(draft, column, right)
        }
    }
}

/// The columns that an expression reads, in the order of their first mention.
pub(super) const fn columns_read<const N: usize>(
    draft: &Draft<N>,
    columns: Range,
    expression: &Expr,
    found: &mut Columns,
) {
    match expression {
        Expr::Column(path) => {
            let mut position = columns.start;
            while position < columns.end {
                if flatten::is_meant(draft, &draft.columns.items[position], *path)
                    && !found.holds(position)
                {
                    found.push(position);
                }
                position += 1;
            }
        }
        Expr::Literal(_) => {}
        Expr::Not(operand) => columns_read(draft, columns, operand, found),
        Expr::Compare(_, left, right) | Expr::And(left, right) | Expr::Or(left, right) => {
            columns_read(draft, columns, left, found);
            columns_read(draft, columns, right, found);
        }
    }
}

/// How tightly an expression binds; an operand that binds less is put in parentheses.
const fn strength(expression: &Expr) -> u8 {
    match expression {
        Expr::Or(..) => 1,
        Expr::And(..) => 2,
        Expr::Not(_) => 3,
        Expr::Compare(..) => 4,
        Expr::Column(_) | Expr::Literal(_) => 5,
    }
}

/// Writes an expression over the columns of a table.
pub(super) const fn push<const N: usize>(
    text: &mut Buffer<LONGEST>,
    draft: &Draft<N>,
    columns: Range,
    expression: &Expr,
) {
    match expression {
        Expr::Column(path) => {
            push_column(
                text,
                draft,
                &draft.columns.items[found(draft, columns, *path)],
            );
        }
        Expr::Literal(literal) => push_literal(text, *literal),
        Expr::Compare(comparison, left, right) => {
            // Standard SQL chains no comparisons: an operand that is one needs parentheses.
            operand(text, draft, columns, left, 5);
            text.push(" ");
            text.push(comparison.as_sql());
            text.push(" ");
            operand(text, draft, columns, right, 5);
        }
        Expr::And(left, right) => {
            operand(text, draft, columns, left, 2);
            text.push(" AND ");
            operand(text, draft, columns, right, 2);
        }
        Expr::Or(left, right) => {
            operand(text, draft, columns, left, 1);
            text.push(" OR ");
            operand(text, draft, columns, right, 1);
        }
        Expr::Not(inner) => {
            text.push("NOT ");
            operand(text, draft, columns, inner, 5);
        }
    }
}

const fn operand<const N: usize>(
    text: &mut Buffer<LONGEST>,
    draft: &Draft<N>,
    columns: Range,
    expression: &Expr,
    least: u8,
) {
    if strength(expression) >= least {
        push(text, draft, columns, expression);
    } else {
        text.push("(");
        push(text, draft, columns, expression);
        text.push(")");
    }
}

/// Writes the name of a column.
pub(super) const fn push_column<const M: usize, const N: usize>(
    text: &mut Buffer<M>,
    draft: &Draft<N>,
    column: &ColumnDraft,
) {
    let quote = if column.reserved { "\"" } else { "" };
    text.push(quote);
    text.push(draft.read(column.name));
    text.push(quote);
}

/// The name of the column that a path means.
pub(crate) const fn column_called<const N: usize>(
    draft: &Draft<N>,
    columns: Range,
    path: Path,
) -> &str {
    draft.read(draft.columns.items[found(draft, columns, path)].name)
}

/// The position of the column that a path means.
///
/// Panics in const evaluation where there is none: rustc knows of fields that are not stored.
const fn found<const N: usize>(draft: &Draft<N>, columns: Range, path: Path) -> usize {
    let mut position = columns.start;
    while position < columns.end {
        if flatten::is_meant(draft, &draft.columns.items[position], path) {
            return position;
        }
        position += 1;
    }
    no_column(path)
}

#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn no_column(path: Path) -> ! {
    let mut message = Buffer::<256>::new();
    message.push("a condition reads `");
    message.push(path.1);
    message.push("`, which is not stored");
    panic!("{}", message.as_str())
}

/// Writes a constant as an SQL literal.
pub(super) const fn push_literal<const M: usize>(text: &mut Buffer<M>, literal: Literal) {
    match literal {
        Literal::Integer(value) => text.push_integer(value),
        Literal::Boolean(true) => text.push("TRUE"),
        Literal::Boolean(false) => text.push("FALSE"),
        Literal::Number(number) => text.push(number),
        Literal::Text(value) => push_quoted(text, value),
        Literal::Character(value) => {
            let mut bytes = [0; 4];
            push_quoted(text, value.encode_utf8(&mut bytes));
        }
    }
}

/// Writes text between single quotes, those inside doubled.
pub(super) const fn push_quoted<const M: usize>(text: &mut Buffer<M>, value: &str) {
    text.push("'");
    let mut rest = value;
    let mut index = 0;
    while index < rest.len() {
        if rest.as_bytes()[index] == b'\'' {
            let (before, after) = rest.split_at(index + 1);
            text.push(before);
            text.push("'");
            rest = after;
            index = 0;
        } else {
            index += 1;
        }
    }
    text.push(rest);
    text.push("'");
}
