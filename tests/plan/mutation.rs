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
    pub(crate) identity: usize,
    /// Fields that were called otherwise: their names, and what they were before.
    pub(crate) renamed: Vec<(&'static str, &'static str)>,
}

/// A model in the making.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    /// Its tables in their order, by which they are called.
    pub(crate) tables: Vec<Table>,
    /// The values of the enum that is a type of the database.
    moods: Vec<&'static str>,
}

/// The values of the enum, and what becomes of them: some more, some less, in another order.
const MOODS: &[&[&str]] = &[
    &["glad", "sad", "so so"],
    &["glad", "sad", "so so", "it's fine"],
    &["awed", "bored", "glad", "calm", "sad", "so so"],
    &["glad", "so so"],
    &["sad", "glad", "so so"],
    &["glad"],
];

/// One change.
#[derive(Clone, Debug)]
enum Mutation {
    AddTable(Made),
    RemoveTable(usize),
    SwapTables(usize, usize),
    /// What a table has beside its fields.
    ChangeTable(usize, Made),
    ChangeMoods(&'static [&'static str]),
    /// A new field at a place of a table.
    AddField(usize, usize, Field),
    /// A field of a table.
    ChangeField(usize, usize, FieldMutation),
}

/// One change of a field.
#[derive(Clone, Debug)]
enum FieldMutation {
    Remove,
    Move,
    /// Another definition under the same name.
    Replace(Field),
    /// May be NULL, or may not; has a default, or none; another text, which is a default and a comment.
    Loosen(Field),
    /// Another name, with a hint or without.
    Rename(&'static str, bool),
    /// It and another one take each other's name.
    Swap(usize),
}

/// Names that no field is made with.
const OTHER_NAMES: &[&str] = &[
    "renamed",
    "remark",
    "where",
    "title_of_it",
    "state",
    "a_long_name_that_is_another_one_and_has_sixty_three_letters_too_x",
];

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = || 0..64_usize;
    let of_field = prop_oneof![
        1 => Just(FieldMutation::Remove),
        1 => Just(FieldMutation::Move),
        2 => field().prop_map(FieldMutation::Replace),
        3 => field().prop_map(FieldMutation::Loosen),
        3 => (select(OTHER_NAMES), any::<bool>())
            .prop_map(|(name, is_said)| FieldMutation::Rename(name, is_said)),
        1 => at().prop_map(FieldMutation::Swap),
    ];
    prop_oneof![
        1 => made().prop_map(Mutation::AddTable),
        1 => at().prop_map(Mutation::RemoveTable),
        1 => (at(), at()).prop_map(|(left, right)| Mutation::SwapTables(left, right)),
        2 => (at(), made()).prop_map(|(table, made)| Mutation::ChangeTable(table, made)),
        1 => select(MOODS).prop_map(Mutation::ChangeMoods),
        2 => (at(), at(), field())
            .prop_map(|(table, at, field)| Mutation::AddField(table, at, field)),
        10 => (at(), at(), of_field)
            .prop_map(|(table, at, change)| Mutation::ChangeField(table, at, change)),
    ]
}

/// A model, and another one: what some changes make of the first, or one of its own.
pub(crate) fn pair() -> impl Strategy<Value = [Domain; 2]> {
    let tables = || prop::collection::vec(made(), 1..6);
    let mutations = prop::collection::vec(mutation(), 1..6);
    (tables(), tables(), mutations, 0..6_u8).prop_map(|(before, other, mutations, kind)| {
        let before = numbered(before);
        if kind == 0 {
            return [before, numbered(other)];
        }
        let mut after = before.clone();
        for (number, mutation) in mutations.into_iter().enumerate() {
            mutate(&mut after, mutation, 100 + number);
        }
        [before, after]
    })
}

fn numbered(tables: Vec<Made>) -> Domain {
    let tables = tables.into_iter().enumerate();
    let tables = tables.map(|(identity, made)| Table {
        made,
        identity,
        renamed: Vec::new(),
    });
    Domain {
        tables: tables.collect(),
        moods: MOODS[0].to_vec(),
    }
}

fn mutate(domain: &mut Domain, mutation: Mutation, identity: usize) {
    let tables = &mut domain.tables;
    let count = tables.len();
    match mutation {
        Mutation::AddTable(made) => tables.push(Table {
            made,
            identity,
            renamed: Vec::new(),
        }),
        Mutation::ChangeMoods(moods) => domain.moods = moods.to_vec(),
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
        Mutation::AddField(at, place, field) => {
            let table = &mut tables[at % count];
            if !table.has(field.name) {
                let place = place % (table.made.fields.len() + 1);
                table.made.fields.insert(place, field);
            }
        }
        Mutation::ChangeField(at, place, change) => {
            let table = &mut tables[at % count];
            if let Some(place) = place.checked_rem(table.made.fields.len()) {
                change_field(table, place, change);
            }
        }
    }
}

fn change_field(table: &mut Table, at: usize, change: FieldMutation) {
    let fields = &mut table.made.fields;
    let Field { name, kind, .. } = fields[at];
    match change {
        FieldMutation::Remove => _ = fields.remove(at),
        FieldMutation::Move => {
            let field = fields.remove(at);
            fields.push(field);
        }
        FieldMutation::Replace(field) => fields[at] = Field { name, ..field },
        FieldMutation::Loosen(field) => {
            fields[at] = Field {
                name,
                kind,
                ..field
            };
        }
        FieldMutation::Rename(to, is_said) => {
            if !table.has(to) {
                rename(table, at, to, is_said);
            }
        }
        FieldMutation::Swap(other) => {
            let other = other % fields.len();
            let other_name = fields[other].name;
            if other != at {
                rename(table, at, other_name, true);
                rename(table, other, name, true);
            }
        }
    }
}

impl Table {
    fn has(&self, name: &str) -> bool {
        self.made.fields.iter().any(|of| of.name == name)
    }
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

impl Domain {
    /// The model, whose tables and columns know what they were called in another one.
    pub(crate) fn model(&self, before: Option<&Self>) -> Result<DataModel, Problems> {
        let made: Vec<Made> = self.tables.iter().map(|table| table.made.clone()).collect();
        let records = records(&made).into_iter().map(|text| {
            let mut record: Value = serde_json::from_str(&text).expect("JSON");
            self.identify(&mut record, before.map_or(&[], |of| &of.tables));
            record["enums"][0]["values"] = json!(self.moods);
            record.to_string()
        });
        let records: Vec<String> = records.collect();
        let texts: Vec<&str> = records.iter().map(String::as_str).collect();
        DataModel::of(&texts)
    }

    /// Gives what is in a record its Rust types, and its previous names.
    fn identify(&self, record: &mut Value, before: &[Table]) {
        let (mut types, mut renames) = (Vec::new(), Vec::new());
        for entity in record["entities"].as_array_mut().expect("a list") {
            let name = entity["table"].as_str().expect("a name").to_owned();
            let position: usize = name[1..].parse().expect("a number");
            let table = &self.tables[position];
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
                if before[former].has(from) && table.has(now) && now != from {
                    renames.push(json!({"table": name, "column": now, "from": from}));
                }
            }
        }
        record["aggregate"]["type"] = json!(types[0]);
        record["renames"] = json!(renames);
    }
}
