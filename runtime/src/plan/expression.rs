//! From the expressions of rules to standard SQL.

use super::draft::{Draft, Range};
use crate::rule::{Expr, Literal};
use crate::text::Buffer;

/// The bytes that one expression may have.
pub(super) const LONGEST: usize = 32768;

/// Whether an expression reads a field.
pub(super) const fn reads(expression: &Expr, field: usize) -> bool {
    match expression {
        Expr::Column(position) => *position == field,
        Expr::Literal(_) => false,
        Expr::Not(operand) => reads(operand, field),
        Expr::Compare(_, left, right) | Expr::And(left, right) | Expr::Or(left, right) => {
            reads(left, field) || reads(right, field)
        }
    }
}

/// The fields that an expression reads, in the order of their first mention.
pub(super) const fn fields(expression: &Expr, found: &mut super::draft::Columns) {
    match expression {
        Expr::Column(position) => {
            let mut index = 0;
            while index < found.kept() {
                if found.items[index] == *position {
                    return;
                }
                index += 1;
            }
            found.push(*position);
        }
        Expr::Literal(_) => {}
        Expr::Not(operand) => fields(operand, found),
        Expr::Compare(_, left, right) | Expr::And(left, right) | Expr::Or(left, right) => {
            fields(left, found);
            fields(right, found);
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
        Expr::Column(field) => push_column(text, draft, columns, *field),
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

const fn push_column<const N: usize>(
    text: &mut Buffer<LONGEST>,
    draft: &Draft<N>,
    columns: Range,
    field: usize,
) {
    let mut position = columns.start;
    while position < columns.end {
        let column = &draft.columns.items[position];
        if let Some(of) = column.field
            && of == field
        {
            text.push(draft.read(column.name));
            return;
        }
        position += 1;
    }
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
