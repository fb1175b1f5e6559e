//! Models of names and sizes that an engine might not take: what their words are made from meets
//! what scripts make, what engines keep for themselves, and what they have room for.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Tables: such as scripts and engines make themselves, and such as end where columns begin.
const TABLES: &[&str] = &[
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
const COLUMNS: &[&str] = &[
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
const DECLARED: &[&str] = &[
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
const ENUMS: &[&str] = &[
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

const METHODS: &[&str] = &["btree", "hash", "gin", "gist", "spgist", "brin"];

/// Text of comments and sentences.
fn texts() -> Vec<String> {
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
fn values() -> Vec<Vec<String>> {
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

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Plain(&'static str),
    /// A check of the shape: `_range`.
    Ranged,
    /// A check of the values.
    Listed,
    Native,
    /// A state machine, whose column is a native enum or a listed one.
    States {
        native: bool,
        named: bool,
    },
    Reference(&'static str),
}

fn kinds() -> Vec<Kind> {
    let plain = [
        "INTEGER",
        "BOOLEAN",
        "UUID",
        "JSON",
        "TEXT",
        "INET",
        "DATE",
        "REAL",
        "VARCHAR(10)",
        "VARCHAR(60)",
        "VARCHAR(400)",
        "DECIMAL(10,2)",
    ];
    let mut kinds: Vec<Kind> = plain.map(Kind::Plain).into();
    kinds.extend(vec![Kind::Ranged; 3]);
    kinds.extend(vec![Kind::Listed; 3]);
    kinds.extend(vec![Kind::Native; 2]);
    for (native, named) in [(true, false), (false, false), (false, true)] {
        kinds.push(Kind::States { native, named });
    }
    for action in ["SET NULL", "SET NULL", "RESTRICT", "CASCADE"] {
        kinds.push(Kind::Reference(action));
    }
    kinds
}

/// What is said over the first columns of a table.
#[derive(Clone, Debug, PartialEq)]
enum Rule {
    /// A check that both columns are there or not, perhaps named.
    Both(Option<&'static str>),
    /// The same in the SQL of each engine.
    Sql(Option<&'static str>),
    /// A unique index over the first, perhaps where the second is there.
    Unique(Option<&'static str>, bool),
}

fn rule() -> impl Strategy<Value = Rule> {
    let name = prop::option::of(select(DECLARED));
    prop_oneof![
        name.clone().prop_map(Rule::Both),
        name.clone().prop_map(Rule::Sql),
        (name, any::<bool>()).prop_map(|(name, partial)| Rule::Unique(name, partial)),
    ]
}

#[derive(Clone, Debug)]
struct Index {
    name: Option<&'static str>,
    columns: usize,
    method: Option<&'static str>,
    unique: bool,
    include: usize,
}

fn index() -> impl Strategy<Value = Index> {
    (
        prop::option::of(select(DECLARED)),
        1..4_usize,
        prop::option::of(select(METHODS)),
        prop::bool::weighted(0.2),
        prop_oneof![3 => Just(0_usize), 1 => 1..3_usize],
    )
        .prop_map(|(name, columns, method, unique, include)| Index {
            name,
            columns,
            method,
            unique,
            include,
        })
}

/// Many columns of one type.
#[derive(Clone, Debug)]
struct Many {
    ty: &'static str,
    count: usize,
    nullable: bool,
    with_default: bool,
    long_source: bool,
}

fn many() -> impl Strategy<Value = Option<Many>> {
    let sizes = prop_oneof![
        (Just("VARCHAR(60)"), 25..45_usize),
        (Just("VARCHAR(10)"), 150..400_usize),
        (Just("VARCHAR(64)"), 200..400_usize),
        (Just("VARCHAR(1000)"), 10..20_usize),
        (Just("UUID"), 450..560_usize),
        (Just("TEXT"), 350..400_usize),
        (Just("DECIMAL(38,0)"), 440..500_usize),
        (Just("TIMESTAMP"), 60..300_usize),
        (Just("INTEGER"), 980..1_050_usize),
        (Just("INTEGER"), 1_580..1_620_usize),
        (Just("INTEGER"), 1_980..2_010_usize),
    ];
    let of = (
        sizes,
        any::<bool>(),
        prop::bool::weighted(0.3),
        any::<bool>(),
    )
        .prop_map(|((ty, count), nullable, with_default, long_source)| Many {
            ty,
            count,
            nullable,
            with_default,
            long_source,
        });
    prop_oneof![6 => Just(None), 1 => of.prop_map(Some)]
}

#[derive(Clone, Debug)]
struct Made {
    name: &'static str,
    columns: Vec<(&'static str, Kind, bool)>,
    rules: Vec<Rule>,
    indexes: Vec<Index>,
    many: Option<Many>,
    indexes_of_many: usize,
    text: String,
}

fn made() -> impl Strategy<Value = Made> {
    let kinds = select(kinds());
    let column = (select(COLUMNS), kinds, any::<bool>());
    (
        // What everybody names, more often than what few do.
        prop_oneof![2 => select(&TABLES[..4]), 1 => select(TABLES)],
        prop::collection::vec(column, 1..5),
        prop::collection::vec(rule(), 0..2),
        prop::collection::vec(index(), 0..2),
        many(),
        prop_oneof![8 => Just(0_usize), 1 => 55..70_usize],
        prop_oneof![5 => Just("plain".to_owned()), 1 => select(texts())],
    )
        .prop_map(
            |(name, mut columns, rules, indexes, many, indexes_of_many, text)| {
                let mut known = BTreeSet::new();
                columns.retain(|(name, ..)| known.insert(*name));
                Made {
                    name,
                    columns,
                    rules,
                    indexes,
                    many,
                    indexes_of_many,
                    text,
                }
            },
        )
}

/// One of two tables whose generated names are the same.
fn twin(name: &'static str, column: &'static str, kind: &Kind) -> Made {
    Made {
        name,
        columns: vec![(column, kind.clone(), true)],
        rules: Vec::new(),
        indexes: Vec::new(),
        many: None,
        indexes_of_many: 0,
        text: "plain".to_owned(),
    }
}

/// The records of a model, which its review may refuse.
pub(crate) fn records() -> impl Strategy<Value = Vec<String>> {
    let of_enum = (
        select(ENUMS),
        prop_oneof![3 => Just(values()[0].clone()), 1 => select(values())],
    );
    let twins = prop_oneof![1 => Just(None), 1 => select(kinds()).prop_map(Some)];
    let tables = (prop::collection::vec(made(), 1..4), twins).prop_map(|(mut tables, twins)| {
        if let Some(kind) = twins {
            tables.splice(0..0, [twin("ta", "b_c", &kind), twin("ta_b", "c", &kind)]);
        }
        tables
    });
    (tables, of_enum).prop_map(|(mut tables, (name, values))| {
        let mut known = BTreeSet::new();
        tables.retain(|table| known.insert(table.name));
        let targets: Vec<&str> = tables.iter().map(|table| table.name).collect();
        let tables = tables.iter().enumerate();
        let records = tables.map(|(number, made)| record(number, made, &targets, name, &values));
        records.collect()
    })
}

/// The parts of a record in the making.
#[derive(Default)]
struct Parts {
    fields: Vec<Value>,
    indexes: Vec<Value>,
    keys: Vec<Value>,
    checks: Vec<Value>,
    conditions: Vec<Value>,
    rules: Vec<Value>,
    enums: Vec<Value>,
    types: Vec<Value>,
}

impl Parts {
    fn field(
        &mut self,
        name: &str,
        ty: &str,
        constraints: &str,
        default: Option<&str>,
        source: &str,
    ) {
        let mut field = json!({"name": name, "type": ty, "constraints": constraints});
        if let Some(default) = default {
            field["default"] = json!(default);
        }
        field["source"] = json!(source);
        self.fields.push(field);
    }

    fn check(&mut self, table: &str, name: &str, tree: &Value, source: &str) {
        let expression = "as its tree says";
        self.checks
            .push(json!({"name": name, "expression": expression, "source": source}));
        self.conditions
            .push(json!({"table": table, "constraint": name, "expression": tree}));
    }

    /// Unless there is one over the same columns, as which the mapping would take it.
    fn index(&mut self, index: Value) -> bool {
        let same = |of: &Value| of["columns"] == index["columns"] && of["where"] == index["where"];
        let is_new = !self.indexes.iter().any(same);
        if is_new {
            self.indexes.push(index);
        }
        is_new
    }
}

/// As the mapping shortens what is too long.
fn short(name: &str) -> String {
    crate::expected::short(name)
}

fn record(
    number: usize,
    made: &Made,
    targets: &[&str],
    of_enum: &str,
    values: &[String],
) -> String {
    let table = made.name;
    let mut parts = Parts::default();
    parts.field("id", "UUID", "PRIMARY KEY", None, "Identity");
    for (name, kind, nullable) in &made.columns {
        column(
            &mut parts,
            made,
            number,
            (name, kind, *nullable),
            (targets, of_enum, values),
        );
    }
    for rule in &made.rules {
        of_rule(&mut parts, made, number, rule);
    }
    for index in &made.indexes {
        of_index(&mut parts, made, index);
    }
    let many = made.many.iter();
    for (many, at) in many.flat_map(|many| (0..many.count).map(move |at| (many, at))) {
        let null = if many.nullable { "NULL" } else { "NOT NULL" };
        let default = (many.with_default && many.ty.starts_with("VARCHAR")).then_some("'x'");
        let source = if many.long_source {
            "A.of.many ".repeat(20)
        } else {
            "A.many".to_owned()
        };
        parts.field(&format!("many_{at}"), many.ty, null, default, &source);
    }
    for at in 0..made.indexes_of_many {
        let name = format!("indexed_{at}");
        parts.field(&name, "SMALLINT", "NOT NULL", None, "A.indexed");
        parts.index(json!({"name": short(&format!("idx_{table}_{name}")), "columns": [name], "purpose": "Many"}));
    }
    parts.field(
        "version",
        "INTEGER",
        "NOT NULL",
        Some("1"),
        "Optimistic locking",
    );
    for audit in ["created_at", "updated_at"] {
        parts.field(audit, "TIMESTAMP", "NOT NULL", Some("NOW()"), "Audit");
    }
    json!({
        "format": 1,
        "package": {"name": "made", "version": "0.1.0"},
        "aggregate": {"name": format!("A{number}"), "type": format!("made::{table}")},
        "tables": [{
            "id": format!("TBL-A{number}-001"), "name": table, "aggregate": format!("A{number}"),
            "purpose": format!("Rows: {}", made.text), "source_refs": [],
            "fields": parts.fields, "primaryKey": {"columns": ["id"]},
            "indexes": parts.indexes, "foreignKeys": parts.keys, "checkConstraints": parts.checks,
        }],
        "enums": parts.enums,
        "entities": [{"table": table, "type": format!("made::{table}"), "version": "version",
            "audit": {"created": "created_at", "updated": "updated_at"}}],
        "types": parts.types,
        "rules": parts.rules,
        "conditions": parts.conditions,
        "renames": [],
    })
    .to_string()
}

fn listed(name: &str) -> Value {
    json!({"in": [{"column": name}, {"text": "open"}, {"text": "it's shut"}]})
}

fn column(
    parts: &mut Parts,
    made: &Made,
    number: usize,
    (name, kind, nullable): (&str, &Kind, bool),
    (targets, of_enum, values): (&[&str], &str, &[String]),
) {
    let table = made.name;
    let null = if nullable { "NULL" } else { "NOT NULL" };
    let source = format!("A.{name}: {}", made.text);
    let check = short(&format!("chk_{table}_{name}"));
    let native = |parts: &mut Parts| {
        parts.enums = vec![json!({"name": of_enum, "values": values, "source": "Mood"})];
        parts.types = vec![json!({"enum": of_enum, "type": "made::Mood", "native": true})];
    };
    match kind {
        Kind::Plain(ty) => parts.field(name, ty, null, None, &source),
        Kind::Ranged => {
            let tree = json!({"between": [{"column": name}, {"integer": "0"}, {"integer": "255"}]});
            parts.field(name, "SMALLINT", null, None, &source);
            parts.check(
                table,
                &short(&format!("chk_{table}_{name}_range")),
                &tree,
                &format!("A.{name}"),
            );
        }
        Kind::Listed => {
            parts.field(name, "VARCHAR(20)", null, None, &source);
            parts.check(table, &check, &listed(name), &format!("A.{name}"));
        }
        Kind::Native => {
            parts.field(name, of_enum, null, None, &source);
            native(parts);
        }
        Kind::States {
            native: is_native,
            named,
        } => {
            let (id, sentence) = (format!("INV-S-{number}-{}", parts.fields.len()), &made.text);
            let mut constraint = None;
            let mut states = ("open", "it's shut");
            if *is_native {
                parts.field(name, of_enum, "NOT NULL", None, &source);
                native(parts);
                states = (&values[0], &values[1]);
            } else {
                parts.field(name, "VARCHAR(20)", "NOT NULL", None, &source);
                let said = if *named {
                    "chk_ta_b_c".to_owned()
                } else {
                    check
                };
                parts.check(table, &said, &listed(name), &format!("{id}: {sentence}"));
                constraint = Some(said);
            }
            let mut rule = json!({
                "id": id, "sentence": sentence, "declared_on": table, "table": table, "columns": [name],
            });
            if let Some(constraint) = constraint {
                rule["constraint"] = json!(constraint);
            }
            rule["rule"] = json!({"form": "transitions", "arrows": [
                {"from": states.0, "to": [states.1]}, {"from": states.1, "to": []}]});
            parts.rules.push(rule);
        }
        Kind::Reference(action) => {
            let target = targets[name.len() % targets.len()];
            parts.field(name, "UUID", "NULL", None, &source);
            parts.keys.push(json!({"columns": [name], "references": format!("{target}(id)"), "onDelete": action}));
            parts.index(json!({"name": short(&format!("idx_{table}_{name}")), "columns": [name], "purpose": "Look up"}));
        }
    }
}

/// A rule over the first two columns.
fn of_rule(parts: &mut Parts, made: &Made, number: usize, rule: &Rule) {
    let table = made.name;
    let first = made.columns[0].0;
    let second = made.columns.last().expect("a column").0;
    let id = format!("INV-R-{number}-{}", parts.rules.len());
    let end = id.to_lowercase().replace('-', "_");
    let is_null = |name: &str| json!({"is_null": [{"column": name}]});
    let name;
    let (form, columns);
    match rule {
        Rule::Both(said) => {
            columns = vec![first, second];
            let derived = short(&format!("chk_{table}_{first}_{second}_{end}"));
            name = said.map_or(derived, str::to_owned);
            let tree = json!({"or": [is_null(first), is_null(second)]});
            parts.check(table, &name, &tree, &format!("{id}: {}", made.text));
            form = json!({"form": "check"});
        }
        Rule::Sql(said) => {
            columns = Vec::new();
            name = said.map_or(short(&format!("chk_{table}_{end}")), str::to_owned);
            let condition = |quote: &str| {
                format!("{quote}{first}{quote} IS NULL OR {quote}{first}{quote} IS NOT NULL")
            };
            form = json!({"form": "sql", "sql": [
                {"engine": "postgres", "condition": condition("\"")},
                {"engine": "mysql", "condition": condition("`")},
                {"engine": "sqlite", "condition": condition("\"")},
            ]});
        }
        Rule::Unique(said, partial) => {
            columns = vec![first];
            name = said.map_or(short(&format!("idx_{table}_{first}")), str::to_owned);
            let mut index = json!({"name": name, "columns": [first], "purpose": made.text.clone() + ".", "unique": true});
            let mut with = json!({"form": "unique"});
            if *partial {
                index["where"] = json!("as its tree says");
                with["where"] = json!("as its tree says");
            }
            if !parts.index(index) {
                return;
            }
            if *partial {
                let tree = json!({"not": [is_null(second)]});
                parts
                    .conditions
                    .push(json!({"table": table, "constraint": name, "expression": tree}));
            }
            form = with;
        }
    }
    let mut rule = json!({
        "id": id, "sentence": made.text, "declared_on": table, "table": table, "columns": columns, "constraint": name,
    });
    rule["rule"] = form;
    parts.rules.push(rule);
}

/// An index over the first columns, which covers the last ones.
fn of_index(parts: &mut Parts, made: &Made, index: &Index) {
    let names: Vec<&str> = made.columns.iter().map(|(name, ..)| *name).collect();
    let columns = &names[..index.columns.min(names.len())];
    let derived = format!("idx_{}_{}", made.name, columns.join("_"));
    let name = index.name.map_or(short(&derived), str::to_owned);
    let mut of = json!({"name": name, "columns": columns, "purpose": made.text.clone() + "."});
    if index.unique {
        of["unique"] = json!(true);
    }
    let include = &names[names.len() - index.include.min(names.len())..];
    if !include.is_empty() {
        of["include"] = json!(include);
    }
    if let Some(method) = index.method {
        of["method"] = json!(method);
    }
    parts.index(of);
}
