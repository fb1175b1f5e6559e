//! The conditions of a record, as trees: from them, every engine's rendering is made.

use super::json::Json;
use crate::plan::draft::{Condition, Draft, Str, TableDraft};
use crate::plan::node::Node;
use crate::plan::push_decimal;
use crate::rule::{Literal, Place, Unit};
use crate::text::Buffer;

/// The conditions of a table: those of its checks, then those of its partial indexes. Returns how
/// many there are, with those of earlier tables.
pub(super) const fn of_table<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &'static Draft<N>,
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
    draft: &'static Draft<N>,
    table: &TableDraft,
    constraint: Str,
    condition: Condition,
) {
    json.name(r#"{"table":""#, draft.read(table.name));
    json.name(r#","constraint":""#, draft.read(constraint));
    json.raw(r#","expression":"#);
    node(json, draft, condition.node);
    json.raw("}");
}

/// Writes a node and what it is made of. Returns the position behind it.
const fn node<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &'static Draft<N>,
    at: usize,
) -> usize {
    let of = draft.node_at(at);
    let at = at + 1;
    match of {
        Node::Column(position) => {
            let name = draft.columns.items[position].name;
            json.name(r#"{"column":""#, draft.read(name));
            json.raw("}");
            at
        }
        Node::Literal(of) => {
            literal(json, of);
            at
        }
        Node::Only(ranges) => {
            json.raw(r#"{"only":{"of":"#);
            let at = node(json, draft, at);
            characters(json, ranges);
            json.raw("}}");
            at
        }
        Node::And | Node::Or => chain(json, draft, of, at),
        _ => {
            json.name(r#"{""#, name(of));
            json.raw(":[");
            let mut next = at;
            let mut index = 0;
            while index < of.operands() {
                json.separate(index);
                next = node(json, draft, next);
                index += 1;
            }
            json.raw("]}");
            next
        }
    }
}

/// What is joined by one word, however it is nested: one list, which may be long.
const fn chain<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &'static Draft<N>,
    of: Node,
    mut at: usize,
) -> usize {
    json.name(r#"{""#, name(of));
    json.raw(":[");
    let (mut left, mut count) = (2, 0);
    while left > 0 {
        if draft.node_at(at).joins_like(of) {
            left += 1;
            at += 1;
        } else {
            json.separate(count);
            at = node(json, draft, at);
            count += 1;
            left -= 1;
        }
    }
    json.raw("]}");
    at
}

/// What a record calls a node of operands.
const fn name(of: Node) -> &'static str {
    match of {
        Node::Wide => "wide",
        Node::Length(Unit::Octets) => "octet_length",
        Node::Length(Unit::Characters) => "char_length",
        Node::Arithmetic(operator) => operator.as_str(),
        Node::Compare(comparison) => comparison.as_str(),
        Node::Between => "between",
        Node::In(_) => "in",
        Node::IsNull => "is_null",
        Node::Holds(Place::Start) => "starts_with",
        Node::Holds(Place::End) => "ends_with",
        Node::Holds(Place::Anywhere) => "contains",
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
            push_decimal(&mut number, digits, scale);
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
