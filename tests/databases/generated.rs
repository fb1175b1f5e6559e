//! Models that are made by chance: records of aggregates over all types and shapes, with the checks
//! and the conditions that a derive would give them.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use tablewright_model::DataModel;

/// What a column is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Plain(&'static str),
    /// An integer within a range that its type does not have.
    Ranged(&'static str, &'static str, &'static str),
    Char,
    Digest,
    Listed,
    Native,
}

const KINDS: &[Kind] = &[
    Kind::Plain("BOOLEAN"),
    Kind::Plain("SMALLINT"),
    Kind::Plain("INTEGER"),
    Kind::Plain("BIGINT"),
    Kind::Ranged("SMALLINT", "-128", "127"),
    Kind::Ranged("SMALLINT", "0", "255"),
    Kind::Ranged("INTEGER", "0", "65535"),
    Kind::Ranged("BIGINT", "0", "4294967295"),
    Kind::Ranged("DECIMAL(20,0)", "0", "18446744073709551615"),
    Kind::Plain("REAL"),
    Kind::Plain("DOUBLE PRECISION"),
    Kind::Plain("DECIMAL(1,0)"),
    Kind::Plain("DECIMAL(10,2)"),
    Kind::Plain("DECIMAL(18,18)"),
    Kind::Plain("TEXT"),
    Kind::Plain("VARCHAR(1)"),
    Kind::Plain("VARCHAR(255)"),
    Kind::Plain("VARCHAR(700)"),
    Kind::Plain("VARCHAR(20000)"),
    Kind::Plain("UUID"),
    Kind::Plain("TIMESTAMP"),
    Kind::Plain("DATETIME"),
    Kind::Plain("DATE"),
    Kind::Plain("TIME"),
    Kind::Plain("JSON"),
    Kind::Plain("BYTES"),
    Kind::Plain("INET"),
    Kind::Char,
    Kind::Digest,
    Kind::Listed,
    Kind::Native,
];

/// What a column may be called: words of SQL too, and as long as a name may be.
const NAMES: &[&str] = &[
    "order",
    "group",
    "select",
    "table",
    "user",
    "key",
    "values",
    "check",
    "default",
    "index",
    "row",
    "interval",
    "rank",
    "condition",
    "desc",
    "limit",
    "to",
    "name",
    "type",
    "current_user",
    "between",
    "system",
    "window",
    "lead",
    "amount",
    "note",
    "a_name_that_is_as_long_as_a_name_may_be_which_is_sixty_three_xx",
];

/// What a text may have in it that an engine could take for something else.
const TEXTS: &[&str] = &[
    "plain",
    "it's",
    "two -- lines",
    "semi; colon",
    "back\\slash",
    "$$",
    "$refuse$",
    "ä\u{1F600}",
    "\"quoted\"",
    "`ticked`",
    "/* half",
    "%s :name ?",
    "",
];

