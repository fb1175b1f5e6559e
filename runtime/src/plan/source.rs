//! Which rules columns and enums come from.

use super::draft::{ColumnDraft, Draft, EnumDraft, Range, Str};
use super::entity::{Subject, inner};
use super::{expression, flatten};
use crate::rule::{Form, Rule};
use crate::shape::{EntityShape, EnumShape, Fields, Shape};
use crate::text;

/// Notes an enum once, with the state machines over its fields.
pub(super) const fn found<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EnumShape,
    machine: Option<&'static Rule>,
) {
    let mut index = 0;
    while index < draft.enums.kept() {
        if let Some(known) = draft.enums.items[index].shape
            && text::equal(known.name, shape.name)
            && text::equal(known.module, shape.module)
        {
            let source = named_by(draft, machine, draft.enums.items[index].source);
            draft.enums.items[index].source = source;
            return;
        }
        index += 1;
    }
    let source = named_by(draft, machine, None);
    draft.enums.push(EnumDraft {
        shape: Some(shape),
        source,
    });
}

/// Brings the enums into the order of their names.
pub(super) const fn sort<const N: usize>(draft: &mut Draft<N>) {
    let mut index = 0;
    while index < draft.enums.kept() {
        let drafted = draft.enums.items[index];
        let mut place = index;
        while place > 0
            && text::before(
                document_name(&drafted),
                document_name(&draft.enums.items[place - 1]),
            )
        {
            draft.enums.items[place] = draft.enums.items[place - 1];
            place -= 1;
        }
        draft.enums.items[place] = drafted;
        index += 1;
    }
}

const fn document_name(drafted: &EnumDraft) -> &'static str {
    match drafted.shape {
        Some(shape) => shape.document_name,
        None => "",
    }
}

/// Adds the state machine over this field to what names its enum.
const fn named_by<const N: usize>(
    draft: &mut Draft<N>,
    machine: Option<&'static Rule>,
    source: Option<Str>,
) -> Option<Str> {
    match (source, machine) {
        (None, Some(rule)) => Some(Str::Static(rule.text)),
        (Some(source), Some(rule)) if !names(draft.read(source), rule.text) => {
            Some(draft.join(source, "; ", Str::Static(rule.text)))
        }
        (source, _) => source,
    }
}

/// Whether a list joined by `; ` holds this text.
const fn names(list: &str, text: &str) -> bool {
    let (list, text) = (list.as_bytes(), text.as_bytes());
    let mut start = 0;
    while start + text.len() <= list.len() {
        let mut length = 0;
        while length < text.len() && list[start + length] == text[length] {
            length += 1;
        }
        let ends = start + length == list.len() || list[start + length] == b';';
        if length == text.len() && ends && (start == 0 || list[start - 1] == b' ') {
            return true;
        }
        start += 1;
    }
    false
}

/// The state machine over a field.
pub(super) const fn transitions(rules: &'static [Rule], field: usize) -> Option<&'static Rule> {
    let mut index = 0;
    while index < rules.len() {
        if let Form::Transitions { field: over, .. } = rules[index].form
            && over == field
        {
            return Some(&rules[index]);
        }
        index += 1;
    }
    None
}

/// The rules that a column enforces, joined by `; `.
pub(super) const fn enforced<const N: usize>(
    draft: &mut Draft<N>,
    rules: &'static [Rule],
    column: &ColumnDraft,
) -> Option<Str> {
    let mut source: Option<Str> = None;
    let mut index = 0;
    while index < rules.len() {
        if is_enforced_by(draft, &rules[index], column) {
            let text = Str::Static(rules[index].text);
            source = Some(match source {
                Some(source) if names(draft.read(source), rules[index].text) => source,
                Some(source) => draft.join(source, "; ", text),
                None => text,
            });
        }
        index += 1;
    }
    source
}

const fn is_enforced_by<const N: usize>(
    draft: &Draft<N>,
    rule: &Rule,
    column: &ColumnDraft,
) -> bool {
    match rule.form {
        Form::Documented | Form::Assert => false,
        Form::Unique { fields, .. } => {
            let mut index = 0;
            while index < fields.len() {
                if flatten::is_meant(draft, column, fields[index]) {
                    return true;
                }
                index += 1;
            }
            false
        }
        Form::Check(expression) => expression::reads(draft, column, &expression),
        Form::Transitions { field: over, .. } => column.is_of(over),
    }
}

/// The aggregate's id, then the ids of the rules that concern the table, sorted, each once.
pub(super) const fn references<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    subject: Subject,
) -> Range {
    let start = draft.names.length;
    if let Some(root) = root.root
        && let Some(id) = root.id
    {
        draft.names.push(Str::Static(id));
    }
    let mut last: Option<&'static str> = None;
    while let Some(id) = next_of_table(subject, last) {
        draft.names.push(Str::Static(id));
        last = Some(id);
    }
    draft.names.since(start)
}

/// The least id that comes after `last`, of the rules of a table and of its value objects.
const fn next_of_table(subject: Subject, last: Option<&'static str>) -> Option<&'static str> {
    let next = next_rule_id(subject.rules, last, None);
    let mut next = next_of_fields(subject.fields, last, next);
    if let Some((rows, _)) = subject.rows {
        if let Some(key) = rows.key {
            next = next_of_shape(&key.shape, last, next);
        }
        next = next_of_shape(&rows.value.shape, last, next);
    }
    next
}

const fn next_of_fields(
    fields: Fields,
    last: Option<&'static str>,
    mut next: Option<&'static str>,
) -> Option<&'static str> {
    let mut index = 0;
    while index < fields.len() {
        next = next_of_shape(fields.shape(index), last, next);
        index += 1;
    }
    next
}

const fn next_of_shape(
    shape: &'static Shape,
    last: Option<&'static str>,
    next: Option<&'static str>,
) -> Option<&'static str> {
    let shape = inner(shape);
    let mut next = next_rule_id(shape.rules(), last, next);
    let mut part = 0;
    while let Some(fields) = shape.part(part) {
        next = next_of_fields(fields, last, next);
        part += 1;
    }
    next
}

/// The least rule id that comes after `last` and before `next`.
const fn next_rule_id(
    rules: &'static [Rule],
    last: Option<&'static str>,
    mut next: Option<&'static str>,
) -> Option<&'static str> {
    let mut index = 0;
    while index < rules.len() {
        let id = rules[index].id;
        let later = match last {
            Some(last) => text::before(last, id),
            None => true,
        };
        let nearer = match next {
            Some(next) => text::before(id, next),
            None => true,
        };
        if later && nearer {
            next = Some(id);
        }
        index += 1;
    }
    next
}
