//! Models of names and sizes that an engine might not take: what their words are made from meets
//! what scripts make, what engines keep for themselves, and what they have room for.

mod made;
mod record;
mod words;

use std::collections::BTreeSet;

use made::{kinds, made, twin};
use proptest::prelude::*;
use proptest::sample::select;
use record::{Domain, record};
use words::{ENUMS, values};

/// The records of a model, which its review may refuse.
pub(crate) fn records() -> impl Strategy<Value = Vec<String>> {
    let of_enum = (
        select(ENUMS),
        prop_oneof![3 => Just(values()[0].clone()), 1 => select(values())],
    );
    let twins = prop_oneof![1 => Just(None), 1 => select(kinds()).prop_map(Some)];
    let tables = (prop::collection::vec(made(), 1..4), twins).prop_map(|(mut tables, twins)| {
        if let Some(kind) = twins {
            tables.splice(0..0, [twin("ta", "b_c", &kind), twin("ta_b", "c", &kind)]);
        }
        tables
    });
    (tables, of_enum).prop_map(|(mut tables, (name, values))| {
        let mut known = BTreeSet::new();
        tables.retain(|table| known.insert(table.name));
        let targets: Vec<&str> = tables.iter().map(|table| table.name).collect();
        let tables = tables.iter().enumerate();
        let domain = Domain {
            targets: &targets,
            of_enum: name,
            values: &values,
        };
        let records = tables.map(|(number, made)| record(number, made, &domain));
        records.collect()
    })
}
