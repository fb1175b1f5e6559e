//! The rules of an aggregate in their places: by table, and there in the order of their
//! declaration.

use super::draft::{Draft, Range, RuleDraft};
use super::entity::{Subject, inner};
use crate::rule::Rule;
use crate::shape::{Fields, Shape};
use crate::text;

/// Brings the rules that were noted of a table, from the position `first` on, into the order of
/// their declaration, and adds those of its value objects.
pub(super) const fn finish<const N: usize>(draft: &mut Draft<N>, subject: Subject, first: usize) {
    if draft.overflowed() {
        return;
    }
    sort(draft, first);
    of_fields(draft, subject.fields, first);
    if let Some((rows, _)) = subject.rows {
        if let Some(key) = rows.key {
            of_shape(draft, &key.shape, first);
        }
        of_shape(draft, &rows.value.shape, first);
    }
}

const fn sort<const N: usize>(draft: &mut Draft<N>, first: usize) {
    let mut index = first;
    while index < draft.rules.kept() {
        let rule = draft.rules.items[index];
        let mut place = index;
        while place > first && position(&draft.rules.items[place - 1]) > position(&rule) {
            draft.rules.items[place] = draft.rules.items[place - 1];
            place -= 1;
        }
        draft.rules.items[place] = rule;
        index += 1;
    }
}

const fn position(drafted: &RuleDraft) -> usize {
    match drafted.rule {
        Some(rule) => rule.position,
        None => 0,
    }
}

const fn of_fields<const N: usize>(draft: &mut Draft<N>, fields: Fields, first: usize) {
    let mut field = 0;
    while field < fields.len() {
        of_shape(draft, fields.shape(field), first);
        field += 1;
    }
}

/// The rules of the value objects in a table, each once: the validator alone enforces them yet.
const fn of_shape<const N: usize>(draft: &mut Draft<N>, shape: &'static Shape, first: usize) {
    let shape = inner(shape);
    if let Shape::Value(value) = shape {
        let mut index = 0;
        while index < value.rules.len() {
            let rule = &value.rules[index];
            if !is_known(draft, value.name, rule, first) {
                draft.rules.push(RuleDraft {
                    rule: Some(rule),
                    declared_on: value.name,
                    table: draft.tables.length,
                    constraint: None,
                    columns: Range::EMPTY,
                });
            }
            index += 1;
        }
    }
    let mut part = 0;
    while let Some(fields) = shape.part(part) {
        of_fields(draft, fields, first);
        part += 1;
    }
}

const fn is_known<const N: usize>(
    draft: &Draft<N>,
    declared_on: &str,
    rule: &Rule,
    first: usize,
) -> bool {
    let mut index = first;
    while index < draft.rules.kept() {
        let known = &draft.rules.items[index];
        if let Some(of) = known.rule
            && of.position == rule.position
            && text::equal(known.declared_on, declared_on)
            && text::equal(of.text, rule.text)
        {
            return true;
        }
        index += 1;
    }
    false
}
