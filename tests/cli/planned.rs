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

#[test]
fn a_plan_leads_from_one_catalogue_to_another() {
    let project = Project::of_domain("cli-plan-catalogues", DOMAIN);
    let catalogue = |columns: &[&str]| {
        let told = columns.iter().enumerate().map(|(position, name)| {
            serde_json::json!({
                "table": "books", "position": position, "name": name, "type": "TEXT", "nullable": 1
            })
        });
        let told: Vec<serde_json::Value> = told.collect();
        let sql = format!("CREATE TABLE books ({} TEXT)", columns.join(" TEXT, "));
        serde_json::json!({
            "dialect": "sqlite", "tables": [{ "name": "books", "sql": sql }], "columns": told,
            "checks": [], "foreign_keys": [], "indexes": [], "triggers": []
        })
        .to_string()
    };
    project.write("old.json", &catalogue(&["title"]));
    project.write("new.json", &catalogue(&["title", "subject"]));
    let planned = |arguments: &[&str]| {
        let all = [&["plan", "-q", "--dialect"], arguments].concat();
        tablewright(&project, &all)
    };
    let there = planned(&["sqlite", "new.json", "--against", "old.json"]);
    assert_eq!(there.code, Some(1), "{}", there.stderr);
    assert!(
        there.stdout.contains("\"subject\" TEXT"),
        "{}",
        there.stdout
    );
    let same = planned(&["sqlite", "new.json", "--against", "new.json"]);
    assert_eq!((same.code, same.stdout.as_str()), (Some(0), ""));
    let back = planned(&["sqlite", "new.json", "--against", "old.json", "--down"]);
    assert_eq!(back.code, Some(1), "{}", back.stderr);
    let drops = "-- Drops books.subject, with all that is stored in it.";
    assert!(back.stdout.contains(drops), "{}", back.stdout);
    for (arguments, says) in [
        (
            &["sqlite", "--against", "old.json"][..],
            "old.json is a catalogue",
        ),
        (
            &["postgres", "--at-once", "new.json", "--against", "old.json"],
            "`--dialect postgres` is asked for, and the catalogue is one of SQLite",
        ),
    ] {
        let refused = planned(arguments);
        assert_eq!((refused.code, refused.stdout.as_str()), (Some(2), ""));
        assert!(refused.stderr.contains(says), "{}", refused.stderr);
    }
}
