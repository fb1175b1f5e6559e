//! From conditions to standard SQL.

use super::draft::{ColumnDraft, Condition, Draft};
use super::node::Node;
use crate::rule::{Literal, Place, Unit};
use crate::text::Buffer;

/// The bytes that one expression may have.
pub(super) const LONGEST: usize = 32768;

/// The condition of which the nodes begin at a position.
pub(super) const fn condition<const N: usize>(draft: &mut Draft<N>, node: usize) -> Condition {
    if draft.overflowed() {
        return Condition::EMPTY;
    }
    let mut text = Buffer::<LONGEST>::new();
    push(&mut text, draft, node, false);
    Condition {
        text: draft.write(&text),
        node,
    }
}

/// How tightly a node binds; an operand that binds less is put in parentheses.
const fn strength(node: Node) -> u8 {
    match node {
        Node::Or => OR,
        Node::And => AND,
        Node::Not => NOT,
        Node::Compare(_)
        | Node::Between
        | Node::In(_)
        | Node::IsNull
        | Node::Holds(_)
        | Node::Only(_) => PREDICATE,
        Node::Arithmetic(crate::rule::Operator::Multiply) => PRODUCT,
        Node::Arithmetic(_) => SUM,
        Node::Column(_) | Node::Literal(_) | Node::Wide | Node::Length(_) => PRIMARY,
    }
}

const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const PREDICATE: u8 = 4;
const SUM: u8 = 5;
const PRODUCT: u8 = 6;
const PRIMARY: u8 = 7;

/// Writes a node and what it is made of, or that it does not hold. Returns the position behind it.
const fn push<const N: usize>(
    text: &mut Buffer<LONGEST>,
    draft: &Draft<N>,
    at: usize,
    negated: bool,
) -> usize {
    let node = draft.node_at(at);
    let at = at + 1;
    match node {
        Node::Column(position) => {
            push_column(text, draft, &draft.columns.items[position]);
            at
        }
        Node::Literal(literal) => {
            push_literal(text, literal);
            at
        }
        Node::Not => not(text, draft, at),
        Node::And | Node::Or => chain(text, draft, node, at),
        Node::Arithmetic(operator) => {
            let least = strength(node);
            let at = operand(text, draft, at, least);
            text.push(" ");
            text.push(operator.as_sql());
            text.push(" ");
            operand(text, draft, at, least + 1)
        }
        Node::Wide => {
            text.push("CAST(");
            let at = push(text, draft, at, false);
            text.push(" AS BIGINT)");
            at
        }
        Node::Length(unit) => {
            text.push(match unit {
                Unit::Octets => "OCTET_LENGTH(",
                Unit::Characters => "CHAR_LENGTH(",
            });
            let at = push(text, draft, at, false);
            text.push(")");
            at
        }
        _ => predicate(text, draft, node, at, negated),
    }
}

/// What is said of an operand, or denied of it.
const fn predicate<const N: usize>(
    text: &mut Buffer<LONGEST>,
    draft: &Draft<N>,
    node: Node,
    at: usize,
    negated: bool,
) -> usize {
    let at = operand(text, draft, at, SUM);
    if negated && !matches!(node, Node::IsNull | Node::Compare(_)) {
        text.push(" NOT");
    }
    match node {
        Node::Compare(comparison) => {
            text.push(" ");
            text.push(comparison.as_sql());
            text.push(" ");
            operand(text, draft, at, SUM)
        }
        Node::Between => {
            text.push(" BETWEEN ");
            let at = operand(text, draft, at, SUM);
            text.push(" AND ");
            operand(text, draft, at, SUM)
        }
        Node::In(count) => {
            text.push(" IN (");
            let (mut at, mut index) = (at, 0);
            while index < count {
                text.push(if index > 0 { ", " } else { "" });
                at = operand(text, draft, at, SUM);
                index += 1;
            }
            text.push(")");
            at
        }
        Node::IsNull => {
            text.push(if negated { " IS NOT NULL" } else { " IS NULL" });
            at
        }
        Node::Holds(place) => {
            if let Node::Literal(literal) = draft.node_at(at) {
                push_like(text, place, literal);
            }
            at + 1
        }
        Node::Only(ranges) => {
            push_similar(text, ranges);
            at
        }
        _ => at,
    }
}

/// What does not hold: said of the predicate itself, where it can be.
const fn not<const N: usize>(text: &mut Buffer<LONGEST>, draft: &Draft<N>, at: usize) -> usize {
    match draft.node_at(at) {
        Node::Between | Node::In(_) | Node::IsNull | Node::Holds(_) | Node::Only(_) => {
            push(text, draft, at, true)
        }
        _ => {
            text.push("NOT ");
            operand(text, draft, at, PRIMARY)
        }
    }
}

/// What is joined by one word, however it is nested: without recursion, for it may be long.
const fn chain<const N: usize>(
    text: &mut Buffer<LONGEST>,
    draft: &Draft<N>,
    of: Node,
    mut at: usize,
) -> usize {
    // `AND` in `OR` needs no parentheses, but is read more easily with them.
    let (word, least) = match of {
        Node::And => (" AND ", NOT),
        _ => (" OR ", NOT),
    };
    let mut left = 2;
    let mut is_first = true;
    while left > 0 {
        if draft.node_at(at).joins_like(of) {
            left += 1;
            at += 1;
        } else {
            text.push(if is_first { "" } else { word });
            at = operand(text, draft, at, least);
            is_first = false;
            left -= 1;
        }
    }
    at
}

