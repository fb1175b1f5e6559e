//! Accepting a model, and comparing with what was accepted.

use std::fs;

use crate::domain::{DOMAIN, LOCK, SHORTER, shorter, tablewright, with};
use crate::project::Project;

#[test]
fn a_model_is_accepted_compared_and_accepted_again() {
    let project = Project::of_domain("cli-drift", DOMAIN);
    let nothing = tablewright(&project, &["check"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (Some(2), ""));
    assert!(
        nothing
            .stderr
            .contains("error: data-model.lock.json: nothing is accepted yet: "),
        "{}",
        nothing.stderr
    );
    let accepted = tablewright(&project, &["accept"]);
    assert_eq!(
        (accepted.code, accepted.stdout.as_str()),
        (Some(0), "created data-model.lock.json\n")
    );
    let same = tablewright(&project, &["check", "--quiet"]);
    assert_eq!(
        (same.code, same.stdout.as_str(), same.stderr.as_str()),
        (Some(0), "", "")
    );
    let lock = project.read(LOCK);

    project.write("src/lib.rs", &shorter());
    // Code that has drifted does not compile: the compiler says where.
    let export = tablewright(&project, &["export"]);
    assert_eq!((export.code, export.stdout.as_str()), (Some(2), ""));
    assert!(
        export
            .stderr
            .contains("to accept: cargo tablewright accept"),
        "{}",
        export.stderr
    );
    assert!(
        export.stderr.ends_with("error: `cargo build` failed\n"),
        "{}",
        export.stderr
    );
    // What tells of it does so nevertheless.
    let check = tablewright(&project, &["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (Some(1), SHORTER));
    assert!(check.stderr.ends_with("note: to accept: cargo tablewright accept, or TABLEWRIGHT_DRIFT=allow cargo run --example export -- accept\n"));
    assert_eq!(project.read(LOCK), lock);
    assert_eq!(tablewright(&project, &["review"]).code, Some(0));

    let accepted = tablewright(&project, &["accept"]);
    assert_eq!(accepted.code, Some(0));
    assert_eq!(
        accepted.stdout,
        format!("{SHORTER}wrote data-model.lock.json\n")
    );
    assert!(project.check().is_success);
    let again = tablewright(&project, &["accept"]);
    assert_eq!(again.stdout, "data-model.lock.json: nothing to accept\n");
    assert_written_anew(&project);
}

/// What is spelled otherwise is written as a whole, unless it may not be.
fn assert_written_anew(project: &Project) {
    project.write(
        LOCK,
        &project.read(LOCK).replace("  \"format\"", "   \"format\""),
    );
    let misspelled = tablewright(project, &["check"]);
    let lock = project.path(LOCK);
    let mut read_only = fs::metadata(&lock).expect("a file").permissions();
    read_only.set_readonly(true);
    fs::set_permissions(&lock, read_only).expect("permissions");
    let refused = tablewright(project, &["accept"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (Some(2), ""));
    assert!(
        refused
            .stderr
            .ends_with("data-model.lock.json: cannot be written: it is read-only\n"),
        "{}",
        refused.stderr
    );
    assert_eq!(misspelled.code, Some(1));
    assert!(
        misspelled.stdout.starts_with("data-model.lock.json: "),
        "{}",
        misspelled.stdout
    );
}

/// Cargo gives such a variable to what it compiles and runs, but not to its commands.
#[test]
fn the_lock_file_that_cargos_configuration_names_is_used() {
    let project = Project::of_domain("cli-config", DOMAIN);
    project.write(
        ".cargo/config.toml",
        "[env]\nTABLEWRIGHT_LOCK = { value = \"models/all.json\", relative = true }\n",
    );
    fs::create_dir(project.path("models")).expect("a folder");
    let accepted = tablewright(&project, &["accept"]);
    assert_eq!(
        accepted.stdout, "created models/all.json\n",
        "{}",
        accepted.stderr
    );
    assert!(!project.path(LOCK).exists());
    project.write("src/lib.rs", &shorter());
    assert!(!project.check().is_success);
    let check = tablewright(&project, &["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (Some(1), SHORTER));
    // The environment goes first, as Cargo has it.
    let other = with(&project, &[("TABLEWRIGHT_LOCK", "other.json")], &["accept"]);
    assert_eq!(other.stdout, "created other.json\n", "{}", other.stderr);
}
