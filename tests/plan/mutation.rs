//! A model, and what becomes of it.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use tablewright_model::{DataModel, Problems};

use crate::generated::made::{Field, Made, field, made};
use crate::generated::record::records;

/// A table of a model, and which one it is.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) made: Made,
    /// Its Rust type, whatever it is called.
    identity: usize,
    /// Fields that were called otherwise: their names, and what they were before.
    renamed: Vec<(&'static str, &'static str)>,
}

/// The tables of a model in their order, by which they are called.
pub(crate) type Tables = Vec<Table>;

/// One change.
#[derive(Clone, Debug)]
enum Mutation {
    AddField(usize, Field),
    RemoveField(usize, usize),
    /// Another definition under the same name.
    ChangeField(usize, usize, Field),
    /// May be NULL, or may not; has a default, or none; another text, which is a default and a comment.
    LoosenField(usize, usize, Field),
    /// Another name, with a hint or without.
    RenameField(usize, usize, &'static str, bool),
    /// Two fields take each other's name.
    SwapFields(usize, usize, usize),
    MoveField(usize, usize),
    AddTable(Made),
    RemoveTable(usize),
    SwapTables(usize, usize),
    /// What a table has beside its fields.
    ChangeTable(usize, Made),
}

/// Names that no field is made with.
const OTHER_NAMES: &[&str] = &[
    "renamed", "remark", "where", "title_of_it", "state", "a_long_name_that_is_another_one_and_has_sixty_three_letters_too_x",
];

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = || 0..64_usize;
    prop_oneof![
        2 => (at(), field()).prop_map(|(table, field)| Mutation::AddField(table, field)),
        1 => (at(), at()).prop_map(|(table, at)| Mutation::RemoveField(table, at)),
        2 => (at(), at(), field()).prop_map(|(table, at, field)| Mutation::ChangeField(table, at, field)),
        3 => (at(), at(), field()).prop_map(|(table, at, field)| Mutation::LoosenField(table, at, field)),
        3 => (at(), at(), select(OTHER_NAMES), any::<bool>())
            .prop_map(|(table, at, name, is_said)| Mutation::RenameField(table, at, name, is_said)),
        1 => (at(), at(), at()).prop_map(|(table, left, right)| Mutation::SwapFields(table, left, right)),
        1 => (at(), at()).prop_map(|(table, at)| Mutation::MoveField(table, at)),
        1 => made().prop_map(Mutation::AddTable),
        1 => at().prop_map(Mutation::RemoveTable),
        1 => (at(), at()).prop_map(|(left, right)| Mutation::SwapTables(left, right)),
        2 => (at(), made()).prop_map(|(table, made)| Mutation::ChangeTable(table, made)),
    ]
}

/// A model, and another one: what some changes make of the first, or one of its own.
pub(crate) fn pair() -> impl Strategy<Value = [Tables; 2]> {
    let tables = || prop::collection::vec(made(), 1..6);
    let mutations = prop::collection::vec(mutation(), 1..6);
    (tables(), tables(), mutations, 0..6_u8).prop_map(|(before, other, mutations, kind)| {
        let before: Tables = numbered(before);
        if kind == 0 {
            let other = numbered(other);
            return [before, other];
        }
        let mut after = before.clone();
        for (number, mutation) in mutations.into_iter().enumerate() {
            mutate(&mut after, mutation, 100 + number);
        }
        [before, after]
    })
}

fn numbered(tables: Vec<Made>) -> Tables {
    let tables = tables.into_iter().enumerate();
    tables
        .map(|(identity, made)| Table {
            made,
            identity,
            renamed: Vec::new(),
        })
        .collect()
}