#[derive(Clone, Debug)]
struct Field {
    name: &'static str,
    kind: Kind,
    nullable: bool,
    with_default: bool,
    text: &'static str,
    /// 0 and 1: an index; 2: a unique one.
    index: u8,
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
struct Made {
    fields: Vec<Field>,
    /// Of a child: how many tables before it its parent is.
    child: bool,
    refers: Vec<(usize, &'static str)>,
    purpose: &'static str,
    partial: bool,
    unique: bool,
    covers: bool,
    transitions: bool,
    presence: bool,
    default_id: bool,
}

fn field() -> impl Strategy<Value = Field> {
    (
        select(NAMES),
        select(KINDS),
        any::<bool>(),
        any::<bool>(),
        select(TEXTS),
        0..6_u8,
    )
        .prop_map(|(name, kind, nullable, with_default, text, index)| Field {
            name,
            kind,
            nullable,
            with_default,
            text,
            index,
        })
}

fn made() -> impl Strategy<Value = Made> {
    let actions = select(&["RESTRICT", "CASCADE", "SET NULL"][..]);
    (
        prop::collection::vec(field(), 0..8),
        any::<bool>(),
        prop::collection::vec((0..6_usize, actions), 0..3),
        select(TEXTS),
        any::<[bool; 6]>(),
    )
        .prop_map(
            |(
                mut fields,
                child,
                refers,
                purpose,
                [partial, unique, covers, transitions, presence, default_id],
            )| {
                let mut known = std::collections::BTreeSet::new();
                fields.retain(|field| known.insert(field.name));
                Made {
                    fields,
                    child,
                    refers,
                    purpose,
                    partial,
                    unique,
                    covers,
                    transitions,
                    presence,
                    default_id,
                }
            },
        )
}

/// A model of some tables.
pub(crate) fn model() -> impl Strategy<Value = DataModel> {
    prop::collection::vec(made(), 1..6).prop_map(|tables| {
        let records = records(&tables);
        let texts: Vec<&str> = records.iter().map(String::as_str).collect();
        DataModel::of(&texts).unwrap_or_else(|problems| panic!("{problems}\n{}", texts.join("\n")))
    })
}

fn column(name: &str) -> Value {
    json!({"column": name})
}

fn integer(number: &str) -> Value {
    json!({"integer": number})
}

/// As the document spells a name.
fn spelled(name: &str) -> String {
    const RESERVED: &[&str] = &[
        "order",
        "group",
        "select",
        "table",
        "user",
        "values",
        "check",
        "default",
        "index",
        "desc",
        "limit",
        "to",
        "current_user",
        "between",
        "window",
    ];
    if RESERVED.contains(&name) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

/// Tables in the making: what a record lists beside each other.
#[derive(Default)]
struct Parts {
    fields: Vec<Value>,
    indexes: Vec<Value>,
    keys: Vec<Value>,
    checks: Vec<Value>,
    conditions: Vec<Value>,
    rules: Vec<Value>,
}

struct Table<'m> {
    name: String,
    made: &'m Made,
    parts: Parts,
}

impl Table<'_> {
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
        self.parts.fields.push(field);
    }

    fn check(&mut self, suffix: &str, sql: &str, tree: &Value, source: &str) -> String {
        let name = format!("chk_{}_{suffix}", self.name);
        self.parts
            .checks
            .push(json!({"name": name, "expression": sql, "source": source}));
        self.parts
            .conditions
            .push(json!({"table": self.name, "constraint": name, "expression": tree}));
        name
    }

    fn index(&mut self, name: &str, columns: &[&str], more: &[(&str, Value)]) {
        let mut index = json!({"name": name, "columns": columns, "purpose": format!("Found by {}", self.made.purpose)});
        for (key, value) in more {
            index[*key] = value.clone();
        }
        self.parts.indexes.push(index);
    }

    fn of_field(&mut self, field: &Field) {
        let (name, sql) = (field.name, spelled(field.name));
        let (ty, default) = match field.kind {
            Kind::Plain(ty) => (ty, default(ty, field.text)),
            Kind::Ranged(ty, least, most) => {
                let tree = json!({"between": [column(name), integer(least), integer(most)]});
                self.check(
                    &format!("{}_range", short(name)),
                    &format!("{sql} BETWEEN {least} AND {most}"),
                    &tree,
                    "A.range",
                );
                (ty, Some("7".to_owned()))
            }
            Kind::Char => {
                let tree = json!({"equal": [{"char_length": [column(name)]}, integer("1")]});
                self.check(
                    &format!("{}_length", short(name)),
                    &format!("CHAR_LENGTH({sql}) = 1"),
                    &tree,
                    "A.length",
                );
                ("VARCHAR(1)", Some("'x'".to_owned()))
            }
            Kind::Digest => {
                let tree = json!({"equal": [{"octet_length": [column(name)]}, integer("32")]});
                self.check(
                    &format!("{}_length", short(name)),
                    &format!("OCTET_LENGTH({sql}) = 32"),
                    &tree,
                    "A.length",
                );
                ("BYTES", None)
            }
            Kind::Listed => {
                let tree = json!({"in": [column(name), {"text": "open"}, {"text": "it's shut"}]});
                self.check(
                    short(name),
                    &format!("{sql} IN ('open', 'it''s shut')"),
                    &tree,
                    "A.listed",
                );
                ("VARCHAR(20)", Some("'open'".to_owned()))
            }
            Kind::Native => ("mood", Some("'glad'".to_owned())),
        };
        let null = if field.nullable { "NULL" } else { "NOT NULL" };
        let unique = if Self::is_unique(field) {
            " UNIQUE"
        } else {
            ""
        };
        let default = default.filter(|_| field.with_default);
        self.field(
            name,
            ty,
            &format!("{null}{unique}"),
            default.as_deref(),
            &format!("A.{name}: {}", field.text),
        );
        if can_be_indexed(field.kind) && field.index < 3 {
            let unique = json!(true);
            let more = [("unique", unique)];
            let index = format!("idx_{}_{}", self.name, short(name));
            self.index(&index, &[name], if field.index == 2 { &more } else { &[] });
        }
    }

