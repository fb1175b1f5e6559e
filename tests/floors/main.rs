//! Crates and modules stand on floors: each names those of lower floors alone, so that there is no
//! cycle, and what a change reaches is seen from the lists.

mod imports;
mod once;
mod packages;
#[expect(dead_code, reason = "drift asks for more")]
#[path = "../drift/project.rs"]
mod project;
mod twins;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use imports::Imports;

/// From the ground up. What stands on one floor does not name each other.
type Floors = &'static [&'static [&'static str]];

/// The modules of each crate, by the folder that it is in.
const CRATES: &[(&str, Floors)] = &[
    (
        "macros",
        &[
            &["by_name", "groups", "naming", "role", "rustc", "tokens"],
            &["quote"],
            &["runtime_path", "syntax"],
            &["errors", "expression", "once", "stored_as"],
            // tokens -> attribute -> declared -> check -> expand
            &["attribute"],
            &["declared", "fragment"],
            &["check", "fingerprint"],
            &["lock"],
            &["expand"],
            &["fallback"],
            &["derive"],
        ],
    ),
    (
        "runtime",
        &[
            // What is known of texts, columns, rules and values.
            &["stack", "text"],
            &["invariant", "table"],
            &["rule"],
            &["number", "shape"],
            // What the types of fields contribute.
            &["fingerprint", "flat"],
            &["stored"],
            // From shapes to tables, to the record, and what has changed of it.
            &["mapping", "validation"],
            &["record"],
            &["domain", "drift"],
            &["id"],
            &["registry"],
            // What generated code names, and what the other crates use.
            &["private", "workspace"],
        ],
    ),
    (
        "model",
        &[
            &["carried", "expression", "lookup", "problem", "seal"],
            &["implication", "record"],
            &["names"],
            &["data_model"],
            &["document", "lock", "renaming", "review", "trace"],
            &["change", "expanded", "read"],
            &["assemble", "comparison"],
            &["linked"],
        ],
    ),
    (
        "sql",
        &[
            &["dialect", "space"],
            &["schema"],
            &["change", "column", "found", "writer"],
            &["engine"],
            &["mysql", "postgres", "sqlite"],
            &["mariadb"],
            &["engines"],
            &["names"],
            &["assemble", "catalogue", "script"],
            &["plan"],
        ],
    ),
    ("view", &[&["view"], &["diagram"], &["page"]]),
    (
        "cli",
        &[
            &["artifact", "changed", "metadata", "outcome"],
            &["catalogue", "file", "packages", "workspace"],
            &["report"],
            &["source"],
            &["arguments", "artifacts", "lock_file"],
            &["accept", "check", "inspected", "review"],
            &["export", "plan"],
            &["inspect"],
        ],
    ),
];

/// Modules of one folder that name each other, and why they have to.
const CIRCULAR: &[(&str, &[&str], &str)] = &[(
    "macros/src/expression",
    &["count", "method", "option", "parse", "pattern", "primary"],
    "the grammar is recursive: an argument is a condition, and a condition holds a pattern",
)];

/// Each crate with the others of the workspace that it may depend on, from the ground up.
const PACKAGES: &[(&str, &[&str])] = &[
    ("tablewright-macros", &[]),
    ("tablewright", &["tablewright-macros"]),
    ("tablewright-model", &["tablewright"]),
    ("tablewright-sql", &["tablewright", "tablewright-model"]),
    ("tablewright-view", &["tablewright-model"]),
    (
        "tablewright-cli",
        &[
            "tablewright",
            "tablewright-model",
            "tablewright-sql",
            "tablewright-view",
        ],
    ),
];

#[test]
fn no_module_names_a_higher_floor() {
    let mut wrong = Vec::new();
    for (krate, floors) in CRATES {
        let floor_of = |module: &str| floors.iter().position(|floor| floor.contains(&module));
        let imports = Imports::of(&sources(krate));
        for module in imports.at_root() {
            if floor_of(module).is_none() {
                wrong.push(format!(
                    "{krate}: `{module}` stands on no floor: give it one"
                ));
            }
        }
        for (module, other) in imports.between("") {
            match (floor_of(module), floor_of(other)) {
                (Some(floor), Some(below)) if below >= floor => {
                    wrong.push(format!(
                        "{krate}: `{module}` names `{other}`, which is no lower"
                    ));
                }
                _ => {}
            }
        }
        for (module, item) in imports.of_root() {
            wrong.push(format!(
                "{krate}: `{module}` names `crate::{item}`: name the module that it is in"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modules_of_a_folder_do_not_name_each_other_in_a_circle() {
    let mut found = BTreeSet::new();
    for (krate, _) in CRATES {
        let imports = Imports::of(&sources(krate));
        for folder in imports.folders() {
            for circle in imports.circles(folder) {
                found.insert((format!("{krate}/src/{folder}"), circle));
            }
        }
    }
    let known = CIRCULAR.iter().map(|(folder, modules, _)| {
        let modules = modules.iter().map(|module| (*module).to_owned());
        ((*folder).to_owned(), modules.collect())
    });
    let known: BTreeSet<(String, Vec<String>)> = known.collect();
    let new: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(new.is_empty(), "circles: {new:#?}");
    assert!(gone.is_empty(), "circles no more: {gone:#?}");
}

#[test]
fn no_crate_depends_on_one_that_it_may_not() {
    packages::assert_allowed(PACKAGES);
}

/// A file is one notion: who reads it sees all of it.
#[test]
fn no_file_is_longer_than_400_lines() {
    let folders = CRATES.iter().map(|(krate, _)| sources(krate));
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let mut long = Vec::new();
    for file in folders.chain([tests]).flat_map(|folder| files(&folder)) {
        let text = fs::read_to_string(&file).expect("a source");
        let lines = text.lines().count();
        if lines > 400 {
            long.push(format!("{}: {lines}", file.display()));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

fn sources(krate: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.join("..").join(krate).join("src")
}

/// The Rust files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
