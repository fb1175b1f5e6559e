//! Which packages are read.

use std::fs;

use serde_json::Value;

use crate::domain::{DOMAIN, tablewright};
use crate::project::{Project, dependency};

/// A workspace of a library, a program, and what has no aggregates.
fn packages(name: &str) -> Project {
    let project = Project::new(name);
    project.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"library\", \"program\", \"plain\", \"empty\"]\ndefault-members = [\"library\"]\n");
    let manifest = |name: &str, features: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[features]\n{features}\n[dependencies]\n{}",
            dependency("")
        )
    };
    project.write("library/Cargo.toml", &manifest("library", "more = []\n"));
    let gated = "#[cfg(feature = \"more\")]\n/// More.\n#[derive(Aggregate)]\npub struct More { pub id: Id<More> }\n";
    project.write("library/src/lib.rs", &(DOMAIN.to_owned() + gated));
    let program = DOMAIN
        .replace("Book", "Reader")
        .replace("pub ", "#[allow(dead_code)] pub ")
        + "fn main() {}\n";
    project.write("program/Cargo.toml", &manifest("program", ""));
    project.write("program/src/main.rs", &program);
    project.write("plain/Cargo.toml", &manifest("plain", ""));
    project.write("plain/src/lib.rs", "");
    project.write(
        "empty/Cargo.toml",
        &(manifest("empty", "") + "[lib]\nproc-macro = true\n"),
    );
    project.write("empty/src/lib.rs", "");
    project
}

#[test]
fn packages_are_selected_as_cargo_does() {
    let project = packages("cli-packages");
    let tables = |arguments: &[&str]| {
        let ran = tablewright(&project, arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.stderr);
        let document: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let tables = document["tables"].as_array().expect("tables").iter();
        tables
            .map(|table| table["name"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    let manifest = project.read("library/Cargo.toml");
    let version = manifest.split('"').nth(3).expect("a version");
    let library = format!("library@{version}");
    assert_eq!(tables(&[]), ["books"], "the default member");
    assert_eq!(tables(&["-p", "program"]), ["readers"]);
    assert_eq!(
        tables(&["export", "--package", &library, "-p", "program"]).len(),
        2
    );
    assert_eq!(tables(&["--workspace"]), ["books", "readers"]);
    assert_eq!(
        tables(&["--workspace", "--exclude", "library"]),
        ["readers"]
    );
    assert_eq!(tables(&["--features", "more"]), ["books", "mores"]);
    assert_eq!(
        tables(&["--manifest-path", "program/Cargo.toml", "--offline"]),
        ["readers"]
    );
    assert_eq!(
        tables(&["-p", "library", "--release", "--locked"]),
        ["books"]
    );

    // Two programs of one package may share their domain.
    project.write(
        "program/src/bin/other.rs",
        &project.read("program/src/main.rs"),
    );
    assert_eq!(
        tables(&["-p", "program", "--bin", "other", "--jobs", "1"]),
        ["readers"]
    );
    fs::remove_dir_all(project.path("program/src/bin")).expect("removed");
    // Of a program, its crate answers for the lock file.
    let accepted = tablewright(&project, &["accept", "--workspace"]);
    assert_eq!(
        accepted.stdout,
        "created library/data-model.lock.json\ncreated program/data-model.lock.json\n"
    );
}

#[test]
fn packages_that_cannot_be_built_say_why() {
    let project = packages("cli-none");
    let told = |arguments: &[&str]| {
        let ran = tablewright(&project, &[arguments, &["--quiet"]].concat());
        assert_eq!(ran.stdout, "");
        (ran.code, ran.stderr)
    };
    assert_eq!(
        told(&["-p", "plain"]),
        (Some(2), "DM105: no aggregate is in what was built\n  help: select the packages of the domain: `--package domain`, or `--workspace`\n".to_owned())
    );
    assert_eq!(
        told(&["-p", "empty"]),
        (
            Some(2),
            "error: there is nothing to build: no package with a library or a binary is selected\n"
                .to_owned()
        )
    );
    assert_eq!(
        told(&["-p", "missing"]),
        (
            Some(2),
            "error: package `missing` is not a member of the workspace\n".to_owned()
        )
    );
    assert_eq!(
        told(&["--exclude", "library"]),
        (
            Some(2),
            "error: --exclude can only be used together with --workspace\n".to_owned()
        )
    );
    let (code, message) = told(&["--manifest-path", "missing/Cargo.toml"]);
    assert_eq!(code, Some(2));
    assert!(
        message.starts_with("error: manifest path `missing/Cargo.toml` does not exist"),
        "{message}"
    );
}
