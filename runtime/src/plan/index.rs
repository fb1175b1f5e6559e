//! The indexes of a table: those that its columns ask for, its unique rules, and what the
//! domain declares. An index over the same columns and the same rows is one index, at its first
//! place.

use super::draft::{Columns, Draft, IndexDraft, Planned, Pool, Range, RuleDraft, Str};
use super::entity::Parent;
use super::expression;
use crate::rule::{Expr, Form, Rule};
use crate::shape::{EntityShape, IndexShape, Many};
use crate::text::{self, Buffer};

/// All indexes of a table, in the order of the specification.
pub(super) const fn all<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    table: &'static str,
    parent: Option<Parent>,
    columns: Range,
) {
    let first = draft.indexes.length;
    of_columns(draft, shape, table, parent, columns, first);
    of_rules(draft, shape, columns, first);
    of_type(draft, shape, columns, first);
    if draft.overflowed() {
        return;
    }
    leave_out_covered(draft, first);
    name_all(draft, table, first);
    mark_unique_columns(draft, first);
    note_rules(draft, shape, first);
}

/// An index over these columns that nothing says anything of.
const fn over(columns: Columns) -> IndexDraft {
    IndexDraft {
        columns,
        include: Pool::new(0),
        column_names: Range::EMPTY,
        include_names: Range::EMPTY,
        name: Str::EMPTY,
        named: false,
        purpose: None,
        unique: false,
        filter: None,
        method: None,
        planned: None,
        declared: false,
        purpose_said: false,
        rule: None,
    }
}

/// In the order of the columns: what each asks for, then what its field declares.
const fn of_columns<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    table: &'static str,
    parent: Option<Parent>,
    columns: Range,
    first: usize,
) {
    let mut position = columns.start;
    while position < columns.end {
        let column = draft.columns.items[position];
        if let Some(planned) = column.planned {
            let index = match (planned, parent) {
                (Planned::Parent, Some(parent)) => {
                    of_parent(draft, parent, table, position, columns)
                }
                _ => of_column(draft, planned, position),
            };
            merge(draft, first, index);
        }
        if let Some(field) = column.field {
            declared_on(draft, shape, field, position, columns, first);
        }
        position += 1;
    }
}

const fn of_column<const N: usize>(
    draft: &mut Draft<N>,
    planned: Planned,
    position: usize,
) -> IndexDraft {
    let mut columns = Pool::new(0);
    columns.push(position);
    let start = match planned {
        Planned::Enum => "Filter by ",
        Planned::Reference | Planned::Parent => "Look up by ",
    };
    let name = draft.columns.items[position].name;
    let purpose = draft.join(Str::EMPTY, start, name);
    IndexDraft {
        planned: Some(planned),
        purpose: Some(purpose),
        ..over(columns)
    }
}

/// The index of the foreign key to a parent: unique where there is one child, and with its
/// position where children are ordered.
const fn of_parent<const N: usize>(
    draft: &mut Draft<N>,
    parent: Parent,
    table: &'static str,
    position: usize,
    of_table: Range,
) -> IndexDraft {
    let mut columns = Pool::new(0);
    columns.push(position);
    let ordered = parent.said.ordered.is_some() && position + 1 < of_table.end;
    if ordered {
        columns.push(position + 1);
    }
    let purpose = match parent.said.purpose {
        Some(purpose) => Str::Static(purpose),
        None => {
            let load = draft.join(Str::Static("Load "), "", Str::Static(parent.table));
            draft.join(load, " with ", Str::Static(table))
        }
    };
    let named = parent.said.index;
    IndexDraft {
        planned: Some(Planned::Parent),
        purpose: Some(purpose),
        purpose_said: parent.said.purpose.is_some(),
        unique: ordered || matches!(parent.many, Many::One),
        named: named.is_some(),
        name: match named {
            Some(name) => Str::Static(name),
            None => Str::EMPTY,
        },
        ..over(columns)
    }
}

/// The indexes declared on a field, once, at its first column.
const fn declared_on<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    field: usize,
    position: usize,
    columns: Range,
    first: usize,
) {
    if let Some(before) = first_column(draft, columns, field)
        && before != position
    {
        return;
    }
    let mut index = 0;
    while index < shape.indexes.len() {
        let said = &shape.indexes[index];
        if said.on_field && said.fields[0] == field {
            let drafted = declared(draft, said, columns);
            merge(draft, first, drafted);
        }
        index += 1;
    }
}

