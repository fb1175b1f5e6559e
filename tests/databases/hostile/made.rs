//! Tables that are made by chance.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use crate::hostile::words::{COLUMNS, DECLARED, METHODS, TABLES, texts};

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Plain(&'static str),
    /// A check of the shape: `_range`.
    Ranged,
    /// A check of the values.
    Listed,
    Native,
    /// A state machine, whose column is a native enum or a listed one.
    States {
        native: bool,
        named: bool,
    },
    Reference(&'static str),
}

pub(crate) fn kinds() -> Vec<Kind> {
    let plain = [
        "INTEGER",
        "BOOLEAN",
        "UUID",
        "JSON",
        "TEXT",
        "INET",
        "DATE",
        "REAL",
        "VARCHAR(10)",
        "VARCHAR(60)",
        "VARCHAR(400)",
        "DECIMAL(10,2)",
    ];
    let mut kinds: Vec<Kind> = plain.map(Kind::Plain).into();
    kinds.extend(vec![Kind::Ranged; 3]);
    kinds.extend(vec![Kind::Listed; 3]);
    kinds.extend(vec![Kind::Native; 2]);
    for (native, named) in [(true, false), (false, false), (false, true)] {
        kinds.push(Kind::States { native, named });
    }
    for action in ["SET NULL", "SET NULL", "RESTRICT", "CASCADE"] {
        kinds.push(Kind::Reference(action));
    }
    kinds
}

/// What is said over the first columns of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Rule {
    /// A check that both columns are there or not, perhaps named.
    Both(Option<&'static str>),
    /// The same in the SQL of each engine.
    Sql(Option<&'static str>),
    /// A unique index over the first, perhaps where the second is there.
    Unique(Option<&'static str>, bool),
}

fn rule() -> impl Strategy<Value = Rule> {
    let name = prop::option::of(select(DECLARED));
    prop_oneof![
        name.clone().prop_map(Rule::Both),
        name.clone().prop_map(Rule::Sql),
        (name, any::<bool>()).prop_map(|(name, partial)| Rule::Unique(name, partial)),
    ]
}

#[derive(Clone, Debug)]
pub(crate) struct Index {
    pub(crate) name: Option<&'static str>,
    pub(crate) columns: usize,
    pub(crate) method: Option<&'static str>,
    pub(crate) unique: bool,
    pub(crate) include: usize,
    /// Whether letters of its texts count alike, whether its last column descends, and whether NULL
    /// is the same as NULL.
    pub(crate) compared: [bool; 3],
}

fn index() -> impl Strategy<Value = Index> {
    (
        prop::option::of(select(DECLARED)),
        1..4_usize,
        prop::option::of(select(METHODS)),
        prop::bool::weighted(0.2),
        prop_oneof![3 => Just(0_usize), 1 => 1..3_usize],
        prop::array::uniform3(prop::bool::weighted(0.2)),
    )
        .prop_map(|(name, columns, method, unique, include, compared)| Index {
            name,
            columns,
            method,
            unique,
            include,
            compared,
        })
}

/// Many columns of one type.
#[derive(Clone, Debug)]
pub(crate) struct Many {
    pub(crate) ty: &'static str,
    pub(crate) count: usize,
    pub(crate) nullable: bool,
    pub(crate) with_default: bool,
    pub(crate) long_source: bool,
}

fn many() -> impl Strategy<Value = Option<Many>> {
    let sizes = prop_oneof![
        (Just("VARCHAR(60)"), 25..45_usize),
        (Just("VARCHAR(10)"), 150..400_usize),
        (Just("VARCHAR(64)"), 200..400_usize),
        (Just("VARCHAR(1000)"), 10..20_usize),
        (Just("UUID"), 450..560_usize),
        (Just("TEXT"), 350..400_usize),
        (Just("DECIMAL(38,0)"), 440..500_usize),
        (Just("TIMESTAMP"), 60..300_usize),
        (Just("INTEGER"), 980..1_050_usize),
        (Just("INTEGER"), 1_580..1_620_usize),
        (Just("INTEGER"), 1_980..2_010_usize),
    ];
    let of = (
        sizes,
        any::<bool>(),
        prop::bool::weighted(0.3),
        any::<bool>(),
    )
        .prop_map(|((ty, count), nullable, with_default, long_source)| Many {
            ty,
            count,
            nullable,
            with_default,
            long_source,
        });
    prop_oneof![6 => Just(None), 1 => of.prop_map(Some)]
}

#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) name: &'static str,
    pub(crate) columns: Vec<(&'static str, Kind, bool)>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) many: Option<Many>,
    pub(crate) indexes_of_many: usize,
    pub(crate) text: String,
}

pub(crate) fn made() -> impl Strategy<Value = Made> {
    let kinds = select(kinds());
    let column = (select(COLUMNS), kinds, any::<bool>());
    (
        // What everybody names, more often than what few do.
        prop_oneof![2 => select(&TABLES[..4]), 1 => select(TABLES)],
        prop::collection::vec(column, 1..5),
        prop::collection::vec(rule(), 0..2),
        prop::collection::vec(index(), 0..2),
        many(),
        prop_oneof![8 => Just(0_usize), 1 => 55..70_usize],
        prop_oneof![5 => Just("plain".to_owned()), 1 => select(texts())],
    )
        .prop_map(
            |(name, mut columns, rules, indexes, many, indexes_of_many, text)| {
                let mut known = BTreeSet::new();
                columns.retain(|(name, ..)| known.insert(*name));
                Made {
                    name,
                    columns,
                    rules,
                    indexes,
                    many,
                    indexes_of_many,
                    text,
                }
            },
        )
}

/// One of two tables whose generated names are the same.
pub(crate) fn twin(name: &'static str, column: &'static str, kind: &Kind) -> Made {
    Made {
        name,
        columns: vec![(column, kind.clone(), true)],
        rules: Vec::new(),
        indexes: Vec::new(),
        many: None,
        indexes_of_many: 0,
        text: "plain".to_owned(),
    }
}
