//! The way from an accepted model to the code, and back.

use crate::domain::{DOMAIN, LOCK, shorter, tablewright};
use crate::project::Project;

#[test]
fn a_plan_leads_from_what_was_accepted_to_the_code() {
    let project = Project::of_domain("cli-plan", DOMAIN);
    assert_eq!(tablewright(&project, &["accept", "-q"]).code, Some(0));
    let plan = ["plan", "-q", "--against", LOCK, "--dialect"];
    let planned = |more: &[&str]| tablewright(&project, &[&plan, more].concat());
    let same = planned(&["sqlite"]);
    assert_eq!(
        (same.code, same.stdout.as_str()),
        (Some(0), ""),
        "{}",
        same.stderr
    );
    project.write("src/lib.rs", &shorter());
    let there = planned(&["postgres", "--at-once"]);
    assert_eq!(there.code, Some(1), "{}", there.stderr);
    let line = "ALTER COLUMN title TYPE varchar(90)";
    assert!(there.stdout.contains(line), "{}", there.stdout);
    let back = planned(&["postgres", "--at-once", "--down"]);
    assert_eq!(back.code, Some(1), "{}", back.stderr);
    assert!(back.stdout.contains("TYPE varchar(100)"), "{}", back.stdout);
    let preflight = planned(&["postgres", "--at-once", "--preflight"]);
    assert!(
        preflight.stdout.starts_with("SELECT 'books' AS place, "),
        "{}",
        preflight.stdout
    );
    let steps = planned(&["sqlite", "--format", "json"]);
    for line in steps.stdout.lines() {
        let step: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(step["reason"], "step");
        assert_eq!(step["on"], "books");
    }
    // A server may have other users meanwhile.
    let careless = planned(&["postgres"]);
    assert_eq!((careless.code, careless.stdout.as_str()), (Some(2), ""));
    assert!(
        careless.stderr.contains("`--at-once`"),
        "{}",
        careless.stderr
    );
    project.write(
        "src/lib.rs",
        &DOMAIN.replace("title: String", "name: Option<String>"),
    );
    let refused = planned(&["sqlite"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (Some(2), ""));
    assert!(
        refused.stderr.contains("DM401 books.title: "),
        "{}",
        refused.stderr
    );
    let meant = planned(&["sqlite", "--drop", "books.title", "--drop", "books.nothing"]);
    assert_eq!(meant.code, Some(1), "{}", meant.stderr);
    assert!(
        meant
            .stderr
            .contains("`--drop books.nothing` names nothing"),
        "{}",
        meant.stderr
    );
}