fn mutate(tables: &mut Tables, mutation: Mutation, identity: usize) {
    let count = tables.len();
    let has = |table: &Table, name: &str| table.made.fields.iter().any(|of| of.name == name);
    match mutation {
        Mutation::AddTable(made) => tables.push(Table {
            made,
            identity,
            renamed: Vec::new(),
        }),
        Mutation::RemoveTable(at) if count > 1 => _ = tables.remove(at % count),
        Mutation::RemoveTable(_) => {}
        Mutation::SwapTables(left, right) => tables.swap(left % count, right % count),
        Mutation::ChangeTable(at, other) => {
            let made = &mut tables[at % count].made;
            let fields = std::mem::take(&mut made.fields);
            let child = made.child;
            *made = Made {
                fields,
                child,
                ..other
            };
        }
        Mutation::AddField(at, field) => {
            let table = &mut tables[at % count];
            if !has(table, field.name) {
                let place = at / count % (table.made.fields.len() + 1);
                table.made.fields.insert(place, field);
            }
        }
        Mutation::RemoveField(at, of) => {
            let table = &mut tables[at % count];
            if let Some(of) = place(table, of) {
                table.made.fields.remove(of);
            }
        }
        Mutation::MoveField(at, of) => {
            let table = &mut tables[at % count];
            if let Some(of) = place(table, of) {
                let field = table.made.fields.remove(of);
                table.made.fields.push(field);
            }
        }
        Mutation::ChangeField(at, of, field) => {
            let table = &mut tables[at % count];
            if let Some(of) = place(table, of) {
                let name = table.made.fields[of].name;
                table.made.fields[of] = Field { name, ..field };
            }
        }
        Mutation::LoosenField(at, of, field) => {
            let table = &mut tables[at % count];
            if let Some(of) = place(table, of) {
                let Field { name, kind, .. } = table.made.fields[of];
                table.made.fields[of] = Field {
                    name,
                    kind,
                    ..field
                };
            }
        }
        Mutation::RenameField(at, of, name, is_said) => {
            let table = &mut tables[at % count];
            if let Some(of) = place(table, of)
                && !has(table, name)
            {
                rename(table, of, name, is_said);
            }
        }
        Mutation::SwapFields(at, left, right) => {
            let table = &mut tables[at % count];
            if let (Some(left), Some(right)) = (place(table, left), place(table, right))
                && left != right
            {
                let [first, second] = [left, right].map(|of| table.made.fields[of].name);
                rename(table, left, second, true);
                rename(table, right, first, true);
            }
        }
    }
}

fn place(table: &Table, at: usize) -> Option<usize> {
    at.checked_rem(table.made.fields.len())
}

fn rename(table: &mut Table, at: usize, to: &'static str, is_said: bool) {
    let field = &mut table.made.fields[at];
    let from = std::mem::replace(&mut field.name, to);
    let mut renamed = table.renamed.iter_mut();
    match renamed.find(|(now, _)| *now == from) {
        // Its data is where it was first.
        Some((now, _)) => *now = to,
        None if is_said => table.renamed.push((to, from)),
        None => {}
    }
}

/// The model of some tables, which know what they were called in another one.
pub(crate) fn model(tables: &Tables, before: &Tables) -> Result<DataModel, Problems> {
    let made: Vec<Made> = tables.iter().map(|table| table.made.clone()).collect();
    let records = records(&made).into_iter().map(|text| {
        let mut record: Value = serde_json::from_str(&text).expect("JSON");
        identify(&mut record, tables, before);
        record.to_string()
    });
    let records: Vec<String> = records.collect();
    let texts: Vec<&str> = records.iter().map(String::as_str).collect();
    DataModel::of(&texts)
}

/// Gives what is in a record its Rust types, and its previous names.
fn identify(record: &mut Value, tables: &Tables, before: &Tables) {
    let mut renames = Vec::new();
    let entities = record["entities"].as_array_mut().expect("a list");
    let mut types = Vec::new();
    for entity in entities {
        let name = entity["table"].as_str().expect("a name").to_owned();
        let position: usize = name[1..].parse().expect("a number");
        let table = &tables[position];
        let ty = format!("made::E{}", table.identity);
        entity["type"] = json!(ty);
        types.push(ty);
        let mut known = before.iter();
        let former = known.position(|of| of.identity == table.identity);
        let Some(former) = former else { continue };
        if former != position {
            entity["renamed_from"] = json!(format!("t{former}"));
        }
        for (now, from) in &table.renamed {
            let was_there = before[former].made.fields.iter().any(|of| of.name == *from);
            let is_there = table.made.fields.iter().any(|of| of.name == *now);
            if was_there && is_there && now != from {
                renames.push(json!({"table": name, "column": now, "from": from}));
            }
        }
    }
    record["aggregate"]["type"] = json!(types[0]);
    record["renames"] = json!(renames);
}
