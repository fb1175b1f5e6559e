//! What Cargo says of the crates of the workspace.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Fails where a crate of the workspace depends on one that it may not, or is not listed.
///
/// What only its tests need is not looked at.
pub(crate) fn assert_allowed(allowed: &[(&str, &[&str])]) {
    let allowed: BTreeMap<&str, &[&str]> = allowed.iter().copied().collect();
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    let mut found = Vec::new();
    for package in packages {
        let name = text(&package["name"]);
        // Examples and tests may depend on all of them.
        if !name.starts_with("tablewright") || name == "tablewright-tests" {
            continue;
        }
        found.push(name);
        let may = allowed.get(name).copied();
        let may =
            may.unwrap_or_else(|| panic!("`{name}` is not listed: say what it may depend on"));
        let dependencies = package["dependencies"].as_array().expect("dependencies");
        for dependency in dependencies
            .iter()
            .filter(|dependency| dependency["kind"] != "dev")
        {
            let other = text(&dependency["name"]);
            let is_own = packages.iter().any(|package| package["name"] == other);
            assert!(
                !is_own || may.contains(&other),
                "`{name}` depends on `{other}`, which it may not"
            );
        }
    }
    assert_eq!(found.len(), allowed.len(), "{found:?}");
}

/// Of the workspace, without what it depends on.
fn metadata() -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--format-version=1", "--offline"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output();
    serde_json::from_slice(&output.expect("cargo runs").stdout).expect("JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
