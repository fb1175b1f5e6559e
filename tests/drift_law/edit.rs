//! A model that is edited, and what is known of the edits.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use tablewright_model::Kind;

/// The lists of a record, and those inside of its tables.
pub(crate) const LISTS: &[(Kind, &str, bool)] = &[
    (Kind::Column, "fields", true),
    (Kind::Index, "indexes", true),
    (Kind::ForeignKey, "foreignKeys", true),
    (Kind::Check, "checkConstraints", true),
    (Kind::Rule, "rules", false),
    (Kind::Rename, "renames", false),
    (Kind::Script, "scripts", false),
];

/// The lists of a record that name tables.
const NAMING: [&str; 4] = ["entities", "rules", "renames", "scripts"];

/// The keys of the objects of a list that may be changed, the first of which names them.
fn keys(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Column => &["name", "type", "default", "source"],
        Kind::Index => &["name", "columns", "purpose", "where", "method"],
        Kind::Script => &["name", "purpose"],
        Kind::ForeignKey => &["columns", "references"],
        Kind::Check => &["name", "expression", "source"],
        Kind::Rule => &["id", "sentence", "columns", "constraint"],
        _ => &["from"],
    }
}

/// An edit of a model, by numbers that choose what it is of.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) what: u8,
    pub(crate) record: usize,
    pub(crate) table: usize,
    pub(crate) list: usize,
    pub(crate) item: usize,
    pub(crate) other: usize,
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let numbers = (0..14_u8, 0..8_usize, 0..8_usize, 0..LISTS.len());
    (numbers, 0..64_usize, 0..64_usize).prop_map(|((what, record, table, list), item, other)| {
        Edit {
            what,
            record,
            table,
            list,
            item,
            other,
        }
    })
}

/// A model that is edited, and what is known of the edits.
pub(crate) struct Edited {
    pub(crate) file: Value,
    /// How many values were set, and objects added, removed and moved.
    pub(crate) edits: usize,
    /// The lists in which something was moved: the record, what the table was called, and the kind.
    pub(crate) moved: Vec<(usize, String, Kind)>,
    /// What the tables of a record were called.
    pub(crate) former_tables: BTreeMap<(usize, String), String>,
    /// Makes every new value another one.
    pub(crate) count: usize,
}

impl Edited {
    pub(crate) fn of(file: &Value, edits: &[Edit]) -> Self {
        let mut edited = Self {
            file: file.clone(),
            edits: 0,
            moved: Vec::new(),
            former_tables: BTreeMap::new(),
            count: 0,
        };
        for edit in edits {
            edited.apply(edit);
        }
        edited
    }

    fn fresh(&mut self, stem: &str) -> Value {
        self.count += 1;
        json!(format!("{stem}_{}", self.count))
    }

    fn apply(&mut self, edit: &Edit) {
        let records = self.file["records"].as_array().expect("records").len();
        let record = edit.record % records;
        match edit.what {
            8 => self.rename_table(record, edit),
            9 => self.edit_enum(record, edit),
            10 => self.edit_table(record, edit),
            11 => self.edit_tables(record, edit),
            12 => self.rename_column(record, edit),
            13 => self.edit_uses(record, edit),
            _ => self.edit_list(record, edit),
        }
    }

