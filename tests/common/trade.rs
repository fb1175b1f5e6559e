//! A domain of any size that looks like one: aggregates of one to five tables, some to which many
//! others refer, rules of all forms, state machines.

use serde_json::{Value, json};

const NOUNS: [&str; 24] = [
    "Customer",
    "Account",
    "Product",
    "Category",
    "Supplier",
    "Warehouse",
    "Employee",
    "Order",
    "Invoice",
    "Payment",
    "Shipment",
    "Cart",
    "Coupon",
    "Review",
    "Ticket",
    "Contract",
    "Policy",
    "Claim",
    "Asset",
    "Location",
    "Campaign",
    "Budget",
    "Project",
    "Vehicle",
];
const KINDS: [&str; 10] = [
    "", "Archive", "Draft", "Template", "Schedule", "Rule", "Group", "Profile", "Event", "Snapshot",
];
const PARTS: [&str; 6] = ["Line", "Note", "Address", "Attachment", "Tag", "Allocation"];
const COLUMNS: [(&str, &str); 12] = [
    ("code", "VARCHAR(20)"),
    ("title", "VARCHAR(200)"),
    ("kind", "VARCHAR(50)"),
    ("amount", "DECIMAL(12,2)"),
    ("street", "VARCHAR(100)"),
    ("postal_code", "VARCHAR(10)"),
    ("email", "VARCHAR(255)"),
    ("starts_on", "DATE"),
    ("is_active", "BOOLEAN"),
    ("rank", "SMALLINT"),
    ("external_reference", "VARCHAR(64)"),
    ("approved_by", "VARCHAR(100)"),
];

/// The records of a domain of so many tables, up to five an aggregate; `is_before`, as it was some
/// changes ago.
pub(crate) fn records(tables: usize, is_before: bool) -> Vec<String> {
    of_size(tables, 5, is_before)
}

/// The same, of aggregates of up to so many tables.
pub(crate) fn of_size(tables: usize, most: usize, is_before: bool) -> Vec<String> {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let (mut records, mut left, mut number) = (Vec::new(), tables, 0);
    while left > 0 {
        let count = (1 + chance.below(most)).min(left);
        left -= count;
        let aggregate = Aggregate { number, is_before };
        let record = aggregate.record(count, &mut chance);
        // One is new, and one is gone.
        if aggregate.is_there(number) {
            records.push(record.to_string());
        }
        number += 1;
    }
    records
}

/// Numbers by chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("less than that")
    }
}

struct Aggregate {
    number: usize,
    is_before: bool,
}

fn name_of(number: usize) -> String {
    let (noun, kind) = (NOUNS[number % NOUNS.len()], number / NOUNS.len());
    let more = kind / KINDS.len();
    let more = if more == 0 {
        String::new()
    } else {
        format!("V{more}")
    };
    format!("{noun}{}{more}", KINDS[kind % KINDS.len()])
}

