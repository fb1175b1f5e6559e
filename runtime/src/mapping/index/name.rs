//! The names and purposes of indexes that nobody declared.

use crate::mapping::draft::{Columns, Draft, IndexDraft, Pool, Range, Str};
use crate::mapping::rules;
use crate::rule::Compared;
use crate::text::{self, Buffer};

/// Gives each index the names of its columns, and the name and purpose that nobody declared.
pub(super) const fn all<const N: usize>(draft: &mut Draft<N>, table: Str, first: usize) {
    // Rules are named last: where a name is taken, it is the rule's that appends its id.
    name_each(draft, table, first, false);
    name_each(draft, table, first, true);
    let mut index = first;
    while index < draft.indexes.kept() {
        let drafted = draft.indexes.items[index];
        draft.indexes.items[index].column_names = draft.list(&drafted.columns);
        draft.indexes.items[index].include_names = draft.list(&drafted.include);
        let Compared {
            lowercase,
            descending,
            ..
        } = drafted.compared;
        draft.indexes.items[index].lowercase_names = listed(draft, &drafted.columns, lowercase);
        draft.indexes.items[index].descending_names = listed(draft, &drafted.columns, descending);
        if drafted.purpose.is_none() {
            let purpose = derived_purpose(draft, index);
            draft.indexes.items[index].purpose = Some(purpose);
        }
        index += 1;
    }
}

/// The names of those columns that have a bit.
const fn listed<const N: usize>(draft: &mut Draft<N>, columns: &Columns, bits: u16) -> Range {
    let mut of = Pool::new(0);
    let mut position = 0;
    while bits != 0 && position < columns.kept() {
        if bits >> position & 1 == 1 {
            of.push(columns.items[position]);
        }
        position += 1;
    }
    draft.list(&of)
}

const fn name_each<const N: usize>(draft: &mut Draft<N>, table: Str, first: usize, of_rules: bool) {
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

/// `idx_{table}_{columns}`, with `_lower`, the operator class and `_desc` behind those that are
/// compared so; a unique rule appends its id where that is taken. What is said in SQL is
/// `idx_{table}_sql`.
pub(in crate::mapping) const fn derived_name<const N: usize>(
    draft: &mut Draft<N>,
    table: Str,
    first: usize,
    index: usize,
) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push("idx_");
    name.push(draft.read(table));
    let IndexDraft {
        columns,
        compared,
        class_names,
        sql,
        ..
    } = draft.indexes.items[index];
    name.push(if sql.is_empty() { "" } else { "_sql" });
    let mut position = 0;
    while position < columns.length {
        name.push("_");
        name.push(draft.read(draft.columns.items[columns.items[position]].name));
        if compared.is_lowercase(position) {
            name.push("_lower");
        }
        let class = class_names.start + position;
        if class < class_names.end && class < draft.names.kept() {
            let class = draft.read(draft.names.items[class]);
            name.push(if class.is_empty() { "" } else { "_" });
            name.push(class);
        }
        if compared.is_descending(position) {
            name.push("_desc");
        }
        position += 1;
    }
    if let Some(rule) = draft.indexes.items[index].rule
        && is_taken(draft, first, index, text::shortened(&name).as_str())
    {
        name.push("_");
        rules::push_rule_id(&mut name, rule);
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

/// A unique rule's sentence, or what the columns tell.
const fn derived_purpose<const N: usize>(draft: &mut Draft<N>, index: usize) -> Str {
    if let Some(rule) = draft.indexes.items[index].rule {
        return Str::Static(rule.sentence);
    }
    let mut purpose = Buffer::<1024>::new();
    let columns = draft.indexes.items[index].columns;
    if columns.length == 0 {
        return Str::Static("Look up as its SQL says");
    }
    purpose.push("Look up by ");
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
