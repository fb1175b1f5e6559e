//! Which rules columns and enums come from.

use super::draft::{Draft, EnumDraft, Str};
use super::expression;
use crate::rule::{Form, Rule};
use crate::shape::EnumShape;
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

/// The rules that the columns of a field enforce, joined by `; `.
pub(super) const fn enforced<const N: usize>(
    draft: &mut Draft<N>,
    rules: &'static [Rule],
    field: usize,
) -> Option<Str> {
    let mut source: Option<Str> = None;
    let mut index = 0;
    while index < rules.len() {
        if is_enforced_by(&rules[index], field) {
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

const fn is_enforced_by(rule: &Rule, field: usize) -> bool {
    match rule.form {
        Form::Documented | Form::Assert => false,
        Form::Unique { fields, .. } => contains(fields, field),
        Form::Check(expression) => expression::reads(&expression, field),
        Form::Transitions { field: over, .. } => over == field,
    }
}

const fn contains(positions: &[usize], position: usize) -> bool {
    let mut index = 0;
    while index < positions.len() {
        if positions[index] == position {
            return true;
        }
        index += 1;
    }
    false
}
