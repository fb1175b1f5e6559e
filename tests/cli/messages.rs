//! Messages for programs, and colours for terminals.

use std::path::Path;

use serde_json::{Value, json};

use crate::domain::{DOMAIN, LOCK, SHORTER, circular, shorter, tablewright};
use crate::project::Project;
use crate::tool;

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

/// The exit code, and the messages of both streams.
fn json_of(project: &Project, arguments: &[&str]) -> (Option<i32>, Vec<Value>, Vec<Value>) {
    let as_json = ["--message-format=json", "--quiet"];
    let ran = tablewright(project, &[arguments, &as_json].concat());
    (ran.code, lines(&ran.stdout), lines(&ran.stderr))
}

/// The text of a message, or what it is of.
fn text(message: &Value) -> &str {
    message.as_str().expect("a text")
}

#[test]
fn messages_can_be_read_by_programs() {
    let project = Project::of_domain("cli-json", DOMAIN);
    let json = |arguments: &[&str]| json_of(&project, arguments);
    let file = |status| json!({"reason": "file", "path": LOCK, "status": status});
    assert_eq!(json(&["accept"]), (Some(0), vec![file("created")], vec![]));
    assert_eq!(
        json(&["accept"]),
        (Some(0), vec![file("unchanged")], vec![])
    );
    project.write("src/lib.rs", &shorter());
    let loss = "stored values may be lost: not all of them fit the new type";
    let change = json!({
        "reason": "change", "table": "books", "kind": "column", "name": "title", "how": "changed", "key": "type",
        "before": "VARCHAR(100)", "after": "VARCHAR(90)", "loss": loss, "risk": "lost",
        "message": SHORTER.split(" (stored").next(),
    });
    let (code, found, aside) = json(&["check"]);
    assert_eq!((code, found), (Some(1), vec![change.clone()]));
    assert_eq!(aside[0]["reason"], "note");
    assert_eq!(
        json(&["accept"]),
        (Some(0), vec![change, file("wrote")], vec![])
    );

    project.write("src/lib.rs", &circular());
    let problem = json!({
        "reason": "problem", "code": "DM214", "path": "books.next",
        "message": "required references in a circle: books.next -> books; nobody could insert the first row",
        "help": "make one of them optional (`Option<Id<…>>`), or soft (`#[reference(soft)]`)",
    });
    assert_eq!(json(&["review"]), (Some(1), vec![problem.clone()], vec![]));
    // What was asked for is not the problem: it stands aside.
    let (code, found, aside) = json(&["check"]);
    assert_eq!((code, found, aside), (Some(1), vec![], vec![problem]));
    project.write("src/lib.rs", DOMAIN);
    // What the compiler has to say is as Cargo writes it.
    let (code, found, aside) = json(&["export", "--out", "model.json"]);
    assert_eq!((code, found), (Some(2), vec![]));
    assert_eq!(aside[0]["reason"], "compiler-message");
    assert!(
        text(&aside[0]["message"]["message"]).contains("books.title was accepted as VARCHAR(90)")
    );
    let last = text(&aside.last().expect("an error")["message"]);
    assert!(
        last.starts_with("`cargo build` failed: error: could not compile"),
        "{last}"
    );
    project.write("src/lib.rs", &shorter());
    let written = json!({"reason": "file", "path": "model.json", "status": "wrote"});
    assert_eq!(
        json(&["export", "--out", "model.json"]),
        (Some(0), vec![written], vec![])
    );
    let (code, found, aside) = json(&["inspect", "missing"]);
    assert_eq!((code, found), (Some(2), vec![]));
    assert_eq!(aside[0]["reason"], "error");
    assert!(text(&aside[0]["message"]).starts_with("missing: cannot be read: "));
}

#[test]
fn colours_are_for_terminals() {
    let told = |variables: &[(&str, &str)], arguments: &[&str]| {
        tool::run(
            Path::new("."),
            variables,
            &[&["inspect", "missing"], arguments].concat(),
        )
        .stderr
    };
    assert!(!told(&[], &[]).contains('\u{1b}'));
    assert!(told(&[], &["--color", "always"]).contains('\u{1b}'));
    assert!(told(&[("CLICOLOR_FORCE", "1")], &[]).contains('\u{1b}'));
    assert!(!told(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]).contains('\u{1b}'));
    assert!(!told(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]).contains('\u{1b}'));
    assert!(told(&[("CARGO_TERM_COLOR", "always")], &[]).contains('\u{1b}'));
    assert!(!told(&[("CARGO_TERM_COLOR", "always")], &["--color=never"]).contains('\u{1b}'));
    // What is wrong with the arguments is told alike.
    assert!(told(&[], &["--bogus", "--color", "always"]).contains('\u{1b}'));
    assert!(!told(&[("CLICOLOR_FORCE", "1")], &["--bogus", "--color=never"]).contains('\u{1b}'));
}
