//! A domain is compiled once, whatever is made of its model.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::project::Project;

const DOMAIN: &str = "//! A domain.
use rust_decimal::Decimal;
use tablewright::{Aggregate, Id};

/// A book that can be borrowed.
#[derive(Aggregate)]
pub struct Book {
    /// Its identity.
    pub id: Id<Book>,
    /// What it costs.
    #[column(precision = 10, scale = 2)]
    pub price: Decimal,
}
";

/// The crates of a domain.
const CRATES: [&str; 2] = ["domain", "tablewright"];

/// The crates that Cargo built, or found fresh, with their features.
struct Built {
    features: BTreeMap<String, BTreeSet<String>>,
    compiled: BTreeSet<String>,
}

fn cargo(project: &Project, arguments: &[&str]) -> Built {
    let all = [
        arguments,
        &["--offline", "--quiet", "--message-format=json"],
    ]
    .concat();
    let done = project.cargo(&all);
    assert!(done.is_success, "{}", done.stderr);
    let mut built = Built {
        features: BTreeMap::new(),
        compiled: BTreeSet::new(),
    };
    for line in done.stdout.lines() {
        let message: Value = serde_json::from_str(line).expect("JSON");
        let is_library = message["target"]["kind"] == serde_json::json!(["lib"]);
        if message["reason"] != "compiler-artifact" || !is_library {
            continue;
        }
        let name = message["target"]["name"]
            .as_str()
            .expect("a name")
            .to_owned();
        let features = built.features.entry(name.clone()).or_default();
        features.insert(message["features"].to_string());
        if message["fresh"] == false {
            built.compiled.insert(name);
        }
    }
    built
}

#[test]
fn a_domain_is_compiled_for_one_set_of_features() {
    let project = Project::of_domain("once", DOMAIN);
    let checked = cargo(&project, &["check"]);
    let built = cargo(&project, &["build"]);
    let exported = cargo(&project, &["build", "--example", "export"]);
    for name in CRATES {
        let features = [&checked, &built, &exported].map(|of| &of.features[name]);
        assert_eq!(features[0].len(), 1, "{name}: {features:?}");
        assert!(
            features.iter().all(|of| of == &features[0]),
            "{name}: {features:?}"
        );
        assert!(
            !exported.compiled.contains(name),
            "{name} is compiled again"
        );
    }
    // Without the command line there is nothing of it: neither serde nor SQL.
    let known: Vec<&str> = checked.features.keys().map(String::as_str).collect();
    assert!(
        !known.iter().any(|name| name.starts_with("tablewright_")),
        "{known:?}"
    );
    assert!(!known.contains(&"serde"), "{known:?}");
    assert!(exported.features.contains_key("tablewright_cli"));
}