const fn first_column<const N: usize>(
    draft: &Draft<N>,
    columns: Range,
    field: usize,
) -> Option<usize> {
    let mut position = columns.start;
    while position < columns.end {
        if let Some(of) = draft.columns.items[position].field
            && of == field
        {
            return Some(position);
        }
        position += 1;
    }
    None
}

/// The unique rules: each is a unique index.
const fn of_rules<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    columns: Range,
    first: usize,
) {
    let mut index = 0;
    while index < shape.rules.len() {
        let rule = &shape.rules[index];
        if let Form::Unique {
            fields,
            parent,
            filter,
        } = rule.form
        {
            let mut of = Pool::new(0);
            if parent && let Some(key) = parent_column(draft, columns) {
                of.push(key);
            }
            positions(draft, columns, fields, &mut of);
            let filter = rendered(draft, columns, filter);
            let drafted = IndexDraft {
                unique: true,
                rule: Some(rule),
                filter,
                named: rule.name.is_some(),
                name: match rule.name {
                    Some(name) => Str::Static(name),
                    None => Str::EMPTY,
                },
                ..over(of)
            };
            merge(draft, first, drafted);
        }
        index += 1;
    }
}

/// The foreign key to the parent; where the child has its parent's identity, that.
const fn parent_column<const N: usize>(draft: &Draft<N>, columns: Range) -> Option<usize> {
    let mut position = columns.start;
    while position < columns.end {
        if let Some(Planned::Parent) = draft.columns.items[position].planned {
            return Some(position);
        }
        position += 1;
    }
    if columns.start < columns.end {
        Some(columns.start)
    } else {
        None
    }
}

/// The indexes declared on the type.
const fn of_type<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    columns: Range,
    first: usize,
) {
    let mut index = 0;
    while index < shape.indexes.len() {
        let said = &shape.indexes[index];
        if !said.on_field {
            let drafted = declared(draft, said, columns);
            merge(draft, first, drafted);
        }
        index += 1;
    }
}

const fn declared<const N: usize>(
    draft: &mut Draft<N>,
    said: &'static IndexShape,
    columns: Range,
) -> IndexDraft {
    let mut of = Pool::new(0);
    positions(draft, columns, said.fields, &mut of);
    let mut include = Pool::new(0);
    positions(draft, columns, said.include, &mut include);
    let filter = rendered(draft, columns, said.filter);
    IndexDraft {
        include,
        filter,
        declared: true,
        purpose_said: said.purpose.is_some(),
        named: said.name.is_some(),
        name: match said.name {
            Some(name) => Str::Static(name),
            None => Str::EMPTY,
        },
        purpose: match said.purpose {
            Some(purpose) => Some(Str::Static(purpose)),
            None => None,
        },
        unique: said.unique,
        method: said.method,
        ..over(of)
    }
}

/// The columns of these fields, in the order of the fields.
const fn positions<const N: usize>(
    draft: &Draft<N>,
    columns: Range,
    fields: &[usize],
    found: &mut Columns,
) {
    let mut index = 0;
    while index < fields.len() {
        let mut position = columns.start;
        while position < columns.end {
            if let Some(of) = draft.columns.items[position].field
                && of == fields[index]
            {
                found.push(position);
            }
            position += 1;
        }
        index += 1;
    }
    assert!(
        found.length <= super::draft::MOST_INDEX_COLUMNS,
        "an index has at most 16 columns"
    );
}

const fn rendered<const N: usize>(
    draft: &mut Draft<N>,
    columns: Range,
    filter: Option<Expr>,
) -> Option<Str> {
    match filter {
        Some(filter) => {
            let mut text = Buffer::new();
            expression::push(&mut text, draft, columns, &filter);
            Some(draft.write(&text))
        }
        None => None,
    }
}

