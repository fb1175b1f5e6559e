//! A table of a record, and the enums of its columns.

use super::json::Json;
use super::root;
use crate::mapping::draft::{
    CheckDraft, ColumnDraft, Draft, EnumDraft, ForeignKeyDraft, IndexDraft, Range, TableDraft,
};
use crate::table::constraints::Constraints;

pub(super) const fn table<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    table: &TableDraft,
) {
    json.name(r#"{"id":""#, draft.read(table.id));
    json.name(r#","name":""#, draft.read(table.name));
    json.name(r#","aggregate":""#, root(draft).target.name);
    json.text(r#","purpose":"#, draft.read(table.purpose));
    names(json, r#","source_refs":["#, draft, table.source_refs);
    json.raw(r#","fields":["#);
    each!(json, draft.columns, table.columns, of_column => {
        column(json, draft, of_column);
    });
    json.raw(r#"],"primaryKey":{"columns":["id"]},"indexes":["#);
    each!(json, draft.indexes, table.indexes, of_index => {
        index_of(json, draft, of_index);
    });
    json.raw(r#"],"foreignKeys":["#);
    each!(json, draft.foreign_keys, table.foreign_keys, key => {
        foreign_key(json, draft, key);
    });
    json.raw(r#"],"checkConstraints":["#);
    each!(json, draft.checks, table.checks, of_check => {
        check(json, draft, of_check);
    });
    json.raw("]}");
}

/// A list of names, which have nothing to escape, behind the JSON up to its bracket.
pub(super) const fn names<const K: usize, const N: usize>(
    json: &mut Json<K>,
    before: &str,
    draft: &Draft<N>,
    of: Range,
) {
    json.raw(before);
    each!(json, draft.names, of, name => {
        json.name("\"", draft.read(*name));
    });
    json.raw("]");
}

const fn column<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    column: &ColumnDraft,
) {
    json.name(r#"{"name":""#, draft.read(column.name));
    let (word, first, second) = column.ty.parts();
    json.raw(r#","type":""#);
    json.raw(word);
    if let Some(first) = first {
        json.raw("(");
        json.integer(first as i128);
        if let Some(second) = second {
            json.raw(",");
            json.integer(second as i128);
        }
        json.raw(")");
    }
    let constraints = Constraints::of(column.primary_key, column.nullable(), column.unique);
    json.name(r#"","constraints":""#, constraints.as_str());
    json.optional(r#","default":"#, draft.read_if(column.default));
    json.text(r#","source":"#, draft.read(column.source));
    json.raw("}");
}

const fn index_of<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    index: &IndexDraft,
) {
    json.name(r#"{"name":""#, draft.read(index.name));
    names(json, r#","columns":["#, draft, index.column_names);
    let purpose = match index.purpose {
        Some(purpose) => draft.read(purpose),
        None => "",
    };
    json.text(r#","purpose":"#, purpose);
    if index.unique {
        json.raw(r#","unique":true"#);
    }
    if index.include.length > 0 {
        names(json, r#","include":["#, draft, index.include_names);
    }
    json.optional(
        r#","where":"#,
        match index.filter {
            Some(filter) => Some(draft.read(filter.text)),
            None => None,
        },
    );
    json.optional(r#","method":"#, index.method);
    if index.compared.lowercase != 0 {
        names(json, r#","lowercase":["#, draft, index.lowercase_names);
    }
    if index.compared.descending != 0 {
        names(json, r#","descending":["#, draft, index.descending_names);
    }
    if index.compared.nulls_equal {
        json.raw(r#","nullsEqual":true"#);
    }
    if index.class_names.start < index.class_names.end {
        names(json, r#","operatorClasses":["#, draft, index.class_names);
    }
    if !index.sql.is_empty() {
        of_engines(json, r#","sql":["#, "sql", index.sql);
    }
    json.raw("}");
}

/// What engines are told, behind the JSON up to its bracket, each under a key of this name.
pub(super) const fn of_engines<const K: usize>(
    json: &mut Json<K>,
    before: &str,
    key: &str,
    said: &[(&str, &str)],
) {
    json.raw(before);
    let mut index = 0;
    while index < said.len() {
        let (engine, text) = said[index];
        json.separate(index);
        json.name(r#"{"engine":""#, engine);
        json.raw(",\"");
        json.raw(key);
        json.text("\":", text);
        json.raw("}");
        index += 1;
    }
    json.raw("]");
}

const fn foreign_key<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    key: &ForeignKeyDraft,
) {
    let Range { start, end } = key.referred_names;
    if start == end {
        let column = draft.columns.items[key.column].name;
        json.name(r#"{"columns":[""#, draft.read(column));
        json.raw("]");
    } else {
        names(json, r#"{"columns":["#, draft, key.column_names);
    }
    json.raw(r#","references":""#);
    json.raw(key.to.table);
    json.raw(if start == end { "(id" } else { "(" });
    let mut name = start;
    while name < end {
        json.raw(if name > start { ", " } else { "" });
        json.raw(draft.read(draft.names.items[name]));
        name += 1;
    }
    json.raw(r#")""#);
    json.name(r#","onDelete":""#, key.to.on_delete.as_str());
    json.raw("}");
}

const fn check<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    check: &CheckDraft,
) {
    json.name(r#"{"name":""#, draft.read(check.name));
    json.text(r#","expression":"#, draft.read(check.condition.text));
    json.text(r#","source":"#, draft.read(check.source));
    json.raw("}");
}

pub(super) const fn enumeration<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    of: &EnumDraft,
) {
    let Some(shape) = of.shape else { return };
    json.name(r#"{"name":""#, shape.document_name);
    json.list(r#","values":["#, shape.values);
    json.raw(r#","source":""#);
    if of.rules.start == of.rules.end {
        json.escaped(shape.name);
    }
    let mut index = of.rules.start;
    while index < of.rules.end {
        json.raw(if index > of.rules.start { "; " } else { "" });
        json.escaped(draft.read(draft.names.items[index]));
        index += 1;
    }
    json.raw("\"}");
}