fn part_of(number: usize) -> String {
    let part = PARTS[number % PARTS.len()];
    match number / PARTS.len() {
        0 => part.to_owned(),
        more => format!("{part}V{more}"),
    }
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

fn table_of(number: usize) -> String {
    format!("{}s", snake(&name_of(number)))
}

impl Aggregate {
    fn is_there(&self, number: usize) -> bool {
        number != if self.is_before { 11 } else { 12 }
    }

    fn record(&self, count: usize, chance: &mut Chance) -> Value {
        let (name, root) = (name_of(self.number), table_of(self.number));
        let id = format!("AGG-A{}-001", self.number);
        let mut tables = vec![self.root(&name, &root, chance)];
        for position in 1..count {
            tables.push(self.part((&name, &root), (&part_of(position - 1), position), chance));
        }
        let audit = json!({"created": "created_at", "updated": "updated_at"});
        let entities = tables.iter().map(|table| {
            let table = table["name"].as_str().expect("a name");
            json!({"table": table, "type": format!("trade::{table}"), "audit": audit})
        });
        let entities: Vec<Value> = entities.collect();
        json!({
            "format": 1,
            "package": {"name": "trade", "version": "0.1.0"},
            "aggregate": {"name": name, "type": format!("trade::{name}"), "id": id},
            "tables": tables,
            "enums": [{"name": "state", "values": ["draft", "open", "closed"], "source": "State"}],
            "entities": entities,
            "types": [{"enum": "state", "type": "trade::State", "native": false}],
            "rules": self.rules(&name, &root),
            "conditions": [],
            "renames": [],
        })
    }

    fn root(&self, name: &str, root: &str, chance: &mut Chance) -> Value {
        let state = format!("INV-A{}-001: Only what is open is closed", self.number);
        let mut fields = vec![
            field("id", "UUID", "PRIMARY KEY", "Identity"),
            json!({"name": "state", "type": "VARCHAR(20)", "constraints": "NOT NULL", "default": "'draft'", "source": state}),
            field(
                "email",
                "VARCHAR(255)",
                "NOT NULL UNIQUE",
                &format!("{name}.email"),
            ),
        ];
        let keys = self.references(&mut fields, name, 3, chance);
        self.columns(&mut fields, name, chance);
        json!({
            "id": format!("TBL-A{}-001", self.number), "name": root, "aggregate": name,
            "purpose": format!("What the company knows of a {}.", name.to_lowercase()),
            "source_refs": [format!("AGG-A{}-001", self.number), format!("INV-A{}-001", self.number)],
            "fields": fields, "primaryKey": {"columns": ["id"]},
            "indexes": [{"name": format!("idx_{root}_email"), "columns": ["email"], "purpose": "Login", "unique": true}],
            "foreignKeys": keys,
            "checkConstraints": [{"name": format!("chk_{root}_state"), "expression": "state IN ('draft', 'open', 'closed')", "source": state}],
        })
    }

    fn part(
        &self,
        (name, root): (&str, &str),
        (part, position): (&str, usize),
        chance: &mut Chance,
    ) -> Value {
        let entity = format!("{name}{part}");
        let table = format!("{}s", snake(&entity));
        let column = format!("{}_id", root.trim_end_matches('s'));
        let mut fields = vec![
            field("id", "UUID", "PRIMARY KEY", "Identity"),
            field(&column, "UUID", "NOT NULL", &format!("Parent {name}")),
        ];
        let mut keys = vec![
            json!({"columns": [column], "references": format!("{root}(id)"), "onDelete": "CASCADE"}),
        ];
        keys.extend(self.references(&mut fields, &entity, 2, chance));
        self.columns(&mut fields, &entity, chance);
        json!({
            "id": format!("TBL-A{}-{:03}", self.number, position + 1), "name": table, "aggregate": name,
            "purpose": format!("One of what belongs to a {}.", name.to_lowercase()),
            "source_refs": [format!("AGG-A{}-001", self.number)],
            "fields": fields, "primaryKey": {"columns": ["id"]},
            "indexes": [{"name": format!("idx_{table}_parent"), "columns": [column], "purpose": "Load with its parts"}],
            "foreignKeys": keys, "checkConstraints": [],
        })
    }

    /// References to aggregates that are near, and to the first ones, which many refer to; some to
    /// itself.
    fn references(
        &self,
        fields: &mut Vec<Value>,
        entity: &str,
        most: usize,
        chance: &mut Chance,
    ) -> Vec<Value> {
        let mut keys: Vec<Value> = Vec::new();
        for _ in 0..chance.below(most) {
            let to = match chance.below(8) {
                0..3 => chance.below(6).min(self.number),
                3 => self.number,
                _ => self.number.saturating_sub(chance.below(12)),
            };
            let column = format!("{}_ref", table_of(to));
            let known = fields.iter().any(|field| field["name"] == column.as_str());
            let constraints = if chance.below(3) == 0 {
                "NULL"
            } else {
                "NOT NULL"
            };
            if known || !self.is_there(to) {
                continue;
            }
            let action = if constraints == "NULL" {
                "SET NULL"
            } else {
                "RESTRICT"
            };
            // A table cannot need itself.
            let constraints = if to == self.number {
                "NULL"
            } else {
                constraints
            };
            fields.push(field(
                &column,
                "UUID",
                constraints,
                &format!("{entity}.{column}"),
            ));
            keys.push(json!({"columns": [column], "references": format!("{}(id)", table_of(to)), "onDelete": action}));
        }
        keys
    }

    fn columns(&self, fields: &mut Vec<Value>, entity: &str, chance: &mut Chance) {
        let first = chance.below(COLUMNS.len());
        for step in 0..=chance.below(6) {
            let (name, ty) = COLUMNS[(first + step) % COLUMNS.len()];
            if fields.iter().any(|field| field["name"] == name) {
                continue;
            }
            // Every fourth aggregate has changed.
            let is_other = self.is_before && self.number % 4 == 1;
            match (is_other, step) {
                (true, 0) => fields.push(field(name, "TEXT", "NULL", &format!("{entity}.{name}"))),
                (true, 1) => fields.push(field(
                    "legacy_code",
                    "BIGINT",
                    "NULL",
                    &format!("{entity}.legacy"),
                )),
                _ => fields.push(field(name, ty, "NOT NULL", &format!("{entity}.{name}"))),
            }
        }
        fields.push(field("created_at", "TIMESTAMP", "NOT NULL", "Audit"));
        fields.push(field("updated_at", "TIMESTAMP", "NOT NULL", "Audit"));
    }

    fn rules(&self, name: &str, root: &str) -> Vec<Value> {
        let rule = |number: usize,
                    sentence: &str,
                    columns: &[&str],
                    constraint: Option<String>,
                    form: Value| {
            json!({
                "id": format!("INV-A{}-00{number}", self.number), "sentence": sentence,
                "declared_on": name, "table": root, "columns": columns,
                "constraint": constraint, "rule": form,
            })
        };
        let back = if self.is_before {
            json!(["draft"])
        } else {
            json!(["draft", "closed"])
        };
        let mut arrows = vec![
            json!({"from": "draft", "to": ["open"]}),
            json!({"from": "open", "to": back}),
        ];
        // Some are long, and stay where they are.
        if self.number % 7 == 3 {
            arrows.extend((1..12).map(|step| {
                let [from, to] = [step, step + 1].map(|step| format!("waits_for_{step}"));
                json!({"from": from, "to": [from, to]})
            }));
        }
        let mut rules = vec![
            rule(
                1,
                "Only what is open is closed",
                &["state"],
                Some(format!("chk_{root}_state")),
                json!({"form": "transitions", "arrows": arrows}),
            ),
            rule(
                2,
                "One login each",
                &["email"],
                Some(format!("idx_{root}_email")),
                json!({"form": "unique"}),
            ),
        ];
        let form = match self.number % 3 {
            0 => "documented",
            1 => "assert",
            _ => return rules,
        };
        rules.push(rule(
            3,
            "Somebody is responsible",
            &[],
            None,
            json!({"form": form}),
        ));
        rules
    }
}

fn field(name: &str, ty: &str, constraints: &str, source: &str) -> Value {
    json!({"name": name, "type": ty, "constraints": constraints, "source": source})
}
