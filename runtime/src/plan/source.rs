//! Which rules columns and enums come from.

use super::draft::{ColumnDraft, Draft, EnumDraft, Planned, Range, Str};
use crate::rule::{Form, Rule};
use crate::shape::{EntityShape, EnumShape};
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

/// Gives the columns of a table the rules that they enforce, joined by `; `. The rules were noted
/// from the position `first` on.
pub(super) const fn of_columns<const N: usize>(draft: &mut Draft<N>, columns: Range, first: usize) {
    let mut index = first;
    while index < draft.rules.kept() {
        if let Some(rule) = draft.rules.items[index].rule {
            let names = draft.rules.items[index].columns;
            let mut position = columns.start;
            while position < columns.end && names.start < names.end {
                if is_enforced_by(draft, rule, names, &draft.columns.items[position]) {
                    enforces(draft, position, rule.text);
                }
                position += 1;
            }
        }
        index += 1;
    }
}

/// The key of a parent is unique with what a rule names; it is no part of what the rule says.
const fn is_enforced_by<const N: usize>(
    draft: &Draft<N>,
    rule: &Rule,
    names: Range,
    column: &ColumnDraft,
) -> bool {
    if let (Form::Unique { parent: true, .. }, Some(Planned::Parent)) = (rule.form, column.planned)
    {
        return false;
    }
    let name = draft.read(column.name);
    let mut index = names.start;
    while index < names.end {
        if text::equal(draft.read(draft.names.items[index]), name) {
            return true;
        }
        index += 1;
    }
    false
}

/// Adds a rule to the source of a column, which is its path as long as there is none.
const fn enforces<const N: usize>(draft: &mut Draft<N>, position: usize, rule: &'static str) {
    let column = draft.columns.items[position];
    let source = if !column.enforces {
        Str::Static(rule)
    } else if names(draft.read(column.source), rule) {
        return;
    } else {
        draft.join(column.source, "; ", Str::Static(rule))
    };
    draft.columns.items[position].source = source;
    draft.columns.items[position].enforces = true;
}

/// The aggregate's id, then the ids of the rules that concern the table, sorted, each once. The
/// rules were noted from the position `first` on.
pub(super) const fn references<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    first: usize,
) -> Range {
    let start = draft.names.length;
    if let Some(root) = root.root
        && let Some(id) = root.id
    {
        draft.names.push(Str::Static(id));
    }
    let mut last: Option<&'static str> = None;
    while let Some(id) = next_id(draft, first, last) {
        draft.names.push(Str::Static(id));
        last = Some(id);
    }
    draft.names.since(start)
}

/// The least rule id that comes after `last`.
const fn next_id<const N: usize>(
    draft: &Draft<N>,
    first: usize,
    last: Option<&'static str>,
) -> Option<&'static str> {
    let mut next: Option<&'static str> = None;
    let mut index = first;
    while index < draft.rules.kept() {
        if let Some(Rule { id, .. }) = draft.rules.items[index].rule {
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
        }
        index += 1;
    }
    next
}
