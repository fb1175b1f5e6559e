//! Names and texts that an engine could stumble over.

/// Tables: such as scripts and engines make themselves, and such as end where columns begin.
pub(crate) const TABLES: &[&str] = &[
    "ta",
    "ta_b",
    "ta_b_c",
    "order",
    "pk_ta",
    "fk_ta_b_c",
    "idx_ta_b_c",
    "chk_ta_b_c",
    "trg_ta_b_c",
    "mood",
    "_ta",
    "text",
    "pg_class",
    "pg_ta",
    "sqlite_ta",
    "sqlite_master",
    "db_row_id",
    "a_table_with_a_name_as_long_as_a_name_may_be_sixty_three_bytes_",
    "a_table_with_a_name_as_long_as_a_name_may_be_sixty_three_bytes",
];

/// Columns.
pub(crate) const COLUMNS: &[&str] = &[
    "b",
    "c",
    "b_c",
    "c_range",
    "b_c_shape",
    "b_c_storable",
    "order",
    "select",
    "rowid",
    "row",
    "ctid",
    "xmin",
    "cmax",
    "tableoid",
    "db_row_id",
    "db_trx_id",
    "fts_doc_id",
    "pg_class",
    "sqlite_c",
    "m",
    "idx_ta_b_c",
    "chk_ta_b_c",
    "range",
    "byte",
    "a_column_with_a_name_as_long_as_a_name_may_be_sixty_three_bytes",
];

/// What rules and indexes are named by the domain.
pub(crate) const DECLARED: &[&str] = &[
    "m",
    "b_c",
    "pk_ta",
    "pk_ta_b",
    "fk_ta_b_c",
    "chk_ta_b_c",
    "chk_ta_b_c_storable",
    "idx_ta_b_c",
    "trg_ta_b_c",
    "ta",
    "mood",
    "primary",
    "sqlite_m",
    "pg_m",
    "db_row_id",
    "a_rule_with_a_name_as_long_as_a_name_may_be_in_sixty_three_byte",
];

/// Enums of the database.
pub(crate) const ENUMS: &[&str] = &[
    "mood",
    "mood",
    "row",
    "order",
    "setof",
    "ta",
    "pk_ta",
    "_ta",
    "regclass",
    "_int4",
    "pg_mood",
    "idx_ta_b_c",
    "text",
    "none",
];

pub(crate) const METHODS: &[&str] = &["btree", "hash", "gin", "gist", "spgist", "brin"];

/// Text of comments and sentences.
pub(crate) fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "plain",
        "it's",
        "two -- lines\ndelimiter ;;\n\\q",
        "back\\slash\\",
        "a\u{0}b",
        "\r\n; $refuse$ /* half",
        "\u{feff}\u{2028}\u{7f}",
    ]
    .map(str::to_owned)
    .into();
    texts.push("long ".repeat(700));
    texts.push("\u{1F600}".repeat(2_100));
    texts
}

/// Values of an enum of the database.
pub(crate) fn values() -> Vec<Vec<String>> {
    let of = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let numbered = |count: usize| (0..count).map(|number| format!("v{number}")).collect();
    vec![
        of(&["glad", "sad"]),
        of(&["glad", "so so", "it's", "back\\slash", "a,b"]),
        vec!["x".repeat(63), "y".to_owned()],
        vec!["x".repeat(64), "y".to_owned()],
        vec!["\u{e4}".repeat(32), "y".to_owned()],
        vec!["x".repeat(255), "y".to_owned()],
        vec!["x".repeat(256), "y".to_owned()],
        numbered(300),
        numbered(10_000),
    ]
}