    fn is_unique(field: &Field) -> bool {
        can_be_indexed(field.kind) && field.index == 2
    }

    /// Indexes over a part of the rows, and such that cover more than their columns.
    fn more_indexes(&mut self) {
        let fields: Vec<&Field> = self
            .made
            .fields
            .iter()
            .filter(|field| can_be_indexed(field.kind))
            .collect();
        let Some(first) = fields.first() else { return };
        let mut more = Vec::new();
        if self.made.unique {
            more.push(("unique", json!(true)));
        }
        if self.made.covers
            && let Some(last) = fields.last().filter(|last| last.name != first.name)
        {
            more.push(("include", json!([last.name])));
        }
        if self.made.partial {
            let sql = spelled(first.name);
            let index = format!("idx_{}_part", self.name);
            more.push(("where", json!(format!("{sql} IS NOT NULL"))));
            let tree = json!({"not": [{"is_null": [column(first.name)]}]});
            self.parts
                .conditions
                .push(json!({"table": self.name, "constraint": index, "expression": tree}));
        }
        if !more.is_empty() {
            let index = format!("idx_{}_part", self.name);
            self.index(&index, &[first.name], &more);
        }
    }

    fn more_rules(&mut self) {
        if self.made.transitions {
            let sentence = format!("Moods change: {}", self.made.purpose);
            self.field(
                "stands",
                "VARCHAR(20)",
                "NOT NULL",
                Some("'open'"),
                &format!("INV-M-001: {sentence}"),
            );
            let tree = json!({"in": [column("stands"), {"text": "open"}, {"text": "it's shut"}]});
            let name = self.check(
                "stands",
                "stands IN ('open', 'it''s shut')",
                &tree,
                &format!("INV-M-001: {sentence}"),
            );
            self.parts.rules.push(json!({
                "id": "INV-M-001", "sentence": sentence, "declared_on": "A", "table": self.name,
                "columns": ["stands"], "constraint": name,
                "rule": {"form": "transitions", "arrows": [
                    {"from": "open", "to": ["it's shut"]}, {"from": "it's shut", "to": []}]},
            }));
        }
        if self.made.presence {
            self.field("wish", "DATE", "NULL", None, "A.wish");
            self.field(
                "wish_present",
                "BOOLEAN",
                "NOT NULL",
                Some("FALSE"),
                "A.wish",
            );
            let tree = json!({"or": [column("wish_present"), {"is_null": [column("wish")]}]});
            self.check(
                "wish_shape",
                "wish_present OR wish IS NULL",
                &tree,
                "A.wish",
            );
        }
    }
}

/// Within the names of constraints.
fn short(name: &str) -> &str {
    &name[..name.len().min(20)]
}

fn default(ty: &str, text: &str) -> Option<String> {
    Some(match ty {
        "BOOLEAN" => "TRUE".to_owned(),
        "SMALLINT" | "INTEGER" => "-3".to_owned(),
        "BIGINT" => "9223372036854775807".to_owned(),
        "DECIMAL(10,2)" => "-12.50".to_owned(),
        "DECIMAL(1,0)" => "5".to_owned(),
        "VARCHAR(255)" => format!("'{}'", text.replace('\'', "''")),
        "UUID" => "GEN_RANDOM_UUID()".to_owned(),
        "TIMESTAMP" => "NOW()".to_owned(),
        _ => return None,
    })
}

fn can_be_indexed(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Plain("TEXT" | "JSON" | "BYTES" | "VARCHAR(20000)" | "VARCHAR(700)")
    )
}

fn key(column: &str, table: &str, action: &str) -> Value {
    json!({"columns": [column], "references": format!("{table}(id)"), "onDelete": action})
}

