//! A table as a record lists it.

use serde_json::{Value, json};

use crate::generated::made::{Field, Kind, Made};

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
pub(crate) struct Parts {
    pub(crate) fields: Vec<Value>,
    pub(crate) indexes: Vec<Value>,
    pub(crate) keys: Vec<Value>,
    pub(crate) checks: Vec<Value>,
    pub(crate) conditions: Vec<Value>,
    pub(crate) rules: Vec<Value>,
}

pub(crate) struct Table<'m> {
    pub(crate) name: String,
    pub(crate) made: &'m Made,
    pub(crate) parts: Parts,
}

impl Table<'_> {
    pub(crate) fn field(&mut self, name: &str, ty: &str, constraints: &str, source: &str) {
        let field = json!({"name": name, "type": ty, "constraints": constraints, "source": source});
        self.parts.fields.push(field);
    }

    /// The default of the field that is the last one so far.
    pub(crate) fn defaults_to(&mut self, default: Option<&str>) {
        if let (Some(default), Some(field)) = (default, self.parts.fields.last_mut()) {
            field["default"] = json!(default);
        }
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

    pub(crate) fn index(&mut self, name: &str, columns: &[&str], more: &[(&str, Value)]) {
        let mut index = json!({"name": name, "columns": columns, "purpose": format!("Found by {}", self.made.purpose)});
        for (key, value) in more {
            index[*key] = value.clone();
        }
        self.parts.indexes.push(index);
    }

    pub(crate) fn of_field(&mut self, field: &Field) {
        let name = field.name;
        let (ty, default) = self.of_kind(field);
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
            &format!("A.{name}: {}", field.text),
        );
        self.defaults_to(default.as_deref());
        if can_be_indexed(field.kind) && field.index < 3 {
            let unique = json!(true);
            let more = [("unique", unique)];
            let index = format!("idx_{}_{}", self.name, short(name));
            self.index(&index, &[name], if field.index == 2 { &more } else { &[] });
        }
    }

    /// The type and the default of a field; adds the check that its kind has.
    fn of_kind(&mut self, field: &Field) -> (&'static str, Option<String>) {
        let (name, sql) = (field.name, spelled(field.name));
        match field.kind {
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
        }
    }

    fn is_unique(field: &Field) -> bool {
        can_be_indexed(field.kind) && field.index == 2
    }

    /// Indexes over a part of the rows, and such that cover more than their columns.
    pub(crate) fn more_indexes(&mut self) {
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
        if self.made.unique && self.made.covers {
            more.push(("nullsEqual", json!(true)));
        }
        if self.made.partial && !self.made.unique {
            more.push(("descending", json!([first.name])));
        }
        if self.made.partial && matches!(first.kind, Kind::Plain(ty) if ty.starts_with("VARCHAR")) {
            more.push(("lowercase", json!([first.name])));
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
        let texts = fields.iter();
        let mut texts = texts.filter(|field| field.kind == Kind::Plain("VARCHAR(255)"));
        if let Some(text) = texts.next() {
            let index = format!("idx_{}_class", self.name);
            let classes = json!(["", "text_pattern_ops"]);
            self.index(&index, &["id", text.name], &[("operatorClasses", classes)]);
        }
        if self.made.covers {
            let said = |engine: &str, sql: &str| json!({"engine": engine, "sql": sql});
            let all = [
                said("postgres", "USING btree ((id IS NULL), id DESC)"),
                said("mysql", "(id DESC)"),
                said("sqlite", "(id DESC) WHERE id IS NOT NULL"),
            ];
            // Not each engine is told.
            let sql = &all[..2 + usize::from(self.made.partial)];
            let index = format!("idx_{}_sql", self.name);
            self.index(&index, &[], &[("sql", json!(sql))]);
        }
    }

    /// A view of it, where engines are told of one.
    pub(crate) fn script(&self) -> Option<Value> {
        let name = format!("view_{}", self.name);
        let both = |sql: &str| {
            let said = |engine: &str| json!({"engine": engine, "sql": sql});
            json!([said("postgres"), said("mysql"), said("sqlite")])
        };
        let table = &self.name;
        self.made.presence.then(|| {
            json!({
                "name": name, "table": table, "purpose": format!("Ids: {}", self.made.purpose),
                "create": both(&format!("CREATE VIEW {name} AS SELECT id FROM {table}")),
                "drop": both(&format!("DROP VIEW {name}")),
            })
        })
    }

    pub(crate) fn more_rules(&mut self) {
        if self.made.transitions {
            // One sentence an id: each table has a rule of its own.
            let id = format!("INV-M-{}", self.name.to_uppercase());
            let sentence = format!("Moods change: {}", self.made.purpose);
            self.field(
                "stands",
                "VARCHAR(20)",
                "NOT NULL",
                &format!("{id}: {sentence}"),
            );
            self.defaults_to(Some("'open'"));
            let tree = json!({"in": [column("stands"), {"text": "open"}, {"text": "it's shut"}]});
            let name = self.check(
                "stands",
                "stands IN ('open', 'it''s shut')",
                &tree,
                &format!("{id}: {sentence}"),
            );
            self.parts.rules.push(json!({
                "id": id, "sentence": sentence, "declared_on": "A", "table": self.name,
                "columns": ["stands"], "constraint": name,
                "rule": {"form": "transitions", "arrows": [
                    {"from": "open", "to": ["it's shut"]}, {"from": "it's shut", "to": []}]},
            }));
        }
        if self.made.presence {
            self.field("wish", "DATE", "NULL", "A.wish");
            self.field("wish_present", "BOOLEAN", "NOT NULL", "A.wish");
            self.defaults_to(Some("FALSE"));
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
