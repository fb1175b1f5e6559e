//! What is to be found in a change.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use tablewright_model::{Kind, Object};

use crate::edit::LISTS;

/// What is to be found in a change: the objects of a kind on one side, beside what they are of.
pub(crate) struct Side<'v> {
    pub(crate) file: &'v Value,
    /// What a table is called on the other side.
    pub(crate) former_tables: &'v BTreeMap<(usize, String), String>,
}

/// An object: its record, its table, and itself, where it names its table without that.
pub(crate) type Found = (usize, String, Map<String, Value>);

impl Side<'_> {
    pub(crate) fn records(&self) -> &[Value] {
        self.file["records"].as_array().expect("records")
    }

    /// All objects of a kind, with tables under the names that these have at first.
    pub(crate) fn all(&self, kind: Kind) -> Vec<Found> {
        let mut found = Vec::new();
        for (number, record) in self.records().iter().enumerate() {
            let first = |name: &Value| {
                let name = name.as_str().unwrap_or_default().to_owned();
                let former = self.former_tables.get(&(number, name.clone()));
                former.cloned().unwrap_or(name)
            };
            let list = match kind {
                Kind::Table => "tables",
                Kind::Entity => "entities",
                Kind::Rule => "rules",
                Kind::Rename => "renames",
                Kind::Script => "scripts",
                Kind::Enum => "enums",
                Kind::EnumType => "types",
                _ => {
                    let (_, list, _) = LISTS.iter().find(|(of, ..)| *of == kind).expect("a list");
                    for table in record["tables"].as_array().expect("tables") {
                        for item in table[*list].as_array().expect("a list") {
                            let object = item.as_object().expect("an object").clone();
                            found.push((number, first(&table["name"]), object));
                        }
                    }
                    continue;
                }
            };
            let items = record[list].as_array();
            for item in items.into_iter().flatten() {
                let mut object = item.as_object().expect("an object").clone();
                let table = match kind {
                    Kind::Table => {
                        object.retain(|_, value| !is_of_objects(value));
                        first(&item["name"])
                    }
                    _ => object
                        .remove("table")
                        .map_or_else(String::new, |name| first(&name)),
                };
                found.push((number, table, object));
            }
        }
        found
    }
}

fn is_of_objects(value: &Value) -> bool {
    let objects = value
        .as_array()
        .is_some_and(|items| items.iter().all(Value::is_object));
    objects || value.is_object()
}

/// The objects of the first list that the second one does not have, counted.
pub(crate) fn without(of: &[Found], others: &[Found]) -> Vec<Found> {
    let mut others = others.to_vec();
    let mut left = Vec::new();
    for object in of {
        match others.iter().position(|other| other == object) {
            Some(same) => {
                others.swap_remove(same);
            }
            None => left.push(object.clone()),
        }
    }
    left
}

fn name_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Rule => "id",
        Kind::ForeignKey => "columns",
        Kind::Entity => "type",
        Kind::Rename => "column",
        Kind::EnumType => "enum",
        _ => "name",
    }
}

pub(crate) fn name(kind: Kind, object: &Map<String, Value>) -> String {
    match object.get(name_key(kind)) {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Array(names)) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            names.join(", ")
        }
        _ => String::new(),
    }
}

/// The value of a key as a change tells it.
pub(crate) fn value(object: &Map<String, Value>, key: &str) -> Option<Value> {
    let mut value = object.get(key.split('.').next()?)?;
    for inner in key.split('.').skip(1) {
        value = value.get(inner)?;
    }
    Some(value.clone())
}

/// Both sides of an object, as they are written.
pub(crate) fn told(object: Object<'_>) -> [Map<String, Value>; 2] {
    macro_rules! both {
        ($($kind:ident)*) => {
            match object {
                $(Object::$kind(of) => {
                    [of.before(), of.after()].map(|it| serde_json::to_value(it).expect("JSON"))
                })*
                _ => panic!("{object:?}"),
            }
        };
    }
    let both = both!(
        Aggregate Table Entity Column Index ForeignKey Check Rule Rename Script Enum EnumType
    );
    both.map(|side| match side {
        Value::Object(object) => object,
        other => panic!("one side is {other}"),
    })
}
