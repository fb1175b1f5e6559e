//! Cargo sees the lock file, and so does who accepts.

use std::fs;

use crate::project::Project;
use crate::{DOMAIN, FILE, longer};

#[test]
fn cargo_checks_again_when_the_file_or_a_variable_changes_and_not_otherwise() {
    let mut project = Project::of_domain("seen", DOMAIN);
    // Without a file there is no check.
    assert!(project.check().is_success);
    assert_eq!(project.export(&["check"]).stdout, "");
    assert_eq!(project.compiles("domain"), None);

    // Accepting brings it about that the new file is seen.
    assert!(project.accept().starts_with("created "));
    assert_ne!(project.compiles("domain"), None);
    assert_eq!(project.compiles("domain"), None);
    let accepted = project.read(FILE);

    project.write(FILE, &accepted.replace("VARCHAR(100)", "VARCHAR(90)"));
    assert_eq!(project.check().reports.len(), 1, "the file was edited");
    project.write(FILE, &accepted);
    assert!(project.check().is_success, "the edit was taken back");
    assert_eq!(project.compiles("domain"), None);

    project.write("src/lib.rs", &longer());
    assert!(!project.check().is_success);
    fs::remove_file(project.path(FILE)).expect("removed");
    assert!(project.check().is_success, "the file was deleted");
    project.write(FILE, &accepted);
    project.write("src/lib.rs", &(longer() + "\n"));
    assert!(
        !project.check().is_success,
        "created, and the crate was compiled"
    );

    project.set("TABLEWRIGHT_DRIFT", Some("allow"));
    assert!(project.check().is_success);
    project.set("TABLEWRIGHT_DRIFT", Some("yes"));
    let reports = project.check().reports;
    assert_eq!(reports.len(), 1);
    assert_eq!(
        reports[0].message,
        "`TABLEWRIGHT_DRIFT` is `allow` or not set; it is `yes`"
    );
    project.set("TABLEWRIGHT_DRIFT", None);
    assert!(!project.check().is_success);
    project.set("TABLEWRIGHT_LOCK", Some("elsewhere.json"));
    assert!(project.check().is_success, "there is no such file");
    fs::copy(project.path(FILE), project.path("elsewhere.json")).expect("copied");
    project.write("src/lib.rs", &longer());
    assert!(!project.check().is_success, "there is one now");
    project.set("TABLEWRIGHT_LOCK", None);

    let changes = project.accept();
    assert_eq!(
        changes.lines().next(),
        Some(
            "books.title was accepted as VARCHAR(100) NOT NULL, but Book.title now maps to VARCHAR(200) NOT NULL (every stored value fits the new type)"
        )
    );
    assert_eq!(changes.lines().count(), 2, "{changes}");
    assert!(project.check().is_success);
    assert_eq!(project.compiles("domain"), None);
    assert!(project.accept().ends_with("nothing to accept\n"));
    assert_eq!(project.compiles("domain"), None);

    // In another target directory, everything is as it is in the first one.
    project.target(project.path("elsewhere"));
    assert!(project.check().is_success);
    project.write("src/lib.rs", DOMAIN);
    assert!(!project.check().is_success);
}

#[test]
fn a_check_tells_what_accepting_would() {
    let project = Project::of_domain("told", DOMAIN);
    let before = project.export(&["check"]);
    assert!(!before.is_success);
    assert!(
        before.stderr.contains("nothing is accepted yet"),
        "{}",
        before.stderr
    );
    project.accept();
    let accepted = project.read(FILE);
    assert!(project.export(&["check"]).is_success);

    project.write(
        "src/lib.rs",
        &longer().replace("number: i32", "number: i64"),
    );
    let checked = project.export(&["check"]);
    assert!(!checked.is_success);
    assert_eq!(project.read(FILE), accepted, "a check writes nothing");
    let told = project.accept();
    assert!(
        told.starts_with(&checked.stdout),
        "{told}{}",
        checked.stdout
    );
    assert_eq!(
        checked.stdout,
        "books.title was accepted as VARCHAR(100) NOT NULL, but Book.title now maps to VARCHAR(200) NOT NULL (every stored value fits the new type)\n\
         pages.number was accepted as INTEGER NOT NULL, but Page.number now maps to BIGINT NOT NULL (every stored value fits the new type)\n"
    );
    // A value a line: a review shows what has changed, and the fingerprint.
    let now = project.read(FILE);
    let changed = accepted.lines().zip(now.lines());
    assert_eq!(changed.filter(|(before, now)| before != now).count(), 3);
    assert_eq!(accepted.lines().count(), now.lines().count());
    assert!(project.export(&["check"]).is_success);
}