/// An aggregate for each table that is no child, with the children that follow it.
fn records(tables: &[Made]) -> Vec<String> {
    let mut records: Vec<Vec<Table<'_>>> = Vec::new();
    for (number, made) in tables.iter().enumerate() {
        let table = Table {
            name: format!("t{number}"),
            made,
            parts: Parts::default(),
        };
        match records.last_mut() {
            Some(record) if made.child => record.push(table),
            _ => records.push(vec![table]),
        }
    }
    let roots: Vec<String> = records
        .iter()
        .map(|record| record[0].name.clone())
        .collect();
    let records = records.into_iter().enumerate();
    records
        .map(|(number, tables)| record(number, tables, &roots))
        .collect()
}

fn record(number: usize, mut tables: Vec<Table<'_>>, roots: &[String]) -> String {
    let root = tables[0].name.clone();
    for (position, table) in tables.iter_mut().enumerate() {
        let made = table.made;
        let id = made.default_id.then_some("GEN_RANDOM_UUID()");
        table.field("id", "UUID", "PRIMARY KEY", id, "Identity");
        if position > 0 {
            table.field("parent_id", "UUID", "NOT NULL", None, "Parent A");
            table.parts.keys.push(key("parent_id", &root, "CASCADE"));
            let name = format!("idx_{}_parent_id", table.name);
            table.index(&name, &["parent_id"], &[]);
        }
        for (place, (target, action)) in made.refers.iter().enumerate() {
            // Nullable, so that circles may be.
            let mut column = format!("refers_{place}");
            if place == 1 {
                let _ = write!(column, "_{}", "x".repeat(50));
            }
            table.field(&column, "UUID", "NULL", None, "A.refers");
            table
                .parts
                .keys
                .push(key(&column, &roots[target % roots.len()], action));
            let name = format!("idx_{}_refers_{place}", table.name);
            table.index(&name, &[&column], &[]);
        }
        for field in &made.fields {
            table.of_field(field);
        }
        table.more_indexes();
        table.more_rules();
        if position == 0 {
            table.field(
                "version",
                "INTEGER",
                "NOT NULL",
                Some("1"),
                "Optimistic locking",
            );
        }
        for audit in ["created_at", "updated_at"] {
            table.field(audit, "TIMESTAMP", "NOT NULL", Some("NOW()"), "Audit");
        }
    }
    let audit = json!({"created": "created_at", "updated": "updated_at"});
    let of_tables = tables.iter().enumerate().map(|(position, table)| {
        json!({
            "id": format!("TBL-A{number}-{:03}", position + 1), "name": table.name, "aggregate": format!("A{number}"),
            "purpose": format!("Rows: {}", table.made.purpose), "source_refs": [],
            "fields": table.parts.fields, "primaryKey": {"columns": ["id"]},
            "indexes": table.parts.indexes, "foreignKeys": table.parts.keys, "checkConstraints": table.parts.checks,
        })
    });
    let entities = tables.iter().enumerate().map(|(position, table)| {
        let mut entity = json!({"table": table.name, "type": format!("made::{}", table.name)});
        if position == 0 {
            entity["version"] = json!("version");
        }
        entity["audit"] = audit.clone();
        entity
    });
    let all = |of: fn(&Parts) -> &Vec<Value>| -> Vec<Value> {
        tables
            .iter()
            .flat_map(|table| of(&table.parts).clone())
            .collect()
    };
    // One sentence an id: each table has a rule of its own.
    let mut rules = all(|parts| &parts.rules);
    for rule in &mut rules {
        rule["id"] = json!(format!(
            "INV-M-{}",
            rule["table"].as_str().unwrap_or_default()
        ));
    }
    json!({
        "format": 1,
        "package": {"name": "made", "version": "0.1.0"},
        "aggregate": {"name": format!("A{number}"), "type": format!("made::{root}")},
        "tables": of_tables.collect::<Vec<_>>(),
        "enums": [{"name": "mood", "values": ["glad", "sad", "so so"], "source": "Mood"}],
        "entities": entities.collect::<Vec<_>>(),
        "types": [{"enum": "mood", "type": "made::Mood", "native": true}],
        "rules": rules,
        "conditions": all(|parts| &parts.conditions),
        "renames": [],
    })
    .to_string()
}