const fn operand<const N: usize>(
    text: &mut Buffer<LONGEST>,
    draft: &Draft<N>,
    at: usize,
    least: u8,
) -> usize {
    if strength(draft.node_at(at)) >= least {
        return push(text, draft, at, false);
    }
    text.push("(");
    let at = push(text, draft, at, false);
    text.push(")");
    at
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

/// Writes a constant as an SQL literal.
pub(super) const fn push_literal<const M: usize>(text: &mut Buffer<M>, literal: Literal) {
    match literal {
        Literal::Integer(value) => text.push_integer(value),
        Literal::Boolean(true) => text.push("TRUE"),
        Literal::Boolean(false) => text.push("FALSE"),
        Literal::Number(number) | Literal::Float(_, number) => text.push(number),
        Literal::Decimal(digits, scale) => push_decimal(text, digits, scale),
        Literal::Text(value) => push_quoted(text, value),
        Literal::Character(value) => {
            let mut bytes = [0; 4];
            push_quoted(text, value.encode_utf8(&mut bytes));
        }
    }
}

/// Writes a number of so many digits behind the point.
pub(crate) const fn push_decimal<const M: usize>(text: &mut Buffer<M>, digits: i128, scale: u32) {
    if digits < 0 {
        text.push("-");
    }
    let one = 10_u128.pow(scale);
    let digits = digits.unsigned_abs();
    text.push_digits(digits / one, 1);
    if scale > 0 {
        text.push(".");
        text.push_digits(digits % one, scale as usize);
    }
}

/// What stands before a character in a pattern that is meant as it is.
const ESCAPE: &str = "!";

/// `LIKE 'EUR%'`
const fn push_like<const M: usize>(text: &mut Buffer<M>, place: Place, literal: Literal) {
    let mut bytes = [0; 4];
    let part: &str = match literal {
        Literal::Text(text) => text,
        Literal::Character(character) => character.encode_utf8(&mut bytes),
        _ => "",
    };
    text.push(" LIKE '");
    if !matches!(place, Place::Start) {
        text.push("%");
    }
    push_escaped(text, part, "'", "%_!");
    if !matches!(place, Place::End) {
        text.push("%");
    }
    text.push("'");
    let mut index = 0;
    let bytes = part.as_bytes();
    while index < bytes.len() {
        // Some engines take a backslash for an escape where none is declared.
        if matches!(bytes[index], b'%' | b'_' | b'!' | b'\\') {
            text.push(" ESCAPE '!'");
            return;
        }
        index += 1;
    }
}

/// `SIMILAR TO '[A-Z0-9]*'`
const fn push_similar<const M: usize>(text: &mut Buffer<M>, ranges: &[(char, char)]) {
    text.push(" SIMILAR TO '[");
    let mut has_escapes = false;
    let mut index = 0;
    while index < ranges.len() {
        let (first, last) = ranges[index];
        has_escapes = push_in_class(text, first) || has_escapes;
        if first as u32 != last as u32 {
            text.push("-");
            has_escapes = push_in_class(text, last) || has_escapes;
        }
        index += 1;
    }
    text.push("]*'");
    if has_escapes {
        text.push(" ESCAPE '\\'");
    }
}

/// Writes a character of a class. Returns whether it was escaped.
const fn push_in_class<const M: usize>(text: &mut Buffer<M>, character: char) -> bool {
    let is_special = matches!(character, '\\' | '[' | ']' | '^' | '-');
    if is_special {
        text.push("\\");
    }
    let mut bytes = [0; 4];
    push_escaped(text, character.encode_utf8(&mut bytes), "'", "");
    is_special
}

/// Writes text between single quotes, those inside doubled.
pub(super) const fn push_quoted<const M: usize>(text: &mut Buffer<M>, value: &str) {
    text.push("'");
    push_escaped(text, value, "'", "");
    text.push("'");
}

/// Writes text with some of its bytes doubled, and others behind an escape: all of them ASCII.
const fn push_escaped<const M: usize>(
    text: &mut Buffer<M>,
    value: &str,
    doubled: &str,
    escaped: &str,
) {
    let mut rest = value;
    let mut index = 0;
    while index < rest.len() {
        let byte = rest.as_bytes()[index];
        if crate::text::holds_byte(doubled, byte) {
            let (before, _) = rest.split_at(index + 1);
            text.push(before);
            rest = rest.split_at(index).1;
            let (one, after) = rest.split_at(1);
            text.push(one);
            rest = after;
            index = 0;
        } else if crate::text::holds_byte(escaped, byte) {
            let (before, after) = rest.split_at(index);
            text.push(before);
            text.push(ESCAPE);
            let (one, after) = after.split_at(1);
            text.push(one);
            rest = after;
            index = 0;
        } else {
            index += 1;
        }
    }
    text.push(rest);
}
