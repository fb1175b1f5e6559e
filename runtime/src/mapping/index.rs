//! The indexes of a table: those that its columns ask for, its unique rules, and what the
//! domain declares. An index over the same columns and the same rows is one index, at its first
//! place.

mod keys;
mod merge;
pub(super) mod name;
mod rows;

use super::condition::{self, Frame};
use super::draft::{Columns, Condition, Draft, ImpliedIndex, IndexDraft, Pool, Str};
use super::parent::Parent;
use super::paths::parent_column;
use super::subject::Subject;
use super::{expression, rules, tenant};
use crate::rule::{Compared, Expr, Form};
use crate::shape::{IndexShape, Many};
use keys::Keys;

/// All indexes of a table, in the order of the specification.
pub(super) const fn all<const N: usize>(draft: &mut Draft<N>, subject: Subject, frame: Frame) {
    let first = draft.indexes.length;
    of_columns(draft, subject, frame, first);
    if let (Some((rows, keys)), Some(parent)) = (subject.rows, subject.parent) {
        rows::all(draft, (rows.kind, keys), parent, frame, first);
    }
    of_rules(draft, subject, frame, first);
    of_type(draft, subject, frame, first);
    if draft.overflowed() {
        return;
    }
    merge::leave_out_covered(draft, first);
    name::all(draft, subject.table, first);
    mark_unique_columns(draft, first);
    note_rules(draft, subject, first);
}

/// An index over these columns that nothing says anything of.
pub(super) const fn over(columns: Columns) -> IndexDraft {
    IndexDraft {
        columns,
        ..IndexDraft::EMPTY
    }
}

/// In the order of the columns: what each asks for, then what its field declares.
const fn of_columns<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    frame: Frame,
    first: usize,
) {
    let mut position = frame.columns.start;
    while position < frame.columns.end {
        let column = draft.columns.items[position];
        if let Some(implied) = column.implied {
            let index = match (implied, subject.parent) {
                (ImpliedIndex::Parent, Some(parent)) => {
                    Some(of_parent(draft, subject, parent, position, frame))
                }
                (ImpliedIndex::Tenant, Some(_)) => None,
                (ImpliedIndex::Tenant, None) => Some(of_tenant(draft, subject, position)),
                _ => Some(of_column(draft, implied, position)),
            };
            if let Some(index) = index {
                merge::add(draft, first, index);
            }
        }
        declared_on(draft, subject, position, frame, first);
        position += 1;
    }
}

const fn of_column<const N: usize>(
    draft: &mut Draft<N>,
    implied: ImpliedIndex,
    position: usize,
) -> IndexDraft {
    let mut columns = Pool::new(0);
    columns.push(position);
    let start = match implied {
        ImpliedIndex::Enum => "Filter by ",
        ImpliedIndex::Reference | ImpliedIndex::Parent | ImpliedIndex::Tenant => "Look up by ",
    };
    let name = draft.columns.items[position].name;
    let purpose = draft.join(Str::EMPTY, start, name);
    IndexDraft {
        implied: Some(implied),
        purpose: Some(purpose),
        ..over(columns)
    }
}

/// What belongs to a tenant, and is referred to with it.
const fn of_tenant<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    position: usize,
) -> IndexDraft {
    let mut columns = Pool::new(0);
    columns.push(position);
    columns.push(subject.start.columns);
    let purpose = draft.join(Str::Static("Refer to "), "", subject.table);
    let column = draft.columns.items[position].name;
    let purpose = draft.join(purpose, " of one ", column);
    IndexDraft {
        implied: Some(ImpliedIndex::Tenant),
        purpose: Some(purpose),
        unique: true,
        ..over(columns)
    }
}

/// The index of the foreign key to a parent: unique where there is one child, and with its
/// position where children are ordered.
const fn of_parent<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    parent: Parent,
    position: usize,
    of_table: Frame,
) -> IndexDraft {
    let mut columns = Pool::new(0);
    columns.push(position);
    let ordered = parent.said.ordered.is_some() && position + 1 < of_table.columns.end;
    if ordered {
        columns.push(position + 1);
    }
    // What a collection is for is its table's purpose, not its index's.
    let said = match subject.rows {
        Some(_) => None,
        None => parent.said.purpose,
    };
    let purpose = match said {
        Some(purpose) => Str::Static(purpose),
        None => {
            let load = draft.join(Str::Static("Load "), "", Str::Static(parent.table));
            draft.join(load, " with ", subject.table)
        }
    };
    let named = parent.said.index;
    IndexDraft {
        implied: Some(ImpliedIndex::Parent),
        purpose: Some(purpose),
        purpose_said: said.is_some(),
        unique: ordered || matches!(parent.many, Many::One),
        named: named.is_some(),
        name: match named {
            Some(name) => Str::Static(name),
            None => Str::EMPTY,
        },
        ..over(columns)
    }
}

