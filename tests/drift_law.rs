//! The law of changes, for pairs of models that random edits have made: each change is true of both
//! sides, there are no more changes than edits and no two lines are the same, what is the same on
//! both sides is never mentioned, and nothing that differs is left out.

#[path = "drift/domain.rs"]
mod domain;
#[path = "drift/uses.rs"]
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Loan, Member, Title};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use tablewright::Aggregate;
use tablewright_model::DataModel;
use tablewright_model::{Change, How, Kind, Lock};
use uses::{Bill, Payer};

/// The records of the domains, as a lock file holds them.
fn bases() -> Vec<Value> {
    let of = |records: &[&str]| {
        let model = DataModel::of(records).expect("a model");
        serde_json::from_str(&Lock::of(&model).to_string()).expect("JSON")
    };
    vec![
        of(&[Bill::DATA_MODEL, Payer::DATA_MODEL]),
        of(&[Member::DATA_MODEL, Title::DATA_MODEL, Loan::DATA_MODEL]),
        of(&[shop::Customer::DATA_MODEL, shop::Order::DATA_MODEL]),
    ]
}

/// The lists of a record, and those inside of its tables.
const LISTS: &[(Kind, &str, bool)] = &[
    (Kind::Column, "fields", true),
    (Kind::Index, "indexes", true),
    (Kind::ForeignKey, "foreignKeys", true),
    (Kind::Check, "checkConstraints", true),
    (Kind::Rule, "rules", false),
    (Kind::Rename, "renames", false),
];

/// The keys of the objects of a list that may be changed, the first of which names them.
fn keys(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Column => &["name", "type", "default", "source"],
        Kind::Index => &["name", "columns", "purpose", "where", "method"],
        Kind::ForeignKey => &["columns", "references"],
        Kind::Check => &["name", "expression", "source"],
        Kind::Rule => &["id", "sentence", "columns", "constraint"],
        _ => &["from"],
    }
}

/// An edit of a model, by numbers that choose what it is of.
#[derive(Clone, Debug)]
struct Edit {
    what: u8,
    record: usize,
    table: usize,
    list: usize,
    item: usize,
    other: usize,
}

fn edit() -> impl Strategy<Value = Edit> {
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
struct Edited {
    file: Value,
    /// How many values were set, and objects added, removed and moved.
    edits: usize,
    /// The lists in which something was moved: the record, what the table was called, and the kind.
    moved: Vec<(usize, String, Kind)>,
    /// What the tables of a record were called.
    former_tables: BTreeMap<(usize, String), String>,
    /// Makes every new value another one.
    count: usize,
}

impl Edited {
    fn of(file: &Value, edits: &[Edit]) -> Self {
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

    fn table<'v>(file: &'v mut Value, record: usize, edit: &Edit) -> Option<&'v mut Value> {
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
            &mut table[list]
        } else {
            &mut self.file["records"][record][list]
        };
        let all = list.as_array_mut().expect("a list");
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
        let mut edits = 1;
        match edit.what {
            // As another one, but for its name; of a rule, one more use of it, or the very same.
            0 | 1 => {
                let mut copy = all[item].clone();
                if kind == Kind::Rule {
                    if edit.what == 0 && copy["columns"] != json!([]) {
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
                all.insert(other, copy);
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
                all[item][key] = if is_list { json!([fresh]) } else { fresh };
                edits = 1;
            }
        }
        self.edits += edits;
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
        for list in ["entities", "rules", "renames"] {
            for item in of_record[list].as_array_mut().expect("a list") {
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
                        copy["id"] = fresh.clone();
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
                for list in ["entities", "rules", "renames"] {
                    let list = of_record[list].as_array_mut().expect("a list");
                    list.retain(|item| item["table"] != name);
                }
            }
            _ if at < tables.len() => {
                let to = 1 + edit.other % (tables.len() - 1);
                let moved = tables.remove(at);
                tables.insert(to, moved);
                let order: Vec<Value> = tables.iter().map(|table| table["name"].clone()).collect();
                for list in ["entities", "rules", "renames"] {
                    let list = of_record[list].as_array_mut().expect("a list");
                    list.sort_by_key(|item| order.iter().position(|name| *name == item["table"]));
                }
                self.moved.push((record, String::new(), Kind::Table));
            }
            _ => return,
        }
        self.edits += 1;
    }
}

/// What is to be found in a change: the objects of a kind on one side, beside what they are of.
struct Side<'v> {
    file: &'v Value,
    /// What a table is called on the other side.
    former_tables: &'v BTreeMap<(usize, String), String>,
}