/// Adds an index, or what it says to the index of the same columns and rows.
const fn merge<const N: usize>(draft: &mut Draft<N>, first: usize, new: IndexDraft) {
    let mut index = first;
    while index < draft.indexes.kept() {
        let known = draft.indexes.items[index];
        if same_columns(&known.columns, &new.columns) && same_rows(draft, known.filter, new.filter)
        {
            draft.indexes.items[index] = merged(known, new);
            return;
        }
        index += 1;
    }
    draft.indexes.push(new);
}

/// What the domain declares goes before what a rule says, and that before what was planned.
const fn merged(known: IndexDraft, new: IndexDraft) -> IndexDraft {
    let wins = new.named && (new.declared || !known.named);
    let speaks = new.purpose.is_some() && (new.declared || known.purpose.is_none());
    // A unique rule is that index: its sentence says better what a planned one is for.
    let silenced = new.rule.is_some() && !known.purpose_said;
    IndexDraft {
        name: if wins { new.name } else { known.name },
        named: known.named || new.named,
        purpose: if speaks || silenced {
            new.purpose
        } else {
            known.purpose
        },
        unique: known.unique || new.unique,
        include: if new.include.length > 0 {
            new.include
        } else {
            known.include
        },
        method: if new.method.is_some() {
            new.method
        } else {
            known.method
        },
        declared: known.declared || new.declared,
        purpose_said: known.purpose_said || new.purpose_said,
        rule: if known.rule.is_some() {
            known.rule
        } else {
            new.rule
        },
        ..known
    }
}

const fn same_columns(left: &Columns, right: &Columns) -> bool {
    left.length == right.length && begins_with(left, right)
}

const fn begins_with(whole: &Columns, start: &Columns) -> bool {
    let mut index = 0;
    while index < start.length {
        if index >= whole.length || whole.items[index] != start.items[index] {
            return false;
        }
        index += 1;
    }
    true
}

const fn same_rows<const N: usize>(
    draft: &Draft<N>,
    left: Option<Str>,
    right: Option<Str>,
) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => text::equal(draft.read(left), draft.read(right)),
        _ => false,
    }
}

/// The index of a foreign key is not needed where another one, of all rows, begins with it.
const fn leave_out_covered<const N: usize>(draft: &mut Draft<N>, first: usize) {
    let end = draft.indexes.length;
    let mut kept = first;
    let mut index = first;
    while index < end {
        let candidate = draft.indexes.items[index];
        if !is_covered(draft, &candidate, index, first, end) {
            draft.indexes.items[kept] = candidate;
            kept += 1;
        }
        index += 1;
    }
    draft.indexes.length = kept;
}

const fn is_covered<const N: usize>(
    draft: &Draft<N>,
    candidate: &IndexDraft,
    position: usize,
    first: usize,
    end: usize,
) -> bool {
    let of_key = matches!(
        candidate.planned,
        Some(Planned::Reference | Planned::Parent)
    );
    if !of_key || candidate.declared || candidate.unique || candidate.named {
        return false;
    }
    // Those left of the candidate may have moved to the left, and are there still.
    let mut index = first;
    while index < end {
        let other = &draft.indexes.items[index];
        let longer = other.columns.length > candidate.columns.length;
        if index != position
            && longer
            && other.filter.is_none()
            && begins_with(&other.columns, &candidate.columns)
        {
            return true;
        }
        index += 1;
    }
    false
}

/// Gives each index the names of its columns, and the name and purpose that nobody declared.
const fn name_all<const N: usize>(draft: &mut Draft<N>, table: &'static str, first: usize) {
    // Rules are named last: where a name is taken, it is the rule's that appends its id.
    name_each(draft, table, first, false);
    name_each(draft, table, first, true);
    let mut index = first;
    while index < draft.indexes.kept() {
        let drafted = draft.indexes.items[index];
        draft.indexes.items[index].column_names = draft.list(&drafted.columns);
        draft.indexes.items[index].include_names = draft.list(&drafted.include);
        if drafted.purpose.is_none() {
            let purpose = derived_purpose(draft, index);
            draft.indexes.items[index].purpose = Some(purpose);
        }
        index += 1;
    }
}

const fn name_each<const N: usize>(
    draft: &mut Draft<N>,
    table: &'static str,
    first: usize,
    of_rules: bool,
) {
    let mut index = first;
    while index < draft.indexes.kept() {
        let drafted = draft.indexes.items[index];
        if !drafted.named && drafted.rule.is_some() == of_rules {
            let name = derived_name(draft, table, first, index);
            draft.indexes.items[index].name = name;
        }
        index += 1;
    }
}

