//! The conditions of a record, as trees: from them, every engine's rendering is made.

use super::json::Json;
use crate::mapping::draft::node::Node;
use crate::mapping::draft::{Condition, Draft, Str, TableDraft};
use crate::rule::{Literal, Position, Unit};
use crate::stack::Stack;
use crate::text::Buffer;

/// The conditions of a table: those of its checks, then those of its partial indexes. Returns how
/// many there are, with those of earlier tables.
pub(super) const fn of_table<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    table: &TableDraft,
    mut count: usize,
) -> usize {
    let mut index = table.checks.start;
    while index < table.checks.end {
        let check = &draft.checks.items[index];
        json.separate(count);
        condition(json, draft, table, check.name, check.condition);
        count += 1;
        index += 1;
    }
    let mut index = table.indexes.start;
    while index < table.indexes.end {
        let of = &draft.indexes.items[index];
        if let Some(filter) = of.filter {
            json.separate(count);
            condition(json, draft, table, of.name, filter);
            count += 1;
        }
        index += 1;
    }
    count
}

const fn condition<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    table: &TableDraft,
    constraint: Str,
    condition: Condition,
) {
    json.name(r#"{"table":""#, draft.read(table.name));
    json.name(r#","constraint":""#, draft.read(constraint));
    json.raw(r#","expression":"#);
    let mut steps = Stack::new(Step::Text(""));
    let mut at = condition.node;
    steps.push(Step::Node);
    while let Some(step) = steps.pop() {
        match step {
            Step::Text(text) => json.raw(text),
            Step::Only(ranges) => characters(json, ranges),
            Step::Node => at = node(json, draft, at, &mut steps),
            Step::Operands { of, left, count } => {
                let mut left = left;
                // What is joined by one word, however it is nested, is one list.
                while draft.node_at(at).joins_like(of) {
                    left += 1;
                    at += 1;
                }
                json.separate(count);
                if left > 1 {
                    let (left, count) = (left - 1, count + 1);
                    steps.push(Step::Operands { of, left, count });
                }
                steps.push(Step::Node);
            }
        }
    }
    json.raw("}");
}

/// What is still to be written.
#[derive(Clone, Copy)]
enum Step {
    Text(&'static str),
    Only(&'static [(char, char)]),
    Node,
    /// The next operands of a node: so many, behind others.
    Operands {
        of: Node,
        left: usize,
        count: usize,
    },
}

/// Writes the beginning of a node, and says what is to follow. Returns the position behind it.
const fn node<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    at: usize,
    steps: &mut Stack<Step>,
) -> usize {
    let of = draft.node_at(at);
    match of {
        Node::Column(position) => {
            let name = draft.columns.items[position].name;
            json.name(r#"{"column":""#, draft.read(name));
            json.raw("}");
        }
        Node::Literal(of) => literal(json, of),
        Node::Only(ranges) => {
            json.raw(r#"{"only":{"of":"#);
            steps.push(Step::Text("}}"));
            steps.push(Step::Only(ranges));
            steps.push(Step::Node);
        }
        _ => {
            json.name(r#"{""#, name(of));
            json.raw(":[");
            steps.push(Step::Text("]}"));
            steps.push(Step::Operands {
                of,
                left: of.operands(),
                count: 0,
            });
        }
    }
    at + 1
}

/// What a record calls a node of operands.
const fn name(of: Node) -> &'static str {
    match of {
        Node::Wide => "wide",
        Node::Lowercase => "lowercase",
        Node::Length(Unit::Octets) => "octet_length",
        Node::Length(Unit::Characters) => "char_length",
        Node::Arithmetic(operator) => operator.as_str(),
        Node::Compare(comparison) => comparison.as_str(),
        Node::Between => "between",
        Node::In(_) => "in",
        Node::Count(_) => "count",
        Node::IsNull => "is_null",
        Node::Holds(Position::Start) => "starts_with",
        Node::Holds(Position::End) => "ends_with",
        Node::Holds(Position::Anywhere) => "contains",
        Node::Holds(Position::Alike) => "equal_ignoring_case",
        Node::And => "and",
        Node::Or => "or",
        Node::Not => "not",
        Node::Column(_) | Node::Literal(_) | Node::Only(_) => "",
    }
}

const fn literal<const K: usize>(json: &mut Json<K>, of: Literal) {
    match of {
        Literal::Integer(value) => {
            json.raw(r#"{"integer":""#);
            json.integer(value);
            json.raw("\"}");
        }
        Literal::Boolean(value) => json.raw(if value {
            "{\"boolean\":true}"
        } else {
            "{\"boolean\":false}"
        }),
        Literal::Number(number) | Literal::Float(_, number) => {
            json.name(r#"{"number":""#, number);
            json.raw("}");
        }
        Literal::Decimal(digits, scale) => {
            let mut number = Buffer::<64>::new();
            number.push_decimal(digits, scale);
            json.name(r#"{"number":""#, number.as_str());
            json.raw("}");
        }
        Literal::Text(text) => {
            json.text(r#"{"text":"#, text);
            json.raw("}");
        }
        Literal::Character(character) => {
            let mut bytes = [0; 4];
            json.text(r#"{"text":"#, character.encode_utf8(&mut bytes));
            json.raw("}");
        }
    }
}

const fn characters<const K: usize>(json: &mut Json<K>, ranges: &[(char, char)]) {
    json.raw(r#","characters":["#);
    let mut index = 0;
    while index < ranges.len() {
        let (first, last) = ranges[index];
        let mut bytes = [0; 4];
        json.separate(index);
        json.text("[", first.encode_utf8(&mut bytes));
        json.text(",", last.encode_utf8(&mut bytes));
        json.raw("]");
        index += 1;
    }
    json.raw("]");
}