/// An object: its record, its table, and itself, where it names its table without that.
type Found = (usize, String, Map<String, Value>);

impl Side<'_> {
    fn records(&self) -> &[Value] {
        self.file["records"].as_array().expect("records")
    }

    /// All objects of a kind, with tables under the names that these have at first.
    fn all(&self, kind: Kind) -> Vec<Found> {
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
            for item in record[list].as_array().expect("a list") {
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
fn without(of: &[Found], others: &[Found]) -> Vec<Found> {
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

fn name(kind: Kind, object: &Map<String, Value>) -> String {
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
fn value(object: &Map<String, Value>, key: &str) -> Option<Value> {
    let mut value = object.get(key.split('.').next()?)?;
    for inner in key.split('.').skip(1) {
        value = value.get(inner)?;
    }
    Some(value.clone())
}

fn told(value: Option<&String>) -> Option<Value> {
    value.map(|text| serde_json::from_str(text).expect("JSON"))
}

/// Two models, and what each has that the other has not.
struct Pair<'v> {
    before: Side<'v>,
    after: Side<'v>,
    /// What the tables of the edited side were called.
    former_tables: &'v BTreeMap<(usize, String), String>,
}

impl Pair<'_> {
    /// What each side has by itself of a kind.
    fn only(&self, kind: Kind) -> [Vec<Found>; 2] {
        let (before, after) = (self.before.all(kind), self.after.all(kind));
        [without(&before, &after), without(&after, &before)]
    }

    /// Whether a change is true, and of what is not the same on both sides.
    fn is_true(&self, change: &Change, moved: &[(usize, String, Kind)]) -> bool {
        let [before, after] = self.only(change.kind);
        let is_called = |(_, _, object): &&Found| name(change.kind, object) == change.name;
        match &change.how {
            How::Added => after.iter().any(|found| is_called(&found)),
            How::Removed => before.iter().any(|found| is_called(&found)),
            How::Changed {
                key,
                before: old,
                after: new,
            } => {
                let (old, new) = (told(old.as_ref()), told(new.as_ref()));
                let has_new = after
                    .iter()
                    .filter(is_called)
                    .any(|(_, _, object)| value(object, key) == new);
                has_new
                    && before
                        .iter()
                        .any(|(_, _, object)| value(object, key) == old)
            }
            How::Moved => self.has_moved(change, moved),
        }
    }

    /// Whether an edit moved something in the list of a change; or what it names was removed and
    /// added again, so that it went past something that has one name on both sides.
    fn has_moved(&self, change: &Change, moved: &[(usize, String, Kind)]) -> bool {
        let first = |record: usize, name: &str| {
            let former = self.former_tables.get(&(record, name.to_owned()));
            former.cloned().unwrap_or_else(|| name.to_owned())
        };
        let is_edited = moved.iter().any(|(record, table, kind)| {
            *kind == change.kind
                && (change.kind == Kind::Table || *table == first(*record, &change.table))
        });
        let sides = [&self.before, &self.after].map(|side| {
            let mut list = side.all(change.kind);
            list.retain(|(record, table, _)| *table == first(*record, &change.table));
            list
        });
        let by_name = |object: &Map<String, Value>| name(change.kind, object);
        let whole = |object: &Map<String, Value>| json!(object).to_string();
        let is_called = |object: &Map<String, Value>| by_name(object) == change.name;
        is_edited || goes_past(&sides, by_name, is_called) || goes_past(&sides, whole, is_called)
    }

    /// What differs, and is not mentioned; what is in a table that is new or gone is not.
    fn unmentioned(&self, changes: &[Change]) -> Vec<Found> {
        let tables = self.only(Kind::Table).map(|tables| {
            let names = tables.into_iter().map(|(record, table, _)| (record, table));
            names.collect::<Vec<_>>()
        });
        let all = [&self.before, &self.after].map(|side| {
            let tables = side.all(Kind::Table).into_iter();
            tables
                .map(|(record, table, _)| (record, table))
                .collect::<Vec<_>>()
        });
        let kinds = LISTS.iter().map(|(kind, ..)| *kind);
        let mut missing = Vec::new();
        for kind in kinds.chain([Kind::Table, Kind::Enum]) {
            let names: Vec<&str> = changes
                .iter()
                .filter(|change| change.kind == kind && change.how != How::Moved)
                .map(|change| change.name.as_str())
                .collect();
            let [_, after] = self.only(kind);
            for found in after {
                let place = (found.0, found.1.clone());
                let is_in_new = kind != Kind::Table
                    && kind != Kind::Enum
                    && !all[0].contains(&place)
                    && tables[1].contains(&place);
                if !is_in_new && !names.contains(&name(kind, &found.2).as_str()) {
                    missing.push(found);
                }
            }
        }
        missing
    }
}

/// Whether an object stands on another side of a second one than it did. An object is known by
/// what is there once on each side.
fn goes_past(
    sides: &[Vec<Found>; 2],
    known_by: impl Fn(&Map<String, Value>) -> String,
    is_it: impl Fn(&Map<String, Value>) -> bool,
) -> bool {
    let places = sides.each_ref().map(|list| {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, (.., object)) in list.iter().enumerate() {
            places.entry(known_by(object)).or_default().push(place);
        }
        places.retain(|_, places| places.len() == 1);
        places
    });
    let [old, new] = &places;
    let both = |name: &String| Some((old.get(name)?[0], new.get(name)?[0]));
    sides[1]
        .iter()
        .filter(|found| is_it(&found.2))
        .any(|found| {
            let Some((old_place, new_place)) = both(&known_by(&found.2)) else {
                return false;
            };
            new.keys().filter_map(both).any(|(old_other, new_other)| {
                (old_place < old_other) != (new_place < new_other) && old_place != old_other
            })
        })
}

/// The law, of a model and one that edits made of it, and the other way round.
fn holds(base: &Value, edits: &[Edit]) -> Result<(), TestCaseError> {
    let edited = Edited::of(base, edits);
    let none = BTreeMap::new();
    let side = |file, former_tables| Side {
        file,
        former_tables,
    };
    let forth = Pair {
        before: side(base, &none),
        after: side(&edited.file, &edited.former_tables),
        former_tables: &edited.former_tables,
    };
    let back = Pair {
        before: side(&edited.file, &edited.former_tables),
        after: side(base, &none),
        former_tables: &edited.former_tables,
    };
    holds_for(&forth, &edited)?;
    holds_for(&back, &edited)
}

fn holds_for(pair: &Pair<'_>, edited: &Edited) -> Result<(), TestCaseError> {
    let read = |side: &Side<'_>| Lock::read(&side.file.to_string()).expect("a lock file");
    let (old, new) = (read(&pair.before), read(&pair.after));
    let changes = old.changes(new.records());
    let lines: Vec<String> = changes.iter().map(ToString::to_string).collect();
    let distinct: BTreeSet<&String> = lines.iter().collect();
    let is_repeated = distinct.len() < lines.len();
    let lines = lines.join("\n");
    prop_assert!(!is_repeated, "the same line twice:\n{lines}");
    let count = edited.edits;
    prop_assert!(changes.len() <= count, "{count} edits:\n{lines}");
    for change in &changes {
        let is_true = pair.is_true(change, &edited.moved);
        prop_assert!(is_true, "{change} ({:?})\nof\n{lines}", change.how);
    }
    let missing = pair.unmentioned(&changes);
    prop_assert!(missing.is_empty(), "{missing:?}\nof\n{lines}");
    prop_assert!(old.changes(old.records()).is_empty());
    Ok(())
}

/// How many pairs of models are compared.
fn pairs() -> u32 {
    let said = std::env::var("DRIFT_PAIRS").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(1000)
}

#[test]
fn changes_are_true_and_no_more_than_edits() {
    let bases = bases();
    let config = ProptestConfig {
        cases: pairs(),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let pairs = (0..bases.len(), prop::collection::vec(edit(), 0..5));
    let law = |(base, edits): (usize, Vec<Edit>)| holds(&bases[base], &edits);
    if let Err(error) = TestRunner::new(config).run(&pairs, law) {
        panic!("{error}");
    }
}