/// `idx_{table}_{columns}`; a unique rule appends its id where that is taken.
const fn derived_name<const N: usize>(
    draft: &mut Draft<N>,
    table: &'static str,
    first: usize,
    index: usize,
) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push("idx_");
    name.push(table);
    let columns = draft.indexes.items[index].columns;
    let mut position = 0;
    while position < columns.length {
        name.push("_");
        name.push(draft.read(draft.columns.items[columns.items[position]].name));
        position += 1;
    }
    if let Some(rule) = draft.indexes.items[index].rule
        && is_taken(draft, first, index, text::shortened(&name).as_str())
    {
        name.push("_");
        push_rule_id(&mut name, rule);
    }
    draft.write(&text::shortened(&name))
}

const fn is_taken<const N: usize>(
    draft: &Draft<N>,
    first: usize,
    index: usize,
    name: &str,
) -> bool {
    let mut other = first;
    while other < draft.indexes.kept() {
        let taken = draft.indexes.items[other].name;
        if other != index && text::equal(draft.read(taken), name) {
            return true;
        }
        other += 1;
    }
    false
}

/// `INV-ORD-007` as the end of a name: `inv_ord_007`.
pub(super) const fn push_rule_id<const M: usize>(name: &mut Buffer<M>, rule: &Rule) {
    let mut rest = rule.id;
    while !rest.is_empty() {
        let (first, after) = rest.split_at(1);
        name.push(lower(first));
        rest = after;
    }
}

/// One character of a rule's id, as names have it. The derive admits no others.
const fn lower(character: &str) -> &str {
    const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
    let mut index = 0;
    while index < UPPER.len() {
        if UPPER.as_bytes()[index] == character.as_bytes()[0] {
            let (_, found) = LOWER.split_at(index);
            let (found, _) = found.split_at(1);
            return found;
        }
        index += 1;
    }
    if text::equal(character, "-") {
        "_"
    } else {
        character
    }
}

/// A unique rule's sentence, or what the columns tell.
const fn derived_purpose<const N: usize>(draft: &mut Draft<N>, index: usize) -> Str {
    if let Some(rule) = draft.indexes.items[index].rule {
        return Str::Static(rule.sentence);
    }
    let mut purpose = Buffer::<1024>::new();
    purpose.push("Look up by ");
    let columns = draft.indexes.items[index].columns;
    let mut position = 0;
    while position < columns.length {
        if position > 0 {
            purpose.push(", ");
        }
        purpose.push(draft.read(draft.columns.items[columns.items[position]].name));
        position += 1;
    }
    draft.write(&purpose)
}

/// A column that alone is unique over all rows says so.
const fn mark_unique_columns<const N: usize>(draft: &mut Draft<N>, first: usize) {
    let mut index = first;
    while index < draft.indexes.kept() {
        let drafted = draft.indexes.items[index];
        if drafted.unique && drafted.filter.is_none() && drafted.columns.length == 1 {
            draft.columns.items[drafted.columns.items[0]].unique = true;
        }
        index += 1;
    }
}

/// Notes which index enforces which unique rule. Two rules may be one index.
const fn note_rules<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    first: usize,
) {
    let mut rule = 0;
    while rule < shape.rules.len() {
        if let Form::Unique { .. } = shape.rules[rule].form {
            let mut index = first;
            while index < draft.indexes.kept() {
                let drafted = draft.indexes.items[index];
                if let Some(of) = drafted.rule
                    && of.position == rule
                {
                    note(
                        draft,
                        &shape.rules[rule],
                        Some(drafted.name),
                        &drafted.columns,
                    );
                }
                index += 1;
            }
        }
        rule += 1;
    }
}

/// Notes a rule of the table that is being drafted.
pub(super) const fn note<const N: usize>(
    draft: &mut Draft<N>,
    rule: &'static Rule,
    constraint: Option<Str>,
    columns: &Columns,
) {
    let columns = draft.list(columns);
    draft.rules.push(RuleDraft {
        rule: Some(rule),
        table: draft.tables.length,
        constraint,
        columns,
    });
}