/// The indexes declared on the field of a column, if it is the first of the field.
const fn declared_on<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    position: usize,
    frame: Frame,
    first: usize,
) {
    let Some(field) = draft.columns.items[position].field else {
        return;
    };
    // The columns of a field follow each other.
    if position > frame.columns.start && draft.columns.items[position - 1].is_of(field) {
        return;
    }
    let mut index = 0;
    while index < subject.indexes.len() {
        let said = &subject.indexes[index];
        if said.on_field && said.fields[0].0 == field {
            let drafted = declared(draft, said, index, frame);
            merge::add(draft, first, drafted);
        }
        index += 1;
    }
}

/// The unique rules: each is a unique index.
const fn of_rules<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    frame: Frame,
    first: usize,
) {
    let mut index = 0;
    while index < subject.rules.len() {
        let rule = &subject.rules[index];
        if let Form::Unique {
            fields,
            parent,
            global,
            compared,
            filter,
        } = rule.form
        {
            let mut of = Keys::new(compared);
            if parent && let Some(key) = parent_column(draft, frame) {
                of.push(key);
            }
            if !global
                && let (None, Some(whose)) =
                    (subject.parent, tenant::of_table(draft, frame.columns))
            {
                of.push(whose);
            }
            of.push_all(draft, frame, fields, compared);
            of.once();
            let filter = rendered(draft, frame, filter);
            let drafted = IndexDraft {
                unique: true,
                rule: Some(rule),
                filter,
                named: rule.name.is_some(),
                name: match rule.name {
                    Some(name) => Str::Static(name),
                    None => Str::EMPTY,
                },
                ..of.index()
            };
            merge::add(draft, first, drafted);
        }
        index += 1;
    }
}

/// The indexes declared on the type.
const fn of_type<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    frame: Frame,
    first: usize,
) {
    let mut index = 0;
    while index < subject.indexes.len() {
        let said = &subject.indexes[index];
        if !said.on_field {
            let drafted = declared(draft, said, index, frame);
            merge::add(draft, first, drafted);
        }
        index += 1;
    }
}

const fn declared<const N: usize>(
    draft: &mut Draft<N>,
    said: &'static IndexShape,
    position: usize,
    frame: Frame,
) -> IndexDraft {
    let mut of = Keys::new(said.compared);
    of.push_all(draft, frame, said.fields, said.compared);
    let mut include = Keys::new(Compared::PLAIN);
    include.push_all(draft, frame, said.include, Compared::PLAIN);
    let filter = rendered(draft, frame, said.filter);
    let class_names = keys::classes(draft, frame, said, &of.columns);
    IndexDraft {
        class_names,
        sql: said.sql,
        include: include.columns,
        filter,
        declared: Some(position),
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
        ..of.index()
    }
}

const fn rendered<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    filter: Option<Expr>,
) -> Option<Condition> {
    match filter {
        Some(filter) => {
            let node = draft.nodes_length;
            condition::push(draft, frame, &filter, true);
            Some(expression::condition(draft, node))
        }
        None => None,
    }
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
const fn note_rules<const N: usize>(draft: &mut Draft<N>, subject: Subject, first: usize) {
    let mut rule = 0;
    while rule < subject.rules.len() {
        if let Form::Unique { .. } = subject.rules[rule].form {
            let mut index = first;
            while index < draft.indexes.kept() {
                let drafted = draft.indexes.items[index];
                if let Some(of) = drafted.rule
                    && of.position == rule
                {
                    rules::note(
                        draft,
                        subject.name,
                        &subject.rules[rule],
                        Some(drafted.name),
                        &drafted.columns,
                    );
                    if let Some(filter) = drafted.filter {
                        rules::note_filter(draft, filter.text);
                    }
                }
                index += 1;
            }
        }
        rule += 1;
    }
}