    pub(crate) fn table<'v>(
        file: &'v mut Value,
        record: usize,
        edit: &Edit,
    ) -> Option<&'v mut Value> {
        let tables = file["records"][record]["tables"].as_array_mut()?;
        let count = tables.len();
        tables.get_mut(edit.table % count)
    }

    /// Adds, removes, changes or moves an object of a list.
    fn edit_list(&mut self, record: usize, edit: &Edit) {
        let (kind, list, is_inside) = LISTS[edit.list];
        let fresh = self.fresh("new");
        let Some(table) = Self::table(&mut self.file, record, edit) else {
            return;
        };
        let table_name = table["name"].as_str().expect("a name").to_owned();
        let list = if is_inside {
            table.get_mut(list)
        } else {
            self.file["records"][record].get_mut(list)
        };
        // There are scripts where there is one.
        let Some(all) = list.and_then(Value::as_array_mut) else {
            return;
        };
        // Of a list of the record, those of one table.
        let is_of_table = |item: &Value| is_inside || item["table"] == table_name.as_str();
        let items: Vec<usize> = (0..all.len()).filter(|at| is_of_table(&all[*at])).collect();
        if items.is_empty() {
            return;
        }
        let (item, other) = (
            items[edit.item % items.len()],
            items[edit.other % items.len()],
        );
        match edit.what {
            0 | 1 => {
                all.insert(other, copied(&all[item], kind, fresh, edit.what == 0));
            }
            2 | 3 => {
                all.remove(item);
            }
            4 | 5 => {
                let moved = all.remove(item);
                all.insert(other, moved);
                let former = self.former_tables.get(&(record, table_name.clone()));
                let table = former.cloned().unwrap_or(table_name);
                self.moved.push((record, table, kind));
            }
            _ => {
                let keys = keys(kind);
                let key = keys[edit.other % keys.len()];
                let is_list = all[item][key].is_array();
                let value = worded(kind, key, fresh);
                all[item][key] = if is_list { json!([value]) } else { value };
            }
        }
        self.edits += 1;
    }

    /// Gives a table another name, wherever its record names it; with its former one, or without.
    fn rename_table(&mut self, record: usize, edit: &Edit) {
        let name = self.fresh("table");
        let of_record = &mut self.file["records"][record];
        let tables = of_record["tables"].as_array_mut().expect("tables");
        let at = edit.table % tables.len();
        let former = tables[at]["name"].clone();
        tables[at]["name"] = name.clone();
        self.edits += 1;
        for list in NAMING {
            let items = of_record.get_mut(list).and_then(Value::as_array_mut);
            for item in items.into_iter().flatten() {
                if item["table"] == former {
                    item["table"] = name.clone();
                    if list == "entities" && edit.item.is_multiple_of(2) {
                        item["renamed_from"] = former.clone();
                        self.edits += 1;
                    }
                }
            }
        }
        let text = |value: &Value| value.as_str().expect("a name").to_owned();
        let known = self.former_tables.remove(&(record, text(&former)));
        let first = known.unwrap_or_else(|| text(&former));
        self.former_tables.insert((record, text(&name)), first);
    }

    /// Gives a column another name and the path of that, says its former one, and perhaps moves it.
    fn rename_column(&mut self, record: usize, edit: &Edit) {
        let name = self.fresh("column");
        let Some(table) = Self::table(&mut self.file, record, edit) else {
            return;
        };
        let of = table["name"].clone();
        let fields = table["fields"].as_array_mut().expect("fields");
        let at = edit.item % fields.len();
        let to = edit.other % fields.len();
        let former = fields[at]["name"].clone();
        fields[at]["name"] = name.clone();
        // Of a column that a rule is the source of, that stays.
        let source = fields[at]["source"].as_str().expect("a source").to_owned();
        if let Some((owner, _)) = source.rsplit_once('.').filter(|_| !source.contains(' ')) {
            let name = name.as_str().expect("a name");
            fields[at]["source"] = json!(format!("{owner}.{name}"));
        }
        let moved = fields.remove(at);
        fields.insert(to, moved);
        let renames = self.file["records"][record]["renames"].as_array_mut();
        let rename = json!({"table": of, "column": name, "from": former});
        renames.expect("renames").push(rename);
        // One line for the column, one for its former name, and one for its place.
        self.edits += 3;
        let table = of.as_str().expect("a name").to_owned();
        let first = self.former_tables.get(&(record, table.clone()));
        let first = first.cloned().unwrap_or(table);
        self.moved.push((record, first, Kind::Column));
    }

    /// Adds, removes or changes a rule wherever a type is used that declares it.
    fn edit_uses(&mut self, record: usize, edit: &Edit) {
        let fresh = self.fresh("rule");
        let all = self.file["records"][record]["rules"].as_array_mut();
        let all = all.expect("a list");
        if all.is_empty() {
            return;
        }
        let rule = all[edit.item % all.len()].clone();
        let is_use = |other: &Value| {
            other["id"] == rule["id"] && other["declared_on"] == rule["declared_on"]
        };
        // Nothing tells apart the uses of a rule without columns.
        let uses = all.iter().filter(|other| is_use(other));
        let uses: BTreeSet<String> = uses
            .map(|of| json!([of["table"], of["columns"], of["sentence"]]).to_string())
            .collect();
        match edit.other % 3 {
            0 => {
                let mut at = 0;
                while at < all.len() {
                    if is_use(&all[at]) {
                        let mut copy = all[at].clone();
                        copy["id"] = worded(Kind::Rule, "id", fresh.clone());
                        all.insert(at + 1, copy);
                    }
                    at += 1;
                }
            }
            1 => all.retain(|other| !is_use(other)),
            _ => {
                for of in all.iter_mut().filter(|of| is_use(of)) {
                    of["sentence"] = fresh.clone();
                }
            }
        }
        self.edits += uses.len();
    }

    /// Adds or removes a value of an enum.
    fn edit_enum(&mut self, record: usize, edit: &Edit) {
        let value = self.fresh("value");
        let enums = self.file["records"][record]["enums"]
            .as_array_mut()
            .expect("enums");
        if enums.is_empty() {
            return;
        }
        let count = enums.len();
        let name = enums[edit.list % count]["name"].clone();
        let is_gone = edit.item.is_multiple_of(2);
        // Wherever it is used: an enum is one.
        for record in self.file["records"].as_array_mut().expect("records") {
            for of in record["enums"].as_array_mut().expect("enums") {
                if of["name"] == name {
                    let values = of["values"].as_array_mut().expect("values");
                    if is_gone && values.len() > 1 {
                        values.remove(edit.other % values.len());
                    } else {
                        values.insert(edit.other % (values.len() + 1), value.clone());
                    }
                }
            }
        }
        self.edits += 1;
    }

    /// Changes what a table is for, or what its rows are called.
    fn edit_table(&mut self, record: usize, edit: &Edit) {
        let fresh = self.fresh("said");
        let Some(table) = Self::table(&mut self.file, record, edit) else {
            return;
        };
        let key = ["id", "purpose"][edit.item % 2];
        table[key] = fresh;
        self.edits += 1;
    }

    /// Adds a table of columns of its own, removes one that is not the root's, or moves it.
    fn edit_tables(&mut self, record: usize, edit: &Edit) {
        let name = self.fresh("added");
        let column = self.fresh("column");
        let of_record = &mut self.file["records"][record];
        let tables = of_record["tables"].as_array_mut().expect("tables");
        let at = 1 + edit.table % tables.len();
        match edit.item % 3 {
            0 => {
                let mut table = tables[0].clone();
                let mut fields = table["fields"].as_array().expect("fields").clone();
                fields.truncate(2);
                fields[1]["name"] = column;
                for list in ["indexes", "foreignKeys", "checkConstraints"] {
                    table[list] = json!([]);
                }
                (table["name"], table["fields"]) = (name.clone(), json!(fields));
                tables.insert(at, table);
                let entity = json!({"table": name, "type": format!("new::{name}")});
                let entities = of_record["entities"].as_array_mut().expect("entities");
                entities.insert(at, entity);
            }
            1 if at < tables.len() => {
                let name = tables.remove(at)["name"].clone();
                for list in NAMING {
                    if let Some(list) = of_record.get_mut(list).and_then(Value::as_array_mut) {
                        list.retain(|item| item["table"] != name);
                    }
                }
            }
            _ if at < tables.len() => {
                let to = 1 + edit.other % (tables.len() - 1);
                let moved = tables.remove(at);
                tables.insert(to, moved);
                let order: Vec<Value> = tables.iter().map(|table| table["name"].clone()).collect();
                let place = |item: &Value| order.iter().position(|name| *name == item["table"]);
                for list in NAMING {
                    if let Some(list) = of_record.get_mut(list).and_then(Value::as_array_mut) {
                        list.sort_by_key(place);
                    }
                }
                self.moved.push((record, String::new(), Kind::Table));
            }
            _ => return,
        }
        self.edits += 1;
    }
}

/// A new value as its key takes it: not every text is an id or a target.
fn worded(kind: Kind, key: &str, fresh: Value) -> Value {
    let text = fresh.as_str().unwrap_or_default();
    match (kind, key) {
        (Kind::Rule, "id") => json!(text.to_uppercase().replace('_', "-")),
        (_, "references") => json!(format!("{text}(id)")),
        _ => fresh,
    }
}

/// As another object, but for its name; of a rule, one more use of it, elsewhere, or the very same.
fn copied(object: &Value, kind: Kind, fresh: Value, is_elsewhere: bool) -> Value {
    let mut copy = object.clone();
    if kind == Kind::Rule {
        if is_elsewhere && copy["columns"] != json!([]) {
            copy["columns"] = json!([fresh]);
        }
    } else if kind == Kind::ForeignKey || kind == Kind::Rename {
        let key = if kind == Kind::Rename {
            "column"
        } else {
            "columns"
        };
        copy[key] = if kind == Kind::Rename {
            fresh
        } else {
            json!([fresh])
        };
    } else {
        copy["name"] = fresh;
    }
    copy
}
