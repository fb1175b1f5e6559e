//! A build reports what a check does. To build a crate, rustc makes the records of its aggregates
//! too: what a check has told of a type, the record does not tell once more.
//!
//! All cases of `ui` are programs of one package. With `TABLEWRIGHT_MATRIX` all of them are built,
//! else those where the mapping would come upon the mistake, and each tenth of the others.

#[path = "common/matrix.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod matrix;
#[path = "drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use project::{Project, dependency};
use serde_json::Value;

/// What the mapping asks too.
const MAPPED: [&str; 9] = [
    "children_parent_key",
    "children_shared_identity_in_a_list",
    "condition_comparable",
    "condition_measured",
    "condition_not_stored",
    "condition_options",
    "condition_pattern_renamed",
    "optional_nothing_required",
    "reference_parent_of_another_type",
];

/// An error: what it says, and where.
type Told = (String, String);

/// The cases by their names.
fn cases() -> BTreeMap<String, String> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let mut cases = BTreeMap::new();
    for folder in fs::read_dir(ui).unwrap() {
        let folder = folder.unwrap();
        for case in fs::read_dir(folder.path()).unwrap() {
            let path = case.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let kind = folder.file_name().into_string().unwrap();
                let name = path.file_stem().unwrap().to_str().unwrap();
                let text = fs::read_to_string(&path).unwrap();
                cases.insert(format!("{kind}_{name}"), text);
            }
        }
    }
    if matrix::is_whole() {
        return cases;
    }
    let all = cases.into_iter().enumerate();
    let some = all.filter(|(at, (name, _))| at % 10 == 0 || MAPPED.contains(&name.as_str()));
    some.map(|(_, case)| case).collect()
}

/// The errors of each program.
fn told(project: &Project, command: &str) -> BTreeMap<String, BTreeSet<Told>> {
    let done = project.cargo(&[
        command,
        "--offline",
        "--quiet",
        "--keep-going",
        "--message-format=json",
    ]);
    let mut told: BTreeMap<String, BTreeSet<Told>> = BTreeMap::new();
    for line in done.stdout.lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let (program, message) = (&line["target"]["name"], &line["message"]);
        let spans = message["spans"].as_array();
        if message["level"] == "error"
            && let Some(span) =
                spans.and_then(|spans| spans.iter().find(|of| of["is_primary"] == true))
        {
            let place = [
                "file_name",
                "line_start",
                "column_start",
                "line_end",
                "column_end",
            ];
            let place = place.map(|key| span[key].to_string()).join(":");
            let message = message["message"].as_str().unwrap().to_owned();
            let of_program = told.entry(program.as_str().unwrap().to_owned());
            of_program.or_default().insert((message, place));
        }
    }
    assert!(!told.is_empty(), "{}", done.stderr);
    told
}

#[test]
fn what_a_build_reports_a_check_reports() {
    let project = Project::new("built");
    let cases = cases();
    let features = dependency("\"chrono\", \"jiff\", \"serde_json\", \"rust_decimal\", \"time\"");
    project.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"built\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             {features}chrono = {{ version = \"0.4\", default-features = false }}\n\
             jiff = {{ version = \"0.2\", default-features = false }}\n\
             rust_decimal = {{ version = \"1\", default-features = false, features = [\"macros\"] }}\n\
             serde_json = \"1\"\ntime = {{ version = \"0.3\", default-features = false }}\n\
             uuid = {{ version = \"1\", default-features = false }}\n\n[workspace]\n"
        ),
    );
    for (name, text) in &cases {
        project.write(&format!("src/bin/{name}.rs"), text);
    }
    let (checked, built) = (told(&project, "check"), told(&project, "build"));
    // No case compiles.
    let names: Vec<&String> = cases.keys().collect();
    assert_eq!(checked.keys().collect::<Vec<_>>(), names);
    let mut different = Vec::new();
    for name in names {
        let (check, other) = (&checked[name], built.get(name).cloned().unwrap_or_default());
        for told in check.symmetric_difference(&other) {
            let by = if check.contains(told) {
                "check"
            } else {
                "build"
            };
            different.push(format!("{name}: only the {by}: {} ({})", told.0, told.1));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}
