//! The law of changes, for pairs of models that random edits have made: each change is true of both
//! sides, there are no more changes than edits and no two lines are the same, what is the same on
//! both sides is never mentioned, and nothing that differs is left out.

#[path = "../drift/domain.rs"]
mod domain;
mod edit;
mod pair;
mod side;
#[path = "../drift/uses.rs"]
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Loan, Member, Title};
use edit::{Edit, Edited, edit};
use pair::Pair;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use side::Side;
use tablewright::Aggregate;
use tablewright_model::{DataModel, Lock};
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
        prop_assert!(is_true, "{change} ({:?})\nof\n{lines}", change.what);
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
