//! Lock files in which one thing is different.

use serde_json::{Map, Value, json};

/// One step of a path into a JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Key(String),
    Item(usize),
}

/// A lock file in which one thing is different, and where.
pub(crate) struct Mutation {
    pub(crate) what: String,
    pub(crate) path: Vec<Step>,
    pub(crate) file: Value,
}

/// Every leaf and every element changed, removed and added, and every two neighbours exchanged; of
/// these, one in so many.
pub(crate) fn mutations(file: &Value, step: usize) -> Vec<Mutation> {
    let mut mutations = Mutations {
        found: Vec::new(),
        count: 0,
        step,
    };
    collect(file, file, &mut Vec::new(), &mut mutations);
    mutations.found
}

struct Mutations {
    found: Vec<Mutation>,
    count: usize,
    step: usize,
}

impl Mutations {
    /// Whether the next one is to be made.
    fn is_next(&mut self) -> bool {
        self.count += 1;
        self.count.is_multiple_of(self.step)
    }
}

fn collect(file: &Value, at: &Value, path: &mut Vec<Step>, mutations: &mut Mutations) {
    let mut mutate = |what: &str, value: Value, at: Option<&String>| {
        if !mutations.is_next() {
            return;
        }
        let mut file = file.clone();
        *get(&mut file, path) = value;
        let mut path = path.clone();
        path.extend(at.cloned().map(Step::Key));
        mutations.found.push(Mutation {
            what: format!("{what} at {path:?}"),
            path,
            file,
        });
    };
    match at {
        Value::Null => {}
        Value::Bool(value) => mutate("negated", json!(!value), None),
        Value::Number(number) => {
            mutate("counted on", json!(number.as_u64().unwrap_or(0) + 1), None);
        }
        Value::String(text) => {
            mutate("appended", json!(format!("{text}x")), None);
            // A column without an operator class has an empty one beside those that have.
            if !text.is_empty() {
                mutate("emptied", json!(""), None);
            }
            if let Some(other) = other_case(text) {
                mutate("in other letters", json!(other), None);
            }
        }
        Value::Array(items) => {
            for index in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(index);
                mutate("without an item", json!(fewer), None);
                if index > 0 {
                    let mut exchanged = items.clone();
                    exchanged.swap(index - 1, index);
                    mutate("exchanged", json!(exchanged), None);
                }
            }
            let mut more = items.clone();
            more.push(items.last().cloned().unwrap_or_else(|| json!("x")));
            mutate("with an item", json!(more), None);
        }
        Value::Object(entries) => {
            for key in entries.keys() {
                let mut fewer: Map<String, Value> = entries.clone();
                fewer.remove(key);
                mutate("without a key", json!(fewer), Some(key));
            }
            let mut more = entries.clone();
            more.insert("more".to_owned(), json!("x"));
            mutate("with a key", json!(more), None);
        }
    }
    inside(file, at, path, mutations);
}

/// The mutations of what a value holds.
fn inside(file: &Value, at: &Value, path: &mut Vec<Step>, mutations: &mut Mutations) {
    match at {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Item(index));
                collect(file, item, path, mutations);
                path.pop();
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                path.push(Step::Key(key.clone()));
                collect(file, value, path, mutations);
                path.pop();
            }
        }
        _ => {}
    }
}

fn other_case(text: &str) -> Option<String> {
    let first = text.chars().next()?;
    let other = if first.is_lowercase() {
        first.to_uppercase().to_string()
    } else {
        first.to_lowercase().to_string()
    };
    let other = other + &text[first.len_utf8()..];
    (other != text).then_some(other)
}

fn get<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Item(index) => &mut value[*index],
    })
}
