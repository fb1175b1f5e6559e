//! From conditions to standard SQL.

mod strength;

use super::draft::node::Node;
use super::draft::{ColumnDraft, Condition, Draft};
use crate::rule::{Literal, Operator, Position, Unit};
use crate::stack::Stack;
use crate::text::Buffer;
use strength::{NOT, PRIMARY, SUM, strength};

/// The bytes that one expression may have.
pub(super) const LONGEST: usize = 128 * 1024;

/// The condition of which the nodes begin at a position.
pub(super) const fn condition<const N: usize>(draft: &mut Draft<N>, node: usize) -> Condition {
    if draft.overflowed() {
        return Condition::EMPTY;
    }
    let mut writer = Writer::of(node);
    while let Some(step) = writer.steps.pop() {
        writer.take(draft, step);
    }
    Condition {
        text: draft.write(&writer.text),
        node,
    }
}

/// What is still to be written.
#[derive(Clone, Copy)]
enum Step {
    Text(&'static str),
    /// The next node, in parentheses where it binds less than this.
    Operand(u8),
    /// The next node, or that it does not hold, without parentheses.
    FieldOptions {
        negated: bool,
    },
    /// The next operands that one word joins: so many.
    Joined {
        by: Node,
        left: usize,
    },
    /// The next operands of a list: so many.
    Listed(usize),
    /// The next conditions that are counted: so many.
    Counted(usize),
    /// What follows the operand of a predicate.
    Predicate(Node, bool),
}

/// Writes a condition from left to right. The steps that are left stand on a stack of its own,
/// because calls in const evaluation go no deeper than 128.
struct Writer {
    text: Buffer<LONGEST>,
    at: usize,
    steps: Stack<Step>,
}

impl Writer {
    const fn of(node: usize) -> Self {
        let mut steps = Stack::new(Step::Listed(0));
        steps.push(Step::FieldOptions { negated: false });
        Self {
            text: Buffer::new(),
            at: node,
            steps,
        }
    }

    const fn next<const N: usize>(&mut self, draft: &Draft<N>) -> Node {
        self.at += 1;
        draft.node_at(self.at - 1)
    }

    const fn take<const N: usize>(&mut self, draft: &Draft<N>, step: Step) {
        match step {
            Step::Text(text) => self.text.push(text),
            Step::Operand(least) => {
                if strength(draft.node_at(self.at)) < least {
                    self.text.push("(");
                    self.steps.push(Step::Text(")"));
                }
                self.steps.push(Step::FieldOptions { negated: false });
            }
            Step::FieldOptions { negated } => self.say(draft, negated),
            Step::Joined { by, left } => self.join(draft, by, left),
            Step::Listed(0) => self.text.push(")"),
            Step::Listed(left) => {
                self.steps.push(Step::Listed(left - 1));
                self.steps
                    .push(Step::Text(if left > 1 { ", " } else { "" }));
                self.steps.push(Step::Operand(SUM));
            }
            Step::Counted(left) => {
                if left > 1 {
                    self.steps.push(Step::Counted(left - 1));
                    self.steps.push(Step::Text(" + "));
                }
                self.text.push("CASE WHEN ");
                self.steps.push(Step::Text(" THEN 1 ELSE 0 END"));
                self.steps.push(Step::FieldOptions { negated: false });
            }
            Step::Predicate(of, negated) => self.predicate(draft, of, negated),
        }
    }

    const fn say<const N: usize>(&mut self, draft: &Draft<N>, negated: bool) {
        let node = self.next(draft);
        match node {
            Node::Column(position) => {
                push_column(&mut self.text, draft, &draft.columns.items[position]);
            }
            Node::Literal(literal) => push_literal(&mut self.text, literal),
            Node::And | Node::Or => self.steps.push(Step::Joined { by: node, left: 2 }),
            Node::Not => match draft.node_at(self.at) {
                // Said of the predicate itself, where it can be.
                Node::Between | Node::In(_) | Node::IsNull | Node::Holds(_) | Node::Only(_) => {
                    self.steps.push(Step::FieldOptions { negated: true });
                }
                _ => {
                    self.text.push("NOT ");
                    self.steps.push(Step::Operand(PRIMARY));
                }
            },
            Node::Arithmetic(Operator::Remainder) => {
                self.text.push("MOD(");
                self.steps.push(Step::Text(")"));
                self.steps.push(Step::FieldOptions { negated: false });
                self.steps.push(Step::Text(", "));
                self.steps.push(Step::FieldOptions { negated: false });
            }
            Node::Arithmetic(operator) => {
                let least = strength(node);
                self.steps.push(Step::Operand(least + 1));
                self.steps.push(Step::Text(" "));
                self.steps.push(Step::Text(operator.as_sql()));
                self.steps.push(Step::Text(" "));
                self.steps.push(Step::Operand(least));
            }
            Node::Count(count) => self.steps.push(Step::Counted(count)),
            Node::Wide => self.call("CAST(", " AS BIGINT)"),
            Node::Lowercase => self.lowercase(),
            Node::Length(Unit::Octets) => self.call("OCTET_LENGTH(", ")"),
            Node::Length(Unit::Characters) => self.call("CHAR_LENGTH(", ")"),
            Node::Holds(Position::Alike) => {
                self.steps.push(Step::Predicate(node, negated));
                self.lowercase();
            }
            _ => {
                self.steps.push(Step::Predicate(node, negated));
                self.steps.push(Step::Operand(SUM));
            }
        }
    }

