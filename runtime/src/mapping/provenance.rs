//! Which rules columns and enums come from.

use super::draft::{ColumnDraft, Draft, EnumDraft, ImpliedIndex, Range, Str};
use crate::rule::{Form, Path, Rule};
use crate::shape::{EntityShape, EnumShape};
use crate::text::{self, Buffer};

/// Notes an enum once, with the state machines over its fields.
pub(super) const fn found<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EnumShape,
    machine: Option<&'static Rule>,
) {
    let mut index = 0;
    while index < draft.enums.kept() {
        let known = draft.enums.items[index];
        if let Some(of) = known.shape
            && text::equal(of.name, shape.name)
            && text::equal(of.module, shape.module)
        {
            draft.enums.items[index].rules = named_by(draft, machine, known.rules);
            return;
        }
        index += 1;
    }
    let rules = named_by(draft, machine, Range::EMPTY);
    draft.enums.push(EnumDraft {
        shape: Some(shape),
        rules,
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

/// Adds the state machine over this field to the rules that name its enum, unless one of them
/// says the same.
const fn named_by<const N: usize>(
    draft: &mut Draft<N>,
    machine: Option<&'static Rule>,
    rules: Range,
) -> Range {
    let Some(machine) = machine else {
        return rules;
    };
    let mut index = rules.start;
    while index < rules.end {
        if text::equal(draft.read(draft.names.items[index]), machine.text) {
            return rules;
        }
        index += 1;
    }
    // What was noted since stands behind them: the list goes on where there is room.
    let start = draft.names.length;
    let mut index = rules.start;
    while index < rules.end {
        draft.names.push(draft.names.items[index]);
        index += 1;
    }
    draft.names.push(Str::Static(machine.text));
    draft.names.since(start)
}

/// The state machine at a place: in a field, and there behind these names.
pub(super) const fn transitions(
    rules: &'static [Rule],
    field: usize,
    names: &str,
) -> Option<&'static Rule> {
    let mut index = 0;
    while index < rules.len() {
        if let Form::Transitions {
            path: (over, rest), ..
        } = rules[index].form
            && over == field
            && text::equal(rest, names)
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
    let mut position = columns.start;
    while position < columns.end {
        let column = draft.columns.items[position];
        if let Some(index) = next_rule(draft, &column, first, first) {
            draft.columns.items[position].source = joined(draft, &column, first, index);
            draft.columns.items[position].enforces = true;
        }
        position += 1;
    }
}

/// The rules of a column, the first of which is at `index`, as one text that is written once.
const fn joined<const N: usize>(
    draft: &mut Draft<N>,
    column: &ColumnDraft,
    first: usize,
    index: usize,
) -> Str {
    let mut last = index;
    let mut text = Buffer::<8192>::new();
    text.push(text_of(draft, index));
    while let Some(index) = next_rule(draft, column, first, last + 1) {
        text.push("; ");
        text.push(text_of(draft, index));
        last = index;
    }
    if last == index {
        return Str::Static(text_of(draft, index));
    }
    draft.write(&text)
}

const fn text_of<const N: usize>(draft: &Draft<N>, index: usize) -> &'static str {
    match draft.rules.items[index].rule {
        Some(rule) => rule.text,
        None => "",
    }
}

/// The first rule from a position on that a column enforces, and that says what none before it does.
const fn next_rule<const N: usize>(
    draft: &Draft<N>,
    column: &ColumnDraft,
    first: usize,
    from: usize,
) -> Option<usize> {
    let mut index = from;
    while index < draft.rules.kept() {
        if is_enforced_by(draft, index, column) && !is_repeated(draft, column, first, index) {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// A rule is noted for each thing that enforces it.
const fn is_repeated<const N: usize>(
    draft: &Draft<N>,
    column: &ColumnDraft,
    first: usize,
    index: usize,
) -> bool {
    let text = text_of(draft, index);
    let mut before = first;
    while before < index {
        if text::equal(text_of(draft, before), text) && is_enforced_by(draft, before, column) {
            return true;
        }
        before += 1;
    }
    false
}

/// Whether one of the fields is that of a column.
const fn are_of(fields: &[Path], column: &ColumnDraft) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if column.is_of(fields[index].0) {
            return true;
        }
        index += 1;
    }
    false
}

/// The key of a parent, or a tenant, is unique with what a rule names; it is no part of what the rule
/// says.
const fn is_enforced_by<const N: usize>(
    draft: &Draft<N>,
    index: usize,
    column: &ColumnDraft,
) -> bool {
    let noted = draft.rules.items[index];
    let Some(rule) = noted.rule else {
        return false;
    };
    let names = noted.columns;
    match (rule.form, column.implied) {
        (
            Form::Unique { parent: true, .. } | Form::NoOverlap { parent: true, .. },
            Some(ImpliedIndex::Parent),
        ) => return false,
        (Form::Unique { fields, .. }, Some(ImpliedIndex::Tenant)) if !are_of(fields, column) => {
            return false;
        }
        _ => {}
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
    let begin = draft.names.kept();
    let mut index = first;
    while index < draft.rules.kept() {
        if let Some(rule) = draft.rules.items[index].rule {
            insert(draft, begin, rule.id);
        }
        index += 1;
    }
    draft.names.since(start)
}

/// Adds a rule id where it belongs, unless it is there: most are declared in their order.
const fn insert<const N: usize>(draft: &mut Draft<N>, begin: usize, id: &'static str) {
    let mut place = draft.names.kept();
    while place > begin && text::before(id, draft.read(draft.names.items[place - 1])) {
        place -= 1;
    }
    if place > begin && text::equal(id, draft.read(draft.names.items[place - 1])) {
        return;
    }
    draft.names.push(Str::Static(id));
    if draft.names.overflowed() {
        return;
    }
    let mut index = draft.names.kept() - 1;
    while index > place {
        draft.names.items[index] = draft.names.items[index - 1];
        index -= 1;
    }
    draft.names.items[place] = Str::Static(id);
}
