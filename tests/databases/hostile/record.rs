//! The record of a table.

use serde_json::{Value, json};

use crate::hostile::made::{Index, Kind, Made, Rule};

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
    fn field(&mut self, name: &str, ty: &str, constraints: &str, source: &str) {
        let field = json!({"name": name, "type": ty, "constraints": constraints, "source": source});
        self.fields.push(field);
    }

    /// The default of the field that is the last one so far.
    fn defaults_to(&mut self, default: Option<&str>) {
        if let (Some(default), Some(field)) = (default, self.fields.last_mut()) {
            field["default"] = json!(default);
        }
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

/// 54 bytes and eight hexadecimal digits of FNV-1a, where a name is too long.
fn short(name: &str) -> String {
    if name.len() <= 63 {
        return name.to_owned();
    }
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{}_{hash:08x}", &name[..54])
}

/// What the tables of a model have in common.
pub(crate) struct Domain<'a> {
    /// The tables that there are.
    pub(crate) targets: &'a [&'a str],
    /// The enum of the database, and its values.
    pub(crate) of_enum: &'a str,
    pub(crate) values: &'a [String],
}

pub(crate) fn record(number: usize, made: &Made, domain: &Domain<'_>) -> String {
    let table = made.name;
    let mut parts = Parts::default();
    parts.field("id", "UUID", "PRIMARY KEY", "Identity");
    for (name, kind, nullable) in &made.columns {
        let column = Column {
            number,
            made,
            domain,
            name,
            source: format!("A.{name}: {}", made.text),
        };
        column.add_to(&mut parts, kind, *nullable);
    }
    for rule in &made.rules {
        of_rule(&mut parts, made, number, rule);
    }
    for index in &made.indexes {
        of_index(&mut parts, made, index);
    }
    many_columns(&mut parts, made);
    parts.field("version", "INTEGER", "NOT NULL", "Optimistic locking");
    parts.defaults_to(Some("1"));
    for audit in ["created_at", "updated_at"] {
        parts.field(audit, "TIMESTAMP", "NOT NULL", "Audit");
        parts.defaults_to(Some("NOW()"));
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

/// Many columns of one type, and many indexes.
fn many_columns(parts: &mut Parts, made: &Made) {
    let many = made.many.iter();
    for (many, at) in many.flat_map(|many| (0..many.count).map(move |at| (many, at))) {
        let null = if many.nullable { "NULL" } else { "NOT NULL" };
        let default = (many.with_default && many.ty.starts_with("VARCHAR")).then_some("'x'");
        let source = if many.long_source {
            "A.of.many ".repeat(20)
        } else {
            "A.many".to_owned()
        };
        parts.field(&format!("many_{at}"), many.ty, null, &source);
        parts.defaults_to(default);
    }
    for at in 0..made.indexes_of_many {
        let name = format!("indexed_{at}");
        parts.field(&name, "SMALLINT", "NOT NULL", "A.indexed");
        parts.index(json!({"name": short(&format!("idx_{}_{name}", made.name)), "columns": [name], "purpose": "Many"}));
    }
}

fn listed(name: &str) -> Value {
    json!({"in": [{"column": name}, {"text": "open"}, {"text": "it's shut"}]})
}

/// A column in the making.
struct Column<'a> {
    number: usize,
    made: &'a Made,
    domain: &'a Domain<'a>,
    name: &'a str,
    source: String,
}

impl Column<'_> {
    fn add_to(&self, parts: &mut Parts, kind: &Kind, nullable: bool) {
        let (table, name, source) = (self.made.name, self.name, &self.source);
        let null = if nullable { "NULL" } else { "NOT NULL" };
        match kind {
            Kind::Plain(ty) => parts.field(name, ty, null, source),
            Kind::Ranged => {
                let tree =
                    json!({"between": [{"column": name}, {"integer": "0"}, {"integer": "255"}]});
                parts.field(name, "SMALLINT", null, source);
                let check = short(&format!("chk_{table}_{name}_range"));
                parts.check(table, &check, &tree, &format!("A.{name}"));
            }
            Kind::Listed => {
                parts.field(name, "VARCHAR(20)", null, source);
                parts.check(table, &self.check(), &listed(name), &format!("A.{name}"));
            }
            Kind::Native => {
                parts.field(name, self.domain.of_enum, null, source);
                self.declare_enum(parts);
            }
            Kind::States { native, named } => self.add_states(parts, *native, *named),
            Kind::Reference(action) => {
                let targets = self.domain.targets;
                let target = targets[name.len() % targets.len()];
                parts.field(name, "UUID", "NULL", source);
                parts.keys.push(json!({"columns": [name], "references": format!("{target}(id)"), "onDelete": action}));
                parts.index(json!({"name": short(&format!("idx_{table}_{name}")), "columns": [name], "purpose": "Look up"}));
            }
        }
    }

    /// The name of its check.
    fn check(&self) -> String {
        short(&format!("chk_{}_{}", self.made.name, self.name))
    }

    fn declare_enum(&self, parts: &mut Parts) {
        let (name, values) = (self.domain.of_enum, self.domain.values);
        parts.enums = vec![json!({"name": name, "values": values, "source": "Mood"})];
        parts.types = vec![json!({"enum": name, "type": "made::Mood", "native": true})];
    }

    /// A state machine of two states.
    fn add_states(&self, parts: &mut Parts, is_native: bool, is_named: bool) {
        let (table, name, source) = (self.made.name, self.name, &self.source);
        let id = format!("INV-S-{}-{}", self.number, parts.fields.len());
        let sentence = &self.made.text;
        let mut constraint = None;
        let mut states = ("open", "it's shut");
        if is_native {
            parts.field(name, self.domain.of_enum, "NOT NULL", source);
            self.declare_enum(parts);
            states = (&self.domain.values[0], &self.domain.values[1]);
        } else {
            parts.field(name, "VARCHAR(20)", "NOT NULL", source);
            let said = if is_named {
                "chk_ta_b_c".to_owned()
            } else {
                self.check()
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
    let [lowercase, descending, nulls_equal] = index.compared;
    let types = made.columns.iter().take(columns.len());
    let is_text =
        |kind: &Kind| matches!(kind, Kind::Plain(ty) if *ty == "TEXT" || ty.starts_with("VARCHAR"));
    let texts = types.filter(|(_, kind, ..)| is_text(kind));
    let texts: Vec<&str> = texts.map(|(name, ..)| *name).collect();
    if lowercase && !texts.is_empty() {
        of["lowercase"] = json!(texts);
    }
    if descending {
        of["descending"] = json!([columns[columns.len() - 1]]);
    }
    if nulls_equal {
        of["nullsEqual"] = json!(true);
    }
    parts.index(of);
}