    /// A collation that knows the letters of ASCII alone.
    const fn lowercase(&mut self) {
        self.call("LOWER(", " COLLATE \"C\")");
    }

    const fn call(&mut self, begin: &'static str, end: &'static str) {
        self.text.push(begin);
        self.steps.push(Step::Text(end));
        self.steps.push(Step::FieldOptions { negated: false });
    }

    /// What is joined by one word, however it is nested.
    const fn join<const N: usize>(&mut self, draft: &Draft<N>, by: Node, mut left: usize) {
        while draft.node_at(self.at).joins_like(by) {
            self.at += 1;
            left += 1;
        }
        if left > 1 {
            let left = left - 1;
            self.steps.push(Step::Joined { by, left });
            let is_and = matches!(by, Node::And);
            self.steps
                .push(Step::Text(if is_and { " AND " } else { " OR " }));
        }
        // `AND` in `OR` needs no parentheses, but is read more easily with them.
        self.steps.push(Step::Operand(NOT));
    }

    /// What is said of an operand, or denied of it.
    const fn predicate<const N: usize>(&mut self, draft: &Draft<N>, of: Node, negated: bool) {
        let is_negated_itself = matches!(
            of,
            Node::IsNull | Node::Compare(_) | Node::Holds(Position::Alike)
        );
        if negated && !is_negated_itself {
            self.text.push(" NOT");
        }
        match of {
            Node::Compare(comparison) => {
                self.text.push(" ");
                self.text.push(comparison.as_sql());
                self.text.push(" ");
                self.steps.push(Step::Operand(SUM));
            }
            Node::Between => {
                self.text.push(" BETWEEN ");
                self.steps.push(Step::Operand(SUM));
                self.steps.push(Step::Text(" AND "));
                self.steps.push(Step::Operand(SUM));
            }
            Node::In(count) => {
                self.text.push(" IN (");
                self.steps.push(Step::Listed(count));
            }
            Node::IsNull => {
                let text = if negated { " IS NOT NULL" } else { " IS NULL" };
                self.text.push(text);
            }
            Node::Holds(Position::Alike) => {
                self.text.push(if negated { " <> '" } else { " = '" });
                if let Node::Literal(Literal::Text(value)) = self.next(draft) {
                    push_lowercase(&mut self.text, value);
                }
                self.text.push("'");
            }
            Node::Holds(place) => {
                if let Node::Literal(literal) = self.next(draft) {
                    push_like(&mut self.text, place, literal);
                }
            }
            Node::Only(ranges) => push_similar(&mut self.text, ranges),
            _ => {}
        }
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

/// Writes a constant as an SQL literal.
pub(super) const fn push_literal<const M: usize>(text: &mut Buffer<M>, literal: Literal) {
    match literal {
        Literal::Integer(value) => text.push_integer(value),
        Literal::Boolean(true) => text.push("TRUE"),
        Literal::Boolean(false) => text.push("FALSE"),
        Literal::Number(number) | Literal::Float(_, number) => text.push(number),
        Literal::Decimal(digits, scale) => text.push_decimal(digits, scale),
        Literal::Text(value) => push_quoted(text, value),
        Literal::Character(value) => {
            let mut bytes = [0; 4];
            push_quoted(text, value.encode_utf8(&mut bytes));
        }
    }
}

/// What stands before a character in a pattern that is meant as it is.
const ESCAPE: &str = "!";

/// `LIKE 'EUR%'`
const fn push_like<const M: usize>(text: &mut Buffer<M>, place: Position, literal: Literal) {
    let mut bytes = [0; 4];
    let part: &str = match literal {
        Literal::Text(text) => text,
        Literal::Character(character) => character.encode_utf8(&mut bytes),
        _ => "",
    };
    text.push(" LIKE '");
    if !matches!(place, Position::Start) {
        text.push("%");
    }
    push_escaped(text, part, "'", "%_!");
    if !matches!(place, Position::End) {
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

/// Writes text with small letters for capital ones, and with its quotes doubled.
const fn push_lowercase<const M: usize>(text: &mut Buffer<M>, value: &str) {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let mut rest = value;
    let mut index = 0;
    while index < rest.len() {
        let byte = rest.as_bytes()[index];
        if byte.is_ascii_uppercase() {
            let (before, after) = rest.split_at(index);
            push_escaped(text, before, "'", "");
            let letter = (byte - b'A') as usize;
            text.push(LETTERS.split_at(letter + 1).0.split_at(letter).1);
            rest = after.split_at(1).1;
            index = 0;
        } else {
            index += 1;
        }
    }
    push_escaped(text, rest, "'", "");
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
