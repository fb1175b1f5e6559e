//! The kinds of objects in a record, with their keys.
//!
//! The runtime crate has the same ones in the same order (`drift/object.rs`): derives do not depend
//! on it. A key that is not here is found as a difference, by the first comparison of a record that
//! has it.

/// A kind of objects: the list that it is in, whether that is inside of a table, and its keys.
struct Kind {
    list: &'static str,
    in_table: bool,
    keys: &'static [&'static str],
}

const fn kind(list: &'static str, in_table: bool, keys: &'static [&'static str]) -> Kind {
    Kind {
        list,
        in_table,
        keys,
    }
}

pub(super) const AGGREGATE: usize = 0;
const TABLE: usize = 1;
pub(super) const COLUMN: usize = 3;

const KINDS: [Kind; 12] = [
    kind(
        "",
        false,
        &[
            "aggregate.type",
            "aggregate.name",
            "aggregate.id",
            "aggregate.tenant",
            "package.name",
            "format",
            "fingerprint",
        ],
    ),
    kind(
        "tables",
        false,
        &[
            "name",
            "id",
            "aggregate",
            "purpose",
            "source_refs",
            "primaryKey.columns",
        ],
    ),
    kind(
        "entities",
        false,
        &[
            "table",
            "type",
            "version",
            "audit.created",
            "audit.updated",
            "renamed_from",
        ],
    ),
    kind(
        "fields",
        true,
        &["name", "type", "constraints", "default", "source"],
    ),
    kind(
        "indexes",
        true,
        &[
            "name",
            "columns",
            "purpose",
            "unique",
            "include",
            "where",
            "method",
            "lowercase",
            "descending",
            "nullsEqual",
            "operatorClasses",
            "sql",
        ],
    ),
    kind("foreignKeys", true, &["columns", "references", "onDelete"]),
    kind("checkConstraints", true, &["name", "expression", "source"]),
    kind(
        "rules",
        false,
        &[
            "id",
            "table",
            "declared_on",
            "sentence",
            "columns",
            "constraint",
            "rule.form",
            "rule.where",
            "rule.arrows",
            "rule.sql",
        ],
    ),
    kind("renames", false, &["table", "column", "from"]),
    kind(
        "scripts",
        false,
        &["name", "table", "purpose", "create", "drop"],
    ),
    kind("enums", false, &["name", "values", "source"]),
    kind("types", false, &["type", "enum", "native"]),
];

pub(super) fn is_key((kind, key): (usize, usize), name: &str) -> bool {
    KINDS[kind].keys.get(key) == Some(&name)
}

/// The kind of the objects of a list.
pub(super) fn listed(kind: usize, key: &str) -> Option<usize> {
    let has_lists = kind == AGGREGATE || kind == TABLE;
    let is_listed = |of: &Kind| of.list == key && of.in_table == (kind == TABLE);
    KINDS
        .iter()
        .position(is_listed)
        .filter(|_| has_lists && !key.is_empty())
}

/// Whether a kind has keys inside of an object of this key.
pub(super) fn is_object(kind: usize, key: &str) -> bool {
    position(kind, |known| {
        known.split_once('.').is_some_and(|(outer, _)| outer == key)
    })
    .is_some()
}

pub(super) fn position(kind: usize, is_meant: impl Fn(&str) -> bool) -> Option<usize> {
    KINDS[kind].keys.iter().position(|known| is_meant(known))
}
